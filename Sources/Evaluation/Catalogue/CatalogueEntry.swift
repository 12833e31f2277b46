/// One embedded distribution: its head, and look-ups in its table of modules that read no more than they must.
struct CatalogueEntry: Sendable {
  let blob: CatalogueBlob
  let distribution: CatalogueDistribution
  private let table: Range<Int>
  private let templateTable: Range<Int>

  struct Row {
    var name: String
    var isPackage: Bool
    var isLeftOut: Bool
    /// Counted from where the sources of the holder begin.
    var source: Range<Int>
    /// The version whose text holds the source, when it is not this one.
    var holder: String?
  }

  init?(_ blob: CatalogueBlob) {
    var fields: [String: String] = [:]
    var offset = 0
    for _ in 0..<7 {
      let line = blob.line(at: offset, in: 0..<blob.count)
      let text = blob.text(line)
      let key = text.prefix { $0 != " " }
      fields[String(key)] = String(text.dropFirst(key.count + 1))
      offset = line.upperBound + 1
    }
    guard let name = fields["name"], let version = fields["version"],
      let tableSize = fields["modules"].flatMap({ Int($0) }),
      let templateSize = fields["templates"].flatMap({ Int($0) })
    else { return nil }
    self.blob = blob
    table = offset..<offset + tableSize
    templateTable = table.upperBound..<table.upperBound + templateSize
    distribution = CatalogueDistribution(
      name: name, version: version, licence: fields["licence"] ?? "", url: fields["url"] ?? "",
      imports: (fields["imports"] ?? "").split(separator: " ").map(String.init))
  }

  /// The module of this dotted name, by halving the table.
  func row(_ name: String) -> Row? {
    let place = firstLine(notBefore: name)
    guard table.contains(place), let row = row(at: place), row.name == name else { return nil }
    return row
  }

  /// The rows below a package, in order of their names.
  func rows(below package: String) -> [Row] {
    var rows: [Row] = []
    let prefix = package + "."
    var offset = firstLine(notBefore: prefix)
    while table.contains(offset), let row = row(at: offset), row.name.hasPrefix(prefix) {
      rows.append(row)
      offset = blob.line(at: offset, in: table).upperBound + 1
    }
    return rows
  }

  func allRows() -> [Row] {
    blob.text(table).split(separator: "\n").compactMap { Row($0) }
  }

  func templates() -> [String] { blob.text(templateTable).split(separator: "\n").map(String.init) }

  /// The source that stands in this entry's own text.
  func source(of row: Row) -> [UInt8] {
    let start = templateTable.upperBound
    return blob.bytes(start + row.source.lowerBound..<start + row.source.upperBound)
  }

  private func row(at offset: Int) -> Row? {
    Row(blob.text(blob.line(at: offset, in: table))[...])
  }

  /// Where the first line starts whose name is not before `name`; the end of the table when all are.
  private func firstLine(notBefore name: String) -> Int {
    var low = table.lowerBound
    var high = table.upperBound
    while low < high {
      let line = blob.line(at: (low + high) / 2, in: table)
      let key = blob.text(line).prefix { $0 != " " }
      if key.utf8.lexicographicallyPrecedes(name.utf8) { low = line.upperBound + 1 } else { high = line.lowerBound }
    }
    return low
  }
}

extension CatalogueEntry.Row {
  fileprivate init?(_ line: Substring) {
    let words = line.split(separator: " ")
    guard words.count >= 4, let offset = Int(words[2]), let length = Int(words[3]) else { return nil }
    self.init(
      name: String(words[0]), isPackage: words[1] == "package", isLeftOut: words[1] == "omitted",
      source: offset..<offset + length, holder: words.count > 4 ? String(words[4]) : nil)
  }
}
