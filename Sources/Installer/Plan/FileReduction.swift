import Base
internal import TextRegions

/// What is left of a file when what is ours in it is taken out; nil when nothing is left.
enum FileReduction {
  /// As it is recorded, of a file that was edited since.
  static func bytes(of file: InstalledFile, in bytes: [UInt8]) throws(DocumentProblem) -> [UInt8]? {
    let wasAbsent = file.before == nil
    if file.granted == ["file"] { return bytes }
    if file.granted.contains(where: FencedRegion.isName) {
      return try withoutRegion(comment(of: file.path), in: bytes, wasAbsent: wasAbsent)
    }
    if file.path.hasSuffix(".toml") {
      let tables = file.granted.map { $0.dottedParts.map(String.init) }
      return without(tables: tables, in: bytes, wasAbsent: wasAbsent)
    }
    let wishes = file.granted.map { JSONWish(named: $0) }
    return try without(wishes, in: bytes, containers: file.containers, wasAbsent: wasAbsent)
  }

  /// Without a record: whatever equals what we would write is ours.
  static func bytes(of wanted: WantedFile, in bytes: [UInt8]) throws(DocumentProblem) -> [UInt8]? {
    switch wanted.content {
    case .whole(let whole): return bytes == Array(whole.utf8) ? nil : bytes
    case .json(let wishes):
      let merge = try JSONCMerge(bytes)
      return try without(wishes.filter(merge.holds), in: bytes, containers: nil, wasAbsent: true)
    case .table(let keys, _): return without(tables: [keys], in: bytes, wasAbsent: true)
    case .region, .keptRegion: return try withoutRegion(.markdown, in: bytes, wasAbsent: true)
    case .ignored: return try withoutRegion(.hash, in: bytes, wasAbsent: true)
    }
  }

  private static func comment(of path: String) -> FencedRegion.Comment {
    path.hasSuffix(".gitignore") ? .hash : .markdown
  }

  private static func without(
    _ wishes: [JSONWish], in bytes: [UInt8], containers: [String]?, wasAbsent: Bool
  ) throws(DocumentProblem) -> [UInt8]? {
    var merge = try JSONCMerge(bytes)
    var isTouched = false
    for wish in wishes.reversed() where try merge.revoke(wish, containers: containers) { isTouched = true }
    return isTouched && wasAbsent && merge.isBare ? nil : merge.text.bytes
  }

  private static func without(tables: [[String]], in bytes: [UInt8], wasAbsent: Bool) -> [UInt8]? {
    var text = GrownText(bytes)
    for table in tables {
      for range in TOMLTables.ranges(of: table, in: text.bytes).reversed() { TextBlock.remove(range, from: &text) }
    }
    return rest(text.bytes, wasAbsent: wasAbsent)
  }

  private static func withoutRegion(
    _ comment: FencedRegion.Comment, in bytes: [UInt8], wasAbsent: Bool
  ) throws(DocumentProblem) -> [UInt8]? {
    guard let found = try FencedRegion.find(in: bytes, comment) else { return bytes }
    var text = GrownText(bytes)
    TextBlock.remove(found.range, from: &text)
    return rest(text.bytes, wasAbsent: wasAbsent)
  }

  /// Nothing, too, where all that is left is what says where a rule holds.
  private static func rest(_ bytes: [UInt8], wasAbsent: Bool) -> [UInt8]? {
    let lines = TextLine.all(bytes).map(\.text).filter { !$0.trimmingSpace().isEmpty }
    let isHead = lines.first == "---" && lines.dropFirst().firstIndex(of: "---") == lines.count - 1
    return wasAbsent && (lines.isEmpty || isHead) ? nil : bytes
  }
}

extension JSONCMerge {
  /// Whether the document holds the wish as we would write it.
  fileprivate func holds(_ wish: JSONWish) -> Bool {
    guard let present = present(wish) else { return false }
    if case .command = wish.mark { return true }
    return present.means(wish.value)
  }
}
