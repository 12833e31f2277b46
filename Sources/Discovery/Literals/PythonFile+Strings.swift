import Base
import PythonSyntax

/// Constants that can be read off the tree without evaluating anything.
extension PythonFile {
  /// The text of a plain string or adjacent ones; nil for all else, f-strings with replacements included.
  func string(_ id: ID<Node>) -> String? {
    switch kind(id) {
    case .string: return plainText(self[id])
    case .concatenation:
      let parts = children(of: id).map { string($0) }
      return parts.contains { $0 == nil } ? nil : parts.compactMap { $0 }.joined()
    default: return nil
    }
  }

  private func plainText(_ node: Node) -> String {
    let flags = StringFlags(rawValue: UInt8(truncatingIfNeeded: node.payload))
    var start = Int(node.start)
    let end = Int(node.end)
    while start < end, source[start] != UInt8(ascii: "\""), source[start] != UInt8(ascii: "'") { start += 1 }
    let quotes = flags.contains(.triple) ? 3 : 1
    start = min(start + quotes, end)
    let text = source[start..<max(start, flags.contains(.unterminated) ? end : end - quotes)]
    guard !flags.contains(.raw), text.contains(UInt8(ascii: "\\")) else { return String(decoding: text, as: UTF8.self) }
    return String(decoding: Self.withoutEscapes(text), as: UTF8.self)
  }

  // Enough for module names, paths and requirements: no such text has other escapes.
  private static func withoutEscapes(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var kept: [UInt8] = []
    var isEscaped = false
    for byte in text {
      if byte == UInt8(ascii: "\\"), !isEscaped {
        isEscaped = true
      } else {
        if isEscaped, byte == UInt8(ascii: "n") {
          kept.append(10)
        } else if !isEscaped || byte != 10 {
          kept.append(byte)
        }
        isEscaped = false
      }
    }
    return kept
  }

  /// The strings of a list, tuple, set or single literal; a name stands for what it was assigned last before.
  func strings(_ id: ID<Node>, depth: Int = 0) -> [String] {
    guard depth < 8 else { return [] }
    switch kind(id) {
    case .string, .concatenation: return string(id).map { [$0] } ?? []
    case .list, .tuple, .set: return children(of: id).flatMap { strings($0, depth: depth + 1) }
    case .binaryOp: return children(of: id).flatMap { strings($0, depth: depth + 1) }
    case .name: return assigned(to: id).map { strings($0, depth: depth + 1) } ?? []
    default: return []
    }
  }

  /// The pairs of a dict display whose keys are plain strings.
  func pairs(_ id: ID<Node>, depth: Int = 0) -> [(key: String, value: ID<Node>)] {
    if kind(id) == .name, depth < 8 { return assigned(to: id).map { pairs($0, depth: depth + 1) } ?? [] }
    guard kind(id) == .dict else { return [] }
    var result: [(key: String, value: ID<Node>)] = []
    var key: ID<Node>?
    for child in children(of: id) where kind(child) != .dictUnpack {
      if let known = key {
        if let text = string(known) { result.append((text, child)) }
        key = nil
      } else {
        key = child
      }
    }
    return result
  }

  /// The value of the last plain assignment to this name above its use.
  func assigned(to use: ID<Node>) -> ID<Node>? {
    let (symbol, position) = (self[use].symbol, self[use].start)
    var found: ID<Node>?
    for row in nodes.indices where nodes[row].start < position && nodes[row].kind == .assign {
      let id = ID<Node>(row)
      guard nodes[row].end <= position, let target = firstChild(of: id), let value = lastChild(of: id) else { continue }
      if kind(target) == .name, self[target].symbol == symbol { found = value }
    }
    return found
  }

  /// The 1-based line a row starts on.
  func line(of id: ID<Node>) -> Int { source[..<Int(self[id].start)].count { $0 == 10 } + 1 }
}
