import Base

/// Files of rows that `loaddata` reads: JSON and YAML below folders called `fixtures`.
public enum DataFixtures {
  /// - Parameter read: the bytes of a file of the project.
  public static func find(among paths: [String], read: (String) -> [UInt8]?) -> [DataFixture] {
    paths.filter(isFixture).sorted().compactMap { path in
      guard let bytes = read(path) else { return nil }
      let counts = models(in: bytes)
      if counts.isEmpty { return nil }
      var fixture = DataFixture(name: name(of: path), path: path)
      fixture.models = counts.sorted { $0.key < $1.key }.map { (label: $0.key, count: $0.value) }
      return fixture
    }
  }

  private static func isFixture(_ path: String) -> Bool {
    let parts = path.pathParts
    guard let file = parts.last, parts.dropLast().contains("fixtures") else { return false }
    return [".json", ".jsonl", ".yaml", ".yml"].contains { file.hasSuffix($0) }
  }

  /// What stands behind `fixtures/`, without the suffix.
  private static func name(of path: String) -> String {
    let parts = path.pathParts
    let start = (parts.lastIndex(of: "fixtures") ?? -1) + 1
    let inside = parts[start...].joined(separator: "/")
    return inside.lastIndex(of: ".").map { String(inside[..<$0]) } ?? inside
  }

  /// Counts the values of `"model": "app.model"` and `model: app.model`.
  private static func models(in bytes: [UInt8]) -> [String: Int] {
    let key = Array("model".utf8)
    var counts: [String: Int] = [:]
    var row = 0
    while row + key.count < bytes.count {
      guard bytes[row] == key[0], bytes[row..<row + key.count].elementsEqual(key), isStart(row, bytes) else {
        row += 1
        continue
      }
      row += key.count
      if let label = label(&row, bytes) { counts[label, default: 0] += 1 }
    }
    return counts
  }

  /// Behind a quote, a space, a dash or the start of a line.
  private static func isStart(_ row: Int, _ bytes: [UInt8]) -> Bool {
    guard row > 0 else { return true }
    return [UInt8(ascii: "\""), UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "'"), UInt8(ascii: "{")]
      .contains(bytes[row - 1])
  }

  /// `": "app.model"`: nil when what follows is no label.
  private static func label(_ row: inout Int, _ bytes: [UInt8]) -> String? {
    func skip(_ set: [UInt8]) { while row < bytes.count, set.contains(bytes[row]) { row += 1 } }
    let quotes = [UInt8(ascii: "\""), UInt8(ascii: "'")]
    if row < bytes.count, quotes.contains(bytes[row]) { row += 1 }
    skip([UInt8(ascii: " ")])
    guard row < bytes.count, bytes[row] == UInt8(ascii: ":") else { return nil }
    row += 1
    skip([UInt8(ascii: " ")] + quotes)
    let start = row
    while row < bytes.count, isName(bytes[row]) { row += 1 }
    let label = bytes[start..<row]
    guard label.count(where: { $0 == UInt8(ascii: ".") }) == 1, label.first != UInt8(ascii: ".") else { return nil }
    return String(decoding: label, as: UTF8.self).lowercased()
  }

  private static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}
