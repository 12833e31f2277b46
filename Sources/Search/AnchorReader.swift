/// Reads the anchors of a task from its text, in one pass over pieces between blanks.
struct AnchorReader {
  private let bytes: [UInt8]
  private var anchors: [Anchor] = []
  private var seen: Set<Anchor> = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func read() -> [Anchor] {
    var i = 0
    while i < bytes.count {
      if let end = readFrame(at: i) {
        i = end
      } else if AnchorReader.isBlank(bytes[i]) {
        i += 1
      } else {
        i = readPiece(at: i)
      }
    }
    return anchors
  }

  private mutating func add(_ anchor: Anchor) {
    if anchors.count < 64, seen.insert(anchor).inserted { anchors.append(anchor) }
  }

  /// `File "x", line n`: answers where it ends.
  private mutating func readFrame(at start: Int) -> Int? {
    let head = Array("File \"".utf8)
    guard bytes[start...].starts(with: head) else { return nil }
    guard let quote = bytes[(start + head.count)...].firstIndex(of: UInt8(ascii: "\"")) else { return nil }
    let path = AnchorReader.text(bytes[(start + head.count)..<quote])
    let rest = bytes[(quote + 1)...]
    let lead = Array(", line ".utf8)
    guard rest.starts(with: lead) else { return nil }
    let digits = rest.dropFirst(lead.count).prefix(8).prefix { $0 &- 0x30 < 10 }
    add(Anchor(.frame, path, line: digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }))
    return digits.endIndex
  }

  private mutating func readPiece(at start: Int) -> Int {
    let end = bytes[start...].firstIndex(where: AnchorReader.isBlank) ?? bytes.count
    let piece = bytes[start..<end]
    if piece.contains(UInt8(ascii: "`")) {
      for part in piece.split(separator: UInt8(ascii: "`")) { classify(part, quoted: true) }
    } else {
      for part in piece.split(whereSeparator: AnchorReader.separates) { classify(part, quoted: false) }
    }
    return end
  }

  private mutating func classify(_ piece: ArraySlice<UInt8>, quoted: Bool) {
    let part = AnchorReader.trimmed(piece)
    guard part.count > 2 else { return }
    let text = AnchorReader.text(part)
    if part.contains(UInt8(ascii: "/")) { return classifySlashed(part, text) }
    if AnchorReader.isMigration(part) { return add(Anchor(.migration, text)) }
    if let file = AnchorReader.fileKind(text) { return add(Anchor(file, text)) }
    guard part.allSatisfy({ Anchor.isNamePart($0) || $0 == dot }), !part.allSatisfy({ $0 &- 0x30 < 10 || $0 == dot })
    else { return }
    classifyName(part, text, quoted)
  }

  private mutating func classifySlashed(_ part: ArraySlice<UInt8>, _ text: String) {
    if let address = AnchorReader.pathOfAddress(text) { return add(Anchor(.url, address)) }
    if let file = AnchorReader.fileKind(text) { return add(Anchor(file, text)) }
    if part.first == UInt8(ascii: "/") { return add(Anchor(.url, text)) }
    let names = part.split(separator: UInt8(ascii: "/"))
    for name in names { classify(name, quoted: false) }
    if names.count > 2 || part.last == UInt8(ascii: "/") { add(Anchor(.path, text)) }
  }

  private mutating func classifyName(_ part: ArraySlice<UInt8>, _ text: String, _ quoted: Bool) {
    let names = part.split(separator: dot)
    if names.count == 1 {
      if quoted || AnchorReader.looksLikeCode(names[0]) { add(Anchor(.identifier, AnchorReader.text(names[0]))) }
      return
    }
    guard names.allSatisfy({ $0.count > 1 && !($0[$0.startIndex] &- 0x30 < 10) }) else { return }
    let isModel = names.count == 2 && AnchorReader.isCapital(names[1]) && !AnchorReader.isCapital(names[0])
    add(Anchor(isModel ? .model : .dotted, text))
  }

  private let dot = UInt8(ascii: ".")
}

extension AnchorReader {
  /// The same test on all pieces, so they live apart from the reading itself.
  private static func isBlank(_ byte: UInt8) -> Bool { byte <= 0x20 }

  private static func separates(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "'"), UInt8(ascii: "\""),
      UInt8(ascii: "="), UInt8(ascii: "|"):
      true
    default: false
    }
  }

  private static func trimmed(_ piece: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var part = piece
    while let last = part.last, !Anchor.isNamePart(last), last != UInt8(ascii: "/") { part.removeLast() }
    while let first = part.first, !Anchor.isNamePart(first), first != UInt8(ascii: "/") { part.removeFirst() }
    return part
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

  private static func isCapital(_ name: ArraySlice<UInt8>) -> Bool { name.first.map { $0 &- 0x41 < 26 } ?? false }

  /// A capital or an underscore behind the first letter tells a name from an English word.
  private static func looksLikeCode(_ name: ArraySlice<UInt8>) -> Bool {
    guard name.contains(where: { $0 | 0x20 &- 0x61 < 26 || $0 >= 0x61 }) else { return false }
    if name.dropFirst().dropLast().contains(UInt8(ascii: "_")) { return true }
    return name.dropFirst().contains { $0 &- 0x41 < 26 } && name.contains { $0 &- 0x61 < 26 }
  }

  private static func isMigration(_ part: ArraySlice<UInt8>) -> Bool {
    let digits = part.prefix { $0 &- 0x30 < 10 }
    guard digits.count == 4, digits.first == UInt8(ascii: "0") else { return false }
    return part.count == 4 || part[part.startIndex + 4] == UInt8(ascii: "_")
  }

  private static func fileKind(_ text: String) -> Anchor.Kind? {
    if text.hasSuffix(".py") { return .path }
    let endings = [".html", ".htm", ".jinja", ".jinja2", ".j2", ".mjml", ".djhtml", ".txt"]
    return endings.contains(where: text.hasSuffix) ? .template : nil
  }

  private static func pathOfAddress(_ text: String) -> String? {
    for scheme in ["https://", "http://"] where text.hasPrefix(scheme) {
      let rest = text.dropFirst(scheme.count)
      return rest.firstIndex(of: "/").map { String(rest[$0...].prefix { $0 != "?" && $0 != "#" }) } ?? "/"
    }
    return nil
  }
}
