import Base
import Django
import Impact
import PythonSyntax

/// Names that the change took away, and who still uses them.
extension Verification {
  func goneModulesAndNames() -> [Finding] {
    var findings: [Finding] = []
    let gone = symbols.flatMap { changes in changes.changes.filter { $0.isGone && isGone($0) } }
    let imports = GoneImports(self, gone)
    for change in gone where change.symbolKind != .import || imports.places[change.dotted] != nil {
      // What is in a class goes with the class.
      if let parent = change.parent, gone.contains(where: { $0.dotted == parent }) { continue }
      let places = (imports.places[change.dotted] ?? []) + mentions(of: change)
      if let finding = finding(change, places) { findings.append(finding) }
    }
    return joinedByModule(findings, gone)
  }

  /// One finding instead of one a name where the whole module is gone.
  private func joinedByModule(_ findings: [Finding], _ gone: [SymbolChange]) -> [Finding] {
    var joined: [Finding] = []
    for finding in findings {
      let own = gone.first { $0.path == finding.path && newModules[$0.module] == nil }
      guard let own, let path = finding.path else {
        joined.append(finding)
        continue
      }
      if let place = joined.firstIndex(where: { $0.path == path && $0.title.hasPrefix("module ") }) {
        joined[place].places = (joined[place].places + finding.places).inOrder
        continue
      }
      var whole = finding
      let now = symbols.first { $0.old?.path == path }?.new?.module
      whole.title = "module \(own.module) is " + (now.map { "now \($0)" } ?? "gone")
      joined.append(whole)
    }
    return joined
  }

  private func finding(_ change: SymbolChange, _ places: [Finding.Place]) -> Finding? {
    guard let evidence = places.map(\.evidence).max() else { return nil }
    var title = "\(change.dotted) is gone"
    if case .renamed(let name) = change.kind { title = "\(change.dotted) is now \(name)" }
    return Finding(.gone, title, path: change.path, line: nil, evidence: evidence, places: places.inOrder)
  }

  /// Whether nothing else gives the name: another file for the module, a base class, the registry.
  private func isGone(_ change: SymbolChange) -> Bool {
    if let parent = change.parent {
      let member = String(change.lastName)
      let classNow = successor(of: parent) ?? parent
      if model(classNow)?.fields.items.contains(where: { $0.name.value == member }) ?? false { return false }
      switch new.impact.membership(of: member, inClass: classNow) {
      case .present: return false
      case .absent: return true
      case .unknown(let bases):
        if wasField(parent, member), !bases.isEmpty { return true }
        return !bases.isEmpty && bases.allSatisfy { libraryHas(member, $0) == false }
      }
    }
    if newModules[change.dotted] != nil { return false }
    guard let path = newModules[change.module] else { return true }
    guard let bytes = new.impact.source(of: path) else { return true }
    let now = SourceSymbols(bytes)
    return !now.mayBind.contains(change.name) && !now.hasStar
  }

  /// What a class is called now.
  private func successor(of dotted: String) -> String? {
    for change in symbols.lazy.flatMap(\.changes) where change.dotted == dotted {
      if case .renamed(let name) = change.kind { return name }
    }
    return nil
  }

  private func wasField(_ type: String, _ member: String) -> Bool {
    old?.dump.models.items.first { $0.className.value == type }?.fields.items
      .contains { $0.name.value == member } ?? false
  }

  func model(_ dotted: String) -> DumpedModel? { new.dump.models.items.first { $0.className.value == dotted } }

  // MARK: Mentions

  /// The places of the old side's graph that the change left as they were.
  private func mentions(of change: SymbolChange) -> [Finding.Place] {
    guard let old, !change.path.isTestPath, change.symbolKind != .import,
      case .found(let target) = old.impact.resolve(change.dotted)
    else { return [] }
    return old.impact.answer(target, depth: 1).rows.compactMap { row in
      guard row.evidence > .guess, let edge = row.chain.first?.edge, Self.breaks(edge),
        !row.path.contains("/migrations/"), let now = placeNow(row.path, row.line), says(now, change),
        !isBoundAnew(change, row, now), !newPlaces.mentions(change.lastName, now.path, now.line)
      else { return nil }
      return Finding.Place(
        path: now.path, line: now.line, why: edge.rawValue, text: text(now.path, now.line), evidence: row.evidence)
    }
  }

  /// Whether the line has the name in it: `fields = "__all__"` is about every field and needs none.
  private func says(_ place: (path: String, line: Int), _ change: SymbolChange) -> Bool {
    let text = text(place.path, place.line)
    return change.symbolKind == .value ? text.looksUp(change.lastName) : text.mentions(change.lastName)
  }

  /// Whether such an edge cannot do without its target.
  private static func breaks(_ edge: GraphEdge.Kind) -> Bool {
    switch edge {
    case .declares, .migrates, .manages: false
    // A factory or a serializer may be told of a model in many ways; what it names is said by other edges.
    case .imports: false
    // Of schemas and endpoints, too, what cannot do without it says so where it names it.
    case .repeats, .answers, .takes, .requests: false
    case .looksUp, .reads, .sets, .fills, .configures, .serializes, .validates, .filters, .administers, .creates,
      .shows, .loads, .uses, .relates, .calls, .inherits, .decorates, .names, .routes, .reverses, .renders, .extends,
      .includes, .receives, .contains:
      true
    }
  }

  /// Whether the line may mean something else now: its file binds the name, or the change rewrote an import it goes by.
  private func isBoundAnew(_ change: SymbolChange, _ row: ImpactRow, _ now: (path: String, line: Int)) -> Bool {
    guard now.path.hasSuffix(".py"), let bytes = new.impact.source(of: now.path) else { return false }
    let text = text(now.path, now.line)
    if let own = symbols.first(where: { $0.file.path == now.path }) {
      for edit in own.changes where edit.symbolKind == .import && text.mentions(edit.lastName) { return true }
      let before = own.old?.symbols.symbols ?? [:]
      for (name, symbol) in own.new?.symbols.symbols ?? [:] where symbol.kind == .import && text.mentions(name) {
        if before[name]?.body != symbol.body { return true }
      }
    }
    guard change.parent == nil else { return false }
    if isKnownModel(change) { return true }
    return SourceSymbols(bytes).mayBind.contains(String(change.lastName))
  }

  /// A model that moved keeps its label.
  private func isKnownModel(_ change: SymbolChange) -> Bool {
    let before = old?.dump.models.items.first { $0.className.value == change.dotted }
    guard let label = before?.label.value ?? nil else { return false }
    return new.dump.models.items.contains { $0.label.value == label }
  }
}

extension SymbolChange {
  var lastName: Substring { name.dottedParts.last ?? "" }
  /// The dotted name of the class it was in; nil at the top of a module.
  var parent: String? {
    guard name.contains(".") else { return nil }
    return String(dotted.dropLast(lastName.count + 1))
  }
}

extension String {
  /// Whether a field's name stands in the text: alone, in a path `order__total`, or as `total_id`.
  func looksUp(_ name: some StringProtocol) -> Bool {
    let isPart: (Character) -> Bool = { $0.isLetter || $0.isNumber || $0 == "_" }
    return split(whereSeparator: { !isPart($0) }).contains { word in
      word == name || word == name + "_id" || word.split(separator: "__").contains { $0 == name }
    }
  }

  /// Whether the name stands in the text as a whole word.
  func mentions(_ name: some StringProtocol) -> Bool {
    let isPart: (Character) -> Bool = { $0.isLetter || $0.isNumber || $0 == "_" }
    return split(whereSeparator: { !isPart($0) }).contains { $0 == name }
  }
}

extension [Finding.Place] {
  /// Each once, surest first.
  var inOrder: [Finding.Place] {
    var seen: Set<String> = []
    return filter { seen.insert("\($0.path):\($0.line)").inserted }.sorted {
      ($1.evidence, $0.path, $0.line) < ($0.evidence, $1.path, $1.line)
    }
  }
}
