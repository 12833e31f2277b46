import Base
import Django

/// Fixtures that `loaddata` reads.
extension ProjectReader {
  mutating func readFixtures() {
    for data in tables.sources.data {
      if data.path.hasSuffix(".json") { readJSON(data) } else { readYAML(data) }
    }
  }

  private mutating func readJSON(_ data: ProjectSources.Data) {
    // Beside fixtures lie package lists and the like, which are no lists of rows.
    guard data.bytes.first(where: { $0 > 32 }) == UInt8(ascii: "["),
      case .array(let objects) = PlacedJSON(data.bytes)
    else { return }
    for object in objects {
      guard case .string(let label, let range)? = object["model"], let model = tables.labels[label.lowercased()] else {
        continue
      }
      load(model, range, data)
      guard case .object(let fields)? = object["fields"] else { continue }
      for field in fields { load(field.key, model, field.range, data) }
    }
  }

  /// As Django writes it: `- model: app.name`, then `fields:` with one name a line.
  private mutating func readYAML(_ data: ProjectSources.Data) {
    var model: ID<ClassRow>?
    var fieldsIndent: Int?
    var nameIndent: Int?
    for line in 0..<data.lines.lineCount {
      let start = Int(data.lines.starts[line])
      let end = line + 1 < data.lines.lineCount ? Int(data.lines.starts[line + 1]) : data.bytes.count
      guard let entry = YAMLEntry(data.bytes[start..<end]) else { continue }
      if entry.key == "model" {
        model = tables.labels[entry.value.lowercased()]
        fieldsIndent = nil
        if let model { load(model, entry.range, data) }
      } else if entry.key == "fields" {
        fieldsIndent = entry.indent
        nameIndent = nil
      } else if let outer = fieldsIndent, entry.indent > outer, let model {
        if nameIndent == nil { nameIndent = entry.indent }
        if entry.indent == nameIndent { load(entry.key, model, entry.range, data) }
      } else {
        fieldsIndent = nil
      }
    }
  }

  private mutating func load(_ model: ID<ClassRow>, _ range: TextRange, _ data: ProjectSources.Data) {
    addEdge(to: classNode(model), range, data, through: .none)
  }

  private mutating func load(
    _ name: String, _ model: ID<ClassRow>, _ range: TextRange, _ data: ProjectSources.Data
  ) {
    guard let field = shared.field(name, of: model) else { return }
    addEdge(to: fieldNode(field, of: model), range, data, through: model)
  }

  private mutating func addEdge(
    to node: ID<GraphNode>, _ range: TextRange, _ data: ProjectSources.Data, through: ID<ClassRow>
  ) {
    let own = graph.node("f:" + data.path, GraphNode(kind: .fixture, name: data.path, path: data.path, line: 1))
    graph.edges.append(
      GraphEdge(
        from: own, to: node, kind: .loads, evidence: .proved, path: data.path, line: data.lines.line(of: range.start),
        column: data.lines.column(of: range.start) + 1, through: through))
  }
}

/// `key: value` on one line.
private struct YAMLEntry {
  var key: String
  var value: String
  var indent: Int
  var range: TextRange

  init?(_ line: ArraySlice<UInt8>) {
    let isBlank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") }
    guard let start = line.firstIndex(where: { !isBlank($0) }),
      let colon = line[start...].firstIndex(of: UInt8(ascii: ":")), line[start] != UInt8(ascii: "#")
    else { return nil }
    indent = start - line.startIndex
    key = String(decoding: line[start..<colon], as: UTF8.self)
    let rest = line[(colon + 1)...].filter { $0 > 32 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") }
    value = String(decoding: rest, as: UTF8.self)
    range = TextRange(UInt32(start), UInt32(colon))
  }
}
