internal import Base

/// The bodies of here-documents, and the escapes of `$'…'`.
extension ShellReader {
  /// Reads the bodies that the line above announced.
  mutating func readHeredocs() {
    let announced = pending
    pending = []
    for one in announced {
      let body = heredocBody(one)
      if one.isQuoted {
        heredocs[one.number] = ShellWord(parts: [.text(String(decoding: body, as: UTF8.self), isQuoted: true)])
        continue
      }
      var inner = ShellReader(body, from: 0, depth: depth + 1)
      var parts = WordParts()
      if depth < Self.maximumDepth { inner.quoted(until: nil, into: &parts) }
      heredocs[one.number] = ShellWord(parts: parts.finished)
    }
  }

  private mutating func heredocBody(_ one: PendingHeredoc) -> [UInt8] {
    var body: [UInt8] = []
    while at < end {
      var line = at
      if one.stripsTabs { while line < end, bytes[line] == 9 { line += 1 } }
      var stop = line
      while stop < end, bytes[stop] != 10 { stop += 1 }
      at = min(stop + 1, end)
      var text = bytes[line..<stop]
      if text.last == 13 { text.removeLast() }
      if text.elementsEqual(one.delimiter) { return body }
      body += bytes[line..<stop]
      body.append(10)
    }
    return body
  }

  /// What follows `$'`, with the closing quote.
  mutating func ansiString(into parts: inout WordParts) {
    while let next = peek, next != UInt8(ascii: "'") {
      at += 1
      guard next == UInt8(ascii: "\\") else {
        parts.add(next, isQuoted: true)
        continue
      }
      let (decoded, length) = ShellEscapes.decode(bytes[at...])
      for byte in decoded { parts.add(byte, isQuoted: true) }
      at += length
    }
    if at < end { at += 1 }
  }
}
