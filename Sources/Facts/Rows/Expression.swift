public import Base

/// A Python expression without its syntax: one row in pre-order, children directly behind their parent.
///
/// Only what later stages read is kept: right sides of module and class bodies, bases, decorators, and the arguments of
/// calls with a meaning to Django. Everything else is `opaque`.
public struct Expression: BitwiseCopyable, Sendable, Hashable {
  public enum Kind: UInt8, BitwiseCopyable, Sendable, CaseIterable {
    /// text: the value, escapes undone, adjacent literals joined
    case string
    /// text: the literal parts with `{}` for each replacement
    case formatted
    case bytes
    /// text: as written
    case number
    case `true`, `false`, none, ellipsis
    /// text: a dotted chain, `models.CharField`
    case name
    /// text: the callee, `models.CharField`; a call in the chain is written `()`: `Order.objects.filter().first`.
    /// children: `callee`? (only when it is not a plain dotted name), then arguments
    case call
    /// child: what is called
    case callee
    /// text: the keyword; child: its value
    case keyword
    /// child: `*x`
    case starred
    /// child: `**x`
    case unpack
    case list, tuple, set
    /// children: key, value, key, value, … ; `unpack` stands for a pair
    case dict
    /// children: value, index
    case `subscript`
    /// text: the attribute's name; child: an object that is not a plain dotted name
    case attribute
    /// children: left, right
    case add
    /// other operators; children: operands
    case operation
    /// children: body, else
    case conditional
    /// child: the body
    case lambda
    /// child: the element
    case comprehension
    case opaque
  }

  public var kind: Kind
  public var text: Name
  public var range: TextRange
  /// Rows of the subtree, this one included.
  public var size: UInt32

  public init(_ kind: Kind, _ text: Name, _ range: TextRange, size: UInt32 = 1) {
    self.kind = kind
    self.text = text
    self.range = range
    self.size = size
  }
}
