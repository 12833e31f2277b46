import Base

/// The bytes of a file as UTF-8 without byte order mark, whatever its PEP 263 cookie said.
struct SourceText {
  var bytes: [UInt8]
  var problems: [Problem] = []

  init(_ given: consuming [UInt8]) {
    bytes = given
    let hasMark = bytes.count >= 3 && bytes[0] == 0xef && bytes[1] == 0xbb && bytes[2] == 0xbf
    if hasMark { bytes.removeFirst(3) }
    let cookie = Self.cookie(in: bytes)
    let census = bytes.span.census()
    if census.hasZero { reportZero() }
    // With a mark CPython takes no other spelling than these.
    if hasMark, let cookie, !Encoding.isPlainUTF8(cookie) { report(.invalidEncoding) }
    switch cookie.map(Encoding.init) {
    case .utf8, nil: if census.hasHigh { checkUTF8() }
    case .latin1:
      if !hasMark { transcode { UInt32($0) } }
    case .codePage(let upperHalf):
      if !hasMark { transcode(upperHalf) }
    case .extendsASCII:
      if census.hasHigh { report(.unknownEncoding) }
    case .unknown:
      report(.unknownEncoding)
      checkUTF8()
    }
  }

  private mutating func report(_ kind: Problem.Kind) { problems.append(Problem(kind, TextRange(0, 0))) }

  private enum Encoding {
    case utf8, latin1, extendsASCII, unknown
    case codePage(String)

    init(_ name: String) {
      let name = Encoding.normalised(name)
      switch name {
      case "utf-8", "utf8", "u8": self = .utf8
      case "latin-1", "latin1", "iso-8859-1", "iso8859-1", "l1", "8859", "cp819", "iso-latin-1":
        self = .latin1
      case _ where name.hasPrefix("utf-8-"): self = .utf8
      case _ where name.hasPrefix("latin-1-") || name.hasPrefix("iso-8859-1-"): self = .latin1
      case _ where CodePage.extendsASCII(name): self = .extendsASCII
      default:
        if let upperHalf = CodePage.upperHalf(name) { self = .codePage(upperHalf) } else { self = .unknown }
      }
    }

    private static func normalised(_ name: String) -> String { name.lowercased().replacing("_", with: "-") }

    static func isPlainUTF8(_ name: String) -> Bool {
      normalised(name) == "utf-8" || normalised(name).hasPrefix("utf-8-")
    }
  }

  private mutating func reportZero() {
    guard let at = bytes.firstIndex(of: 0) else { return }
    problems.append(Problem(.nullByte, TextRange(UInt32(at), UInt32(at + 1))))
  }

  private mutating func transcode(_ upperHalf: String) {
    let scalars = upperHalf.unicodeScalars.map(\.value)
    transcode { scalars[Int($0) - 128] }
    if bytes.contains(0xef), String(decoding: bytes, as: UTF8.self).unicodeScalars.contains("\u{fffd}") {
      report(.invalidEncoding)
    }
  }

  /// Replaces each byte above 127 by the character that `scalar` gives for it.
  private mutating func transcode(_ scalar: (UInt8) -> UInt32) {
    guard bytes.contains(where: { $0 > 127 }) else { return }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 5 / 4 + 64)
    for byte in bytes {
      if byte < 0x80 {
        text.append(byte)
      } else {
        text.append(contentsOf: UTF8.encode(Unicode.Scalar(scalar(byte)) ?? "\u{fffd}").map(Array.init) ?? [])
      }
    }
    bytes = text
  }

  private mutating func checkUTF8() {
    guard let start = Self.firstInvalidByte(bytes.span) else { return }
    problems.append(Problem(.invalidEncoding, TextRange(UInt32(start), UInt32(start + 1))))
  }

  /// Where the text stops being UTF-8.
  private static func firstInvalidByte(_ span: Span<UInt8>) -> Int? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  /// The encoding named by a comment in the first two lines (PEP 263); the first line must be blank or a comment when
  /// the second one has it.
  private static func cookie(in bytes: [UInt8]) -> String? {
    var at = 0
    for _ in 0..<2 {
      var end = at
      while end < bytes.count, bytes[end] != 10, bytes[end] != 13 { end += 1 }
      let line = bytes[at..<end]
      let text = line.drop { $0 == 32 || $0 == 9 || $0 == 12 }
      if text.first == UInt8(ascii: "#"), let name = cookie(inComment: text) { return name }
      if let first = text.first, first != UInt8(ascii: "#") { return nil }
      at = end + (end + 1 < bytes.count && bytes[end] == 13 && bytes[end + 1] == 10 ? 2 : 1)
      if at >= bytes.count { return nil }
    }
    return nil
  }

  /// `coding[:=]\s*([-\w.]+)`.
  private static func cookie(inComment line: ArraySlice<UInt8>) -> String? {
    let word = Array("coding".utf8)
    var at = line.startIndex
    while at + word.count < line.endIndex {
      defer { at += 1 }
      guard line[at] == word[0], line[at..<at + word.count].elementsEqual(word) else { continue }
      var from = at + word.count
      guard line[from] == UInt8(ascii: ":") || line[from] == UInt8(ascii: "=") else { continue }
      from += 1
      let rest = line[from...].drop { $0 == 32 || $0 == 9 }
      let name = rest.prefix { byte in
        byte &- 48 < 10 || (byte | 32) &- 97 < 26 || byte == 45 || byte == 46 || byte == 95
      }
      if !name.isEmpty { return String(decoding: name, as: UTF8.self) }
    }
    return nil
  }
}
