import Base
internal import TextRegions

/// Puts members and elements into the text of a JSON document, and takes them out, leaving all else as it stands.
extension GrownText {
  /// Adds an item behind the last one of the container; `key` is empty for an array.
  mutating func append(_ key: String, _ value: JSONValue, to container: JSONCNode, _ layout: JSONCLayout) {
    let prefix = key.isEmpty ? "" : JSONValue.string(key).text(.compact) + ": "
    if container.items.isEmpty {
      fill(container, prefix, value, layout)
    } else if JSONCLayout.isOnLines(container, in: bytes) {
      appendLine(prefix, value, to: container, layout)
    } else if let last = container.items.last {
      // A trailing comma stays one.
      let text = prefix + layout.line(value)
      if let comma = last.comma {
        insert(" \(text),", at: comma + 1)
      } else {
        insert(", \(text)", at: last.end)
      }
    }
  }

  private mutating func appendLine(
    _ prefix: String, _ value: JSONValue, to container: JSONCNode, _ layout: JSONCLayout
  ) {
    guard let last = container.items.last else { return }
    let outer = TextStyle.leadingSpace(ofLineAt: last.start, in: bytes)
    let text = layout.newline + outer + prefix + layout.lines(value, outer: outer)
    // A comment on the last item's line belongs to that item.
    let end = endOfLineComments(after: last.comma.map { $0 + 1 } ?? last.end)
    insert(last.comma == nil ? text : text + ",", at: end)
    if last.comma == nil { insert(",", at: last.end) }
  }

  private mutating func fill(_ container: JSONCNode, _ prefix: String, _ value: JSONValue, _ layout: JSONCLayout) {
    let open = container.range.lowerBound
    let close = container.range.upperBound - 1
    if layout.isOneLine { return insert(prefix + layout.line(value), at: close) }
    let outer = TextStyle.leadingSpace(ofLineAt: open, in: bytes)
    let inner = outer + layout.indent
    let text = layout.newline + inner + prefix + layout.lines(value, outer: inner)
    if bytes[open..<close].contains(UInt8(ascii: "\n")) {
      insert(text, at: endOfText(in: open + 1..<close))
    } else {
      insert(text + layout.newline + outer, at: close)
    }
  }

  /// Takes an item out of its container with the space before it and the comma that parted it from its neighbour.
  mutating func remove(_ item: JSONCItem, from container: JSONCNode) {
    let items = container.items
    guard let number = items.firstIndex(where: { $0.start == item.start }) else { return }
    let isLast = number == items.count - 1
    let end = item.comma.map { $0 + 1 } ?? item.end
    var start = endOfText(in: container.range.lowerBound + 1..<item.start)
    // What stands before may be a comment that only its line's end closes.
    if bytes[start..<item.start].contains(UInt8(ascii: "\n")), !endsLine(end) { start = item.start }
    replace(start..<end, with: "")
    if isLast, item.comma == nil, number > 0, let comma = items[number - 1].comma {
      replace(comma..<comma + 1, with: "")
    }
  }

  private func endsLine(_ place: Int) -> Bool {
    let next = bytes[place...].first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
    return next == nil || next == UInt8(ascii: "\n") || next == UInt8(ascii: "\r")
  }

  /// Behind the spaces and comments that end on the line of `place`.
  private func endOfLineComments(after place: Int) -> Int {
    var end = place
    var at = place
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"): at += 1
      case UInt8(ascii: "/") where bytes[at...].starts(with: "//".utf8):
        while at < bytes.count, bytes[at] != UInt8(ascii: "\n"), bytes[at] != UInt8(ascii: "\r") { at += 1 }
        return at
      case UInt8(ascii: "/") where bytes[at...].starts(with: "/*".utf8):
        at += 2
        while at + 1 < bytes.count, !bytes[at...].starts(with: "*/".utf8) {
          if bytes[at] == UInt8(ascii: "\n") { return end }
          at += 1
        }
        at += 2
        end = at
      default: return end
      }
    }
    return end
  }

  /// Behind the last byte of the range that is no space; its start when there is none.
  private func endOfText(in range: Range<Int>) -> Int {
    let last = bytes[range].lastIndex { $0 != 32 && !(9...10).contains($0) && $0 != 13 }
    return last.map { $0 + 1 } ?? range.lowerBound
  }
}
