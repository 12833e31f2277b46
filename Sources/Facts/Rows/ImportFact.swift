public import Base

/// One name that an import statement brings in: `from a import b, c` gives two rows.
public struct ImportFact: Sendable, Equatable {
  public enum Form: UInt8, Sendable {
    /// `import a.b` — binds `a`, or the whole path under its alias
    case module
    /// `from a import b`
    case member
    /// `from a import *`
    case star
  }

  public struct Flags: OptionSet, Sendable, Equatable {
    public var rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Inside `if TYPE_CHECKING:`.
    public static let typeChecking = Flags(rawValue: 1)
    /// Inside `try:` or one of its handlers.
    public static let attempted = Flags(rawValue: 2)
    /// Inside some other `if`.
    public static let conditional = Flags(rawValue: 4)
    /// Inside a function or class body.
    public static let nested = Flags(rawValue: 8)
  }

  public var form: Form
  /// Leading dots; 0 for an absolute import.
  public var level: Int
  /// Dotted module as written, without the dots in front; may be empty (`from . import x`).
  public var module: String
  /// The imported member; empty for `module` and `star`.
  public var name: String
  /// The local name that is bound; empty for `star`.
  public var local: String
  public var flags: Flags
  /// The function or class around the import.
  public var scope: ID<Definition>
  /// The whole statement.
  public var statement: TextRange
  /// This name in the statement, with its alias.
  public var range: TextRange

  public init(
    _ form: Form, level: Int = 0, module: String, name: String = "", local: String, flags: Flags = [],
    scope: ID<Definition> = .none, statement: TextRange, range: TextRange
  ) {
    self.form = form
    self.level = level
    self.module = module
    self.name = name
    self.local = local
    self.flags = flags
    self.scope = scope
    self.statement = statement
    self.range = range
  }
}
