import Base
import Django
import FastAPI

/// Every name that can be asked about.
struct ImpactNames: Sendable {
  var byName: [String: [ImpactTarget]] = [:]
  /// Names that are understood only where nothing has them in full: `Order.total`, `OrderSerializer`.
  var short: [String: [ImpactTarget]] = [:]

  /// In order.
  var all: [String] { byName.keys.sorted() }

  init() {}

  init(_ reader: borrowing ProjectReader) {
    let tables = reader.tables
    let graph = reader.graph
    var fileNodes: [String: [ImpactTarget.Seed]] = [:]
    for (index, node) in graph.nodes.enumerated() {
      if let path = node.path { fileNodes[path, default: []].append(.init(node: ID(index))) }
    }
    for row in tables.classes.indices { addClass(ID(row), tables, graph) }
    for (row, function) in tables.functions.enumerated() where function.owner.isNone && !function.isLocal {
      guard let node = graph.index["d:\(row)"] else { continue }
      add(function.dotted, short: function.name, .function, node, graph)
    }
    for (key, id) in graph.index where key.hasPrefix("u:") || key.hasPrefix("s:") {
      let name = String(key.dropFirst(2))
      let tail = name.split(separator: ":").last.map(String.init) ?? name
      add(name, short: tail == name ? nil : tail, key.hasPrefix("u:") ? .route : .setting, id, graph)
    }
    addEndpoints(tables, graph)
    for (name, node) in reader.templateNodes { add(name, short: nil, .template, node, graph) }
    for (path, seeds) in fileNodes {
      let isTemplate = graph.index["f:" + path].map { graph.nodes[$0].kind == .template } ?? false
      let target = ImpactTarget(
        kind: isTemplate ? .template : .file, name: path, path: path, line: nil, seeds: seeds)
      byName[path, default: []].append(target)
    }
    sortTargets()
  }

  /// The tables above are read in no order.
  private mutating func sortTargets() {
    for name in byName.keys { byName[name]?.sort { $0.order < $1.order } }
    for name in short.keys { short[name]?.sort { $0.order < $1.order } }
  }

  private mutating func add(
    _ name: String, short tail: String?, _ kind: ImpactTarget.Kind, _ node: ID<GraphNode>, _ graph: BootGraph
  ) {
    let row = graph.nodes[node]
    let target = ImpactTarget(kind: kind, name: name, path: row.path, line: row.line, seeds: [.init(node: node)])
    byName[name, default: []].append(target)
    if let tail { short[tail, default: []].append(target) }
  }

  private mutating func addClass(_ id: ID<ClassRow>, _ tables: ProjectTables, _ graph: BootGraph) {
    let row = tables.classes[id]
    let record = tables.records[id]
    guard !row.isLocal, let node = graph.index["c:\(id.index)"] else { return }
    let place = graph.nodes[node]
    var seeds = [ImpactTarget.Seed(node: node)]
    let name = row.model?.label ?? row.dotted
    for (field, row) in row.model?.fields ?? record?.fields ?? [:] {
      let declaring = tables.classIndex[row.declaredIn] ?? id
      guard let node = graph.index["m:\(declaring.index).\(row.name)"] else { continue }
      let seed = ImpactTarget.Seed(node: node, through: id)
      if declaring == id { seeds.append(seed) }
      let target = ImpactTarget(
        kind: Self.kind(ofFieldOf: record), name: name + "." + field, path: graph.nodes[node].path,
        line: graph.nodes[node].line,
        seeds: [seed])
      addMember(target, field, tables.classes[id], record)
    }
    for (member, value) in row.members {
      guard case .function(let function) = value, let node = graph.index["d:\(function.index)"] else { continue }
      let seed = ImpactTarget.Seed(node: node, through: id)
      seeds.append(seed)
      let target = ImpactTarget(
        kind: .method, name: name + "." + member, path: graph.nodes[node].path, line: graph.nodes[node].line,
        seeds: [seed])
      addMember(target, member, tables.classes[id], record)
    }
    guard place.path != nil || row.model != nil else { return }
    let target = ImpactTarget(
      kind: Self.kind(of: row, record), name: name, path: place.path, line: place.line,
      seeds: seeds.sorted { $0.node < $1.node })
    byName[name, default: []].append(target)
    if name != row.dotted { byName[row.dotted, default: []].append(target) }
    if !tables.isOfRevision(id) { short[row.name, default: []].append(target) }
    if let table = record?.table, table != row.name { short[table, default: []].append(target) }
  }

  private static func kind(of row: ClassRow, _ record: RecordFields?) -> ImpactTarget.Kind {
    if row.model != nil { return .model }
    switch record?.kind {
    case .table: return .table
    case .schema: return .schema
    case nil: return .class
    }
  }

  private static func kind(ofFieldOf record: RecordFields?) -> ImpactTarget.Kind {
    switch record?.kind {
    case .table: .column
    case .schema: .schemaField
    case nil: .field
    }
  }

  /// `GET /items/{item_id}`, with its function's callers; the path alone where nothing has more than one method.
  private mutating func addEndpoints(_ tables: ProjectTables, _ graph: BootGraph) {
    for endpoint in tables.apis.endpoints {
      guard let name = endpoint.title, let node = graph.index["e:" + name] else { continue }
      var seeds = [ImpactTarget.Seed(node: node)]
      if let function = endpoint.function.flatMap({ tables.functionIndex[$0] }),
        let called = graph.index["d:\(function.index)"]
      {
        seeds.append(ImpactTarget.Seed(node: called))
      }
      let row = graph.nodes[node]
      let target = ImpactTarget(kind: .endpoint, name: name, path: row.path, line: row.line, seeds: seeds)
      byName[name, default: []].append(target)
      if let path = endpoint.path { short[path, default: []].append(target) }
    }
  }

  private mutating func addMember(_ target: ImpactTarget, _ member: String, _ type: ClassRow, _ record: RecordFields?) {
    byName[target.name, default: []].append(target)
    if type.model != nil { byName[type.dotted + "." + member, default: []].append(target) }
    short[type.name + "." + member, default: []].append(target)
    if let table = record?.table, table != type.name { short[table + "." + member, default: []].append(target) }
  }

  func targets(of name: String) -> [ImpactTarget] {
    let trimmed = name.hasPrefix("./") ? String(name.dropFirst(2)) : name
    var found = byName[trimmed] ?? byName[caseless(trimmed)] ?? short[trimmed] ?? []
    // A template's name may also be its path from the root.
    var seen: Set<String> = []
    found = found.filter { seen.insert("\($0.kind)\($0.name)\($0.path ?? "")").inserted }
    return found.sorted { $0.name < $1.name }
  }

  /// `orders.order.total` as `manage.py` would take it.
  private func caseless(_ name: String) -> String {
    let lower = name.lowercased()
    guard lower == name else { return name }
    return byName.keys.filter { $0.lowercased() == lower }.min() ?? name
  }
}

extension ImpactTarget {
  fileprivate var order: (String, String, String, Int, UInt32) {
    (name, kind.rawValue, path ?? "", line ?? 0, seeds.first?.node.index ?? 0)
  }
}
