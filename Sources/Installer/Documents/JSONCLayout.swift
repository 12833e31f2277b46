import Base
internal import TextRegions

/// Writes values the way the document around them is written.
struct JSONCLayout {
  var newline: String
  /// One step inwards.
  var indent: String
  /// The whole document stands on one line.
  var isOneLine: Bool

  init(_ bytes: [UInt8], root: JSONCNode?) {
    newline = TextStyle(bytes).newline
    indent = Self.indent(of: root, in: bytes) ?? "  "
    isOneLine = root.map { !$0.items.isEmpty && !bytes[$0.range].contains(UInt8(ascii: "\n")) } ?? false
  }

  /// What the first member of the document is indented by, if it stands on a line of its own.
  private static func indent(of root: JSONCNode?, in bytes: [UInt8]) -> String? {
    guard let root, let first = root.items.first, isOnLines(root, in: bytes) else { return nil }
    let space = TextStyle.leadingSpace(ofLineAt: first.start, in: bytes)
    let outer = TextStyle.leadingSpace(ofLineAt: root.range.lowerBound, in: bytes)
    return space.count > outer.count ? String(space.dropFirst(outer.count)) : nil
  }

  /// Whether the first item stands on another line than the bracket before it.
  static func isOnLines(_ node: JSONCNode, in bytes: [UInt8]) -> Bool {
    guard let first = node.items.first else { return false }
    return bytes[node.range.lowerBound..<first.start].contains(UInt8(ascii: "\n"))
  }

  /// The value on several lines, all but the first of them indented by `outer`.
  func lines(_ value: JSONValue, outer: String) -> String {
    let lines = value.text(.indented).split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().map { number, line in
      let depth = line.prefix { $0 == " " }.count / 2
      let space = number == 0 ? "" : outer + String(repeating: indent, count: depth)
      return space + line.drop { $0 == " " }
    }.joined(separator: newline)
  }

  /// The value on one line, with a space after commas and colons.
  func line(_ value: JSONValue) -> String {
    switch value {
    case .array(let elements): "[" + elements.map(line).joined(separator: ", ") + "]"
    case .object(let members):
      "{" + members.map { "\(JSONValue.string($0.0).text(.compact)): \(line($0.1))" }.joined(separator: ", ") + "}"
    case .null, .bool, .int, .double, .string: value.text(.compact)
    }
  }
}
