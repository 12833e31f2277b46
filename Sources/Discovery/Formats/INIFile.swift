/// A file of `[section]`s with `key = value` lines, as `configparser` reads it; indented lines continue a value.
struct INIFile {
  struct Entry {
    var section: String
    var key: String
    /// The lines of the value, without blank ones and comments.
    var lines: [String]
    var line: Int
    var value: String { lines.first ?? "" }
  }

  private(set) var entries: [Entry] = []

  init(_ text: String) {
    var section = ""
    for (index, line) in text.lines.enumerated() {
      let trimmed = line.trimmed
      if trimmed.isEmpty || trimmed.hasPrefix("#") || trimmed.hasPrefix(";") { continue }
      let isIndented = line.utf8.first == UInt8(ascii: " ") || line.utf8.first == UInt8(ascii: "\t")
      if isIndented, !entries.isEmpty, entries[entries.count - 1].section == section {
        entries[entries.count - 1].lines.append(String(trimmed))
      } else if trimmed.hasPrefix("["), trimmed.hasSuffix("]") {
        section = String(trimmed.dropFirst().dropLast())
      } else if let sign = trimmed.firstIndex(where: { $0 == "=" || $0 == ":" }) {
        let value = trimmed[trimmed.index(after: sign)...].trimmed
        let key = String(trimmed[..<sign].trimmed)
        entries.append(
          Entry(section: section, key: key, lines: value.isEmpty ? [] : [String(value)], line: index + 1))
      }
    }
  }

  func entry(_ section: String, _ key: String) -> Entry? {
    entries.first { $0.section == section && $0.key == key }
  }
}
