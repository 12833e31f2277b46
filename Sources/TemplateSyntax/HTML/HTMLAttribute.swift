public import Base

/// An attribute of an HTML start tag that may matter to a Django project.
///
/// Rows of the tree that make up its value are those inside `value`: `TemplateFile.rows(in:)`.
public struct HTMLAttribute: BitwiseCopyable, Hashable, Sendable {
  public var kind: Kind
  /// `form`, `input`, `a`, ….
  public var elementName: TextRange
  /// The start tag from `<`; it may hold several attributes of interest.
  public var elementStart: UInt32
  public var name: TextRange
  private var valueRange: TextRange
  private var hasValue: Bool

  /// Without quotes; `nil` for an attribute that has none.
  public var value: TextRange? { hasValue ? valueRange : nil }

  public enum Kind: UInt8, BitwiseCopyable, Sendable, CaseIterable {
    /// `<form method>` or `formmethod` of a button.
    case method
    /// `<form action>` or `formaction` of a button.
    case action
    case href
    case src
    /// `name` of a form control.
    case name
    case id
    /// `hx-get`, `hx-post`, `hx-put`, `hx-patch`, `hx-delete`, also with `data-` before it.
    case hxRequest
    /// Any other `hx-…`.
    case hx
  }

  init(_ kind: Kind, element: TextRange, start: UInt32, name: TextRange, value: TextRange?) {
    self.kind = kind
    elementName = element
    elementStart = start
    self.name = name
    valueRange = value ?? TextRange(name.end, name.end)
    hasValue = value != nil
  }
}

extension HTMLAttribute.Kind {
  /// The kind of attribute `name` on `element`, if it is of interest; names compare without case.
  init?(_ name: Range<Int>, on element: Range<Int>, in source: Span<UInt8>) {
    guard name.count >= 2 else { return nil }
    switch source[name.lowerBound] | 0x20 {
    case UInt8(ascii: "a"):
      guard source.spells("action", at: name) else { return nil }
      self = .action
    case UInt8(ascii: "m"):
      guard source.spells("method", at: name) else { return nil }
      self = .method
    case UInt8(ascii: "f"):
      if source.spells("formaction", at: name) {
        self = .action
      } else if source.spells("formmethod", at: name) {
        self = .method
      } else {
        return nil
      }
    case UInt8(ascii: "s"):
      guard source.spells("src", at: name) else { return nil }
      self = .src
    case UInt8(ascii: "i"):
      guard source.spells("id", at: name) else { return nil }
      self = .id
    case UInt8(ascii: "n"):
      guard source.spells("name", at: name), source.isControl(element) else { return nil }
      self = .name
    case UInt8(ascii: "h"):
      if source.spells("href", at: name) { self = .href } else { self.init(htmx: name, in: source) }
    case UInt8(ascii: "d"):
      guard name.count > 8, source.spells("data-", at: name.lowerBound..<name.lowerBound + 5) else { return nil }
      self.init(htmx: name.lowerBound + 5..<name.upperBound, in: source)
    case _: return nil
    }
  }

  private init?(htmx name: Range<Int>, in source: Span<UInt8>) {
    guard name.count > 3, source.spells("hx-", at: name.lowerBound..<name.lowerBound + 3) else { return nil }
    let verb = name.lowerBound + 3..<name.upperBound
    let isRequest =
      source.spells("get", at: verb) || source.spells("post", at: verb) || source.spells("put", at: verb)
      || source.spells("patch", at: verb) || source.spells("delete", at: verb)
    self = isRequest ? .hxRequest : .hx
  }
}

extension Span<UInt8> {
  /// Whether `range` is `text` (in lower case), case aside.
  func spells(_ text: String, at range: Range<Int>) -> Bool {
    guard text.utf8.count == range.count else { return false }
    var i = range.lowerBound
    for expected in text.utf8 {
      let byte = self[i]
      if expected != (byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte) { return false }
      i += 1
    }
    return true
  }

  func isControl(_ element: Range<Int>) -> Bool {
    spells("input", at: element) || spells("select", at: element) || spells("textarea", at: element)
      || spells("button", at: element) || spells("form", at: element)
  }
}
