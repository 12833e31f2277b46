import Base
import Django
import Facts
import Graph

/// Settings that the best files read or the task speaks of, and middleware that it speaks of.
extension CapsuleFacts {
  /// Of the words of the task, by rarity, what the name of a setting must hold.
  private static let leastWorth: Float = 0.5
  private static let settingCount = 3
  private static let middlewareCount = 3

  /// A value that a settings file gives.
  private struct Row {
    var name: String
    var value: ID<Expression>
    var file: ID<ProjectFile>
    var range: TextRange
  }

  func settings() -> [CapsuleFact] {
    let rows = settingRows()
    if rows.isEmpty { return [] }
    let readers = readers()
    let own = best(rows.filter { readers[$0.name] != nil || words.isMeant($0.name) }) { [$0.name] }
    let framework = best(rows.filter { $0.name == "REST_FRAMEWORK" }.flatMap(entries)) { [Self.stem($0.name)] }
    let told = (own + (!framework.isEmpty && hasFrameworkViews ? framework : [])).map { row in
      part(row, readers[row.name] ?? [])
    }
    let lines = told.isEmpty ? [] : [CapsuleFact(head: "settings: ", parts: told)]
    return lines + middleware(rows.filter { $0.name == "MIDDLEWARE" })
  }

  /// Constants of settings files: of those that install apps before others, the first file's where several set one.
  private func settingRows() -> [Row] {
    var seen: Set<String> = []
    var rows: [Row] = []
    let files = project.files.indices.filter { row in
      project.files[row].role == .settings && !project.files[row].flags.contains(.test)
    }
    let isMain = { (row: Int) in kept[ID(row)].bindings.contains { $0.name == "INSTALLED_APPS" } }
    for row in files.filter(isMain) + files.filter({ !isMain($0) }) {
      var own: Set<String> = []
      for binding in kept[ID(row)].bindings
      where binding.scope.isNone && !binding.value.isNone && Self.isConstant(binding.name) {
        let grows = binding.name == "MIDDLEWARE" && own.contains(binding.name)
        guard grows || seen.insert(binding.name).inserted else { continue }
        own.insert(binding.name)
        rows.append(Row(name: binding.name, value: binding.value, file: ID(row), range: binding.range))
      }
    }
    return rows
  }

  private static func isConstant(_ name: String) -> Bool {
    name.utf8.contains { $0 &- 0x41 < 26 } && !name.utf8.contains { $0 &- 0x61 < 26 } && name.utf8.first != 0x5f
  }

  /// Which of the best files say `settings.NAME`, by name.
  private func readers() -> [String: [String]] {
    var readers: [String: [String]] = [:]
    for id in nearFiles.sorted() where project.files[id].role != .settings {
      let file = project.files[id]
      for use in kept[id].uses where kept[id].text(use.path).hasPrefix("settings.") {
        let chain = kept[id].text(use.path).dottedParts
        guard let name = chain.dropFirst().first.map(String.init) else { continue }
        if readers[name]?.last != file.path { readers[name, default: []].append(file.path) }
      }
    }
    return readers
  }

  private func best(_ rows: [Row], _ names: (Row) -> [String]) -> [Row] {
    let judged = rows.map { (row: $0, worth: words.hits(in: names($0))) }.filter { $0.worth >= Self.leastWorth }
    return judged.sorted { (-$0.worth, $0.row.name) < (-$1.worth, $1.row.name) }.prefix(Self.settingCount).map(\.row)
  }

  /// `LOGIN_URL = "/login/" (config/settings.py:12), read by accounts/views.py`; whoever sees the line needs no more.
  private func part(_ row: Row, _ readers: [String]) -> CapsuleFact.Part {
    let facts = kept[row.file]
    let place = CapsuleFact.Place(path: project.files[row.file].path, line: facts.lines.line(of: row.range.start))
    let value = said(row.value, facts, isSecret: Self.isSecret(row.name)).map { " = \($0)" } ?? ""
    let by = readers.isEmpty ? "" : ", read by " + readers.prefix(2).joined(separator: ", ")
    return .init(text: "\(row.name)\(value) (\(place.path):\(place.line))\(by)", places: [place])
  }

  private static func isSecret(_ name: String) -> Bool {
    ["KEY", "SECRET", "PASSWORD", "TOKEN", "DSN"].contains { name.contains($0) }
  }

  /// A short literal as it would be written; nil for what is long or computed.
  private func said(_ id: ID<Expression>, _ facts: FileFacts, isSecret: Bool = false) -> String? {
    let text: String? =
      switch facts[id].kind {
      // An address may hold a password.
      case .string: isSecret || facts.text(of: id).contains("@") ? nil : "\"\(facts.text(of: id))\""
      case .number: facts.text(of: id)
      case .true: "True"
      case .false: "False"
      case .none: "None"
      case .list, .tuple:
        "[" + facts.children(of: id).map { lastPart(facts.string($0) ?? "…") }.joined(separator: ", ") + "]"
      case .formatted, .bytes, .ellipsis, .name, .call, .callee, .keyword, .starred, .unpack, .set, .dict, .subscript,
        .attribute, .add, .operation, .conditional, .lambda, .comprehension, .opaque:
        nil
      }
    return text.flatMap { $0.utf8.count <= 60 ? $0 : nil }
  }

  private func lastPart(_ dotted: String) -> String { dotted.dottedParts.last.map(String.init) ?? dotted }

  // MARK: REST framework

  private var hasFrameworkViews: Bool {
    project.views.indices.contains { row in
      let roles = project.views[row].roles
      return (roles.contains(.viewSet) || roles.contains(.apiView)) && nearFiles.contains(project.views[row].file)
    }
  }

  /// The entries of a dictionary as rows of their own.
  private func entries(_ row: Row) -> [Row] {
    let facts = kept[row.file]
    guard facts[row.value].kind == .dict else { return [] }
    let items = facts.children(of: row.value)
    guard !items.contains(where: { facts[$0].kind == .unpack }) else { return [] }
    return stride(from: 0, to: items.count - 1, by: 2).compactMap { place in
      facts.string(items[place]).map { key in
        Row(name: "REST_FRAMEWORK." + key, value: items[place + 1], file: row.file, range: facts[items[place]].range)
      }
    }
  }

  /// `PERMISSION` of `REST_FRAMEWORK.DEFAULT_PERMISSION_CLASSES`: every entry has the rest.
  private static func stem(_ name: String) -> String {
    let parts = name.dottedParts.last?.split(separator: "_") ?? []
    return parts.filter { $0 != "DEFAULT" && $0 != "CLASSES" && $0 != "CLASS" }.joined(separator: "_")
  }

  // MARK: Middleware

  /// `middleware of every request: LocaleMiddleware (config/settings.py:40)`: those the task speaks of, the project's own
  /// with the place of the class.
  private func middleware(_ rows: [Row]) -> [CapsuleFact] {
    if rows.isEmpty { return [] }
    let parts = rows.flatMap { row in
      let facts = kept[row.file]
      return strings(in: row.value, facts).compactMap { id -> CapsuleFact.Part? in
        let name = facts.text(of: id)
        let own = ownClass(name)
        let isNear = own.map { places[$0.path] != nil } ?? false
        guard isNear || words.hits(in: [Self.subject(name)]) >= Self.leastWorth else { return nil }
        let written = CapsuleFact.Place(
          path: project.files[row.file].path, line: facts.lines.line(of: facts[id].range.start))
        let at = own ?? written
        return .init(text: "\(lastPart(name)) (\(at.path):\(at.line))", places: [written])
      }
    }
    return parts.isEmpty
      ? [] : [CapsuleFact(head: "middleware of every request: ", parts: Array(parts.prefix(Self.middlewareCount)))]
  }

  /// Where the project defines a class with this dotted name; nil for what a library brings.
  private func ownClass(_ dotted: String) -> CapsuleFact.Place? {
    let name = lastPart(dotted)
    return graph.symbols(named: name).lazy.compactMap { node -> CapsuleFact.Place? in
      let symbol = graph.symbols[Int(node.index)]
      let file = Int(symbol.file.index)
      guard symbol.kind == .class, project.files[file].module + "." + name == dotted else { return nil }
      return .init(path: project.files[file].path, line: symbol.lines.lowerBound)
    }.first
  }

  /// `Locale` of `django.middleware.locale.LocaleMiddleware`.
  private static func subject(_ dotted: String) -> String {
    let name = dotted.dottedParts.last.map(String.init) ?? dotted
    return name.hasSuffix("Middleware") ? String(name.dropLast("Middleware".count)) : name
  }

  /// The texts of a list, or of several that are added.
  private func strings(in id: ID<Expression>, _ facts: FileFacts) -> [ID<Expression>] {
    facts[id].kind == .string ? [id] : facts.children(of: id).flatMap { strings(in: $0, facts) }
  }
}
