/// One way of breaking a text, and the first byte that it touches.
public struct Damage: Sendable, CustomStringConvertible {
  public enum Kind: String, Sendable, CaseIterable {
    case truncate, replace, delete, insert, insertToken, duplicate
  }

  public let kind: Kind
  public let offset: Int
  private let length: Int
  private let source: Int
  private let inserted: [UInt8]

  /// Text that changes how everything after it reads.
  private static let tokens: [StaticString] = [
    "(", ")", "[", "]", "{", "}", "\"", "'", "\"\"\"", "'''", "f\"{", "f'''", "}}", "{{", ":", ",", "\\", "\\\n", "\n",
    "\r", "\t", "\n\t", "\n  ", "def ", "class ", "else:", "elif x:", "except:", "finally:", "case _:", "match x:",
    "async ",
    "await ", "lambda ", "lambda *", "@", "->", ":=", "=", "**", "*", "...", "not ", "import ", "from . ", "0x", "1_",
    "1e",
    "#", ";", "\u{c}", "\u{0}", "\u{feff}", "é", "$", "?", "!", "%", "if ", "for ", " in ", "yield ", "type X[T",
    "print ",
  ]

  public init(_ kind: Kind, in text: [UInt8], _ random: inout SeededGenerator) {
    self.kind = kind
    offset = random.below(text.count + 1)
    let room = text.count - offset
    length = kind == .truncate ? room : min(room, 1 + random.below(kind == .delete || kind == .duplicate ? 40 : 4))
    source = kind == .duplicate ? random.below(text.count) : 0
    switch kind {
    case .truncate, .delete: inserted = []
    case .replace, .insert: inserted = (0..<(1 + random.below(3))).map { _ in UInt8(random.below(256)) }
    case .insertToken:
      let token = Damage.tokens[random.below(Damage.tokens.count)]
      inserted = Array(token.description.utf8)
    case .duplicate: inserted = Array(text.dropFirst(source).prefix(1 + random.below(200)))
    }
  }

  public func applied(to text: [UInt8]) -> [UInt8] {
    let removed = kind == .truncate || kind == .replace || kind == .delete ? length : 0
    return Array(text[..<offset]) + inserted + Array(text[(offset + removed)...])
  }

  public var description: String { "\(kind) at \(offset), \(length) bytes, \(inserted.count) new" }
}
