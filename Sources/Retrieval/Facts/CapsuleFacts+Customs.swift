import Base
import Django
import Facts
import Graph

/// What nearly all of a project does, said with counts, for the kinds of things that the task is about.
extension CapsuleFacts {
  /// `18 of 19 serializers inherit core.BaseSerializer`: what a new class of a kind at hand is expected to do.
  func habits(_ cast: [RolePlayers]) -> [CapsuleFact] {
    let roles = Set(cast.map(\.role))
    let kinds: [(Role, ModelRole, String)] = [
      (.model, .model, "models"), (.serializer, .serializer, "serializers"), (.viewSet, .view, "view sets"),
      (.factory, .factory, "factories"), (.admin, .admin, "admin classes"), (.filterSet, .filterSet, "filter sets"),
    ]
    return kinds.filter { roles.contains($0.1) }.compactMap { habit(of: $0.0, $0.2) }.prefix(2).map { CapsuleFact($0) }
  }

  private func habit(of role: Role, _ plural: String) -> String? {
    let types = project.classes.indices.filter { row in
      project.classes[row].roles.contains(role)
        && (role == .factory || project.files[project.classes[row].file].flags.contains(.test) == (role == .testCase))
    }
    var counts: [ID<ProjectClass>: Int] = [:]
    for row in types { for case .project(let base) in project.classes[row].bases { counts[base, default: 0] += 1 } }
    guard let best = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { return nil }
    // The base class itself need not inherit itself.
    let total = types.count - (project.classes[best.key].roles.contains(role) ? 1 : 0)
    guard total >= 8, best.value * 5 >= total * 4, best.value <= total else { return nil }
    return "\(best.value) of \(total) \(plural) inherit \(project.classes[best.key].qualifiedName)"
  }

  /// Fewer things of a kind show no style.
  private static let fewOfKind = 10

  /// `58 of 60 views are functions`, `55 of 58 view functions need login_required`, `190 of 200 tests are functions`.
  func styles(_ cast: [RolePlayers]) -> [CapsuleFact] {
    let roles = Set(cast.map(\.role))
    let views = project.views.indices.filter { !isTest(project.views[$0].file) }
    var lines: [String] = []
    if roles.contains(.view) || views.contains(where: { nearFiles.contains(project.views[$0].file) }) {
      let functions = views.filter { project.views[$0].type.isNone }
      lines += Self.majority(functions.count, of: views.count, "views", "are functions", "are classes")
      lines += guards(functions)
    }
    if roles.contains(.test) { lines += testStyle() }
    return lines.prefix(3).map { CapsuleFact($0) }
  }

  private func isTest(_ file: ID<ProjectFile>) -> Bool { graph.flags(of: FileID(file.index)).contains(.test) }

  private static func majority(
    _ count: Int, of total: Int, _ things: String, _ yes: String, _ no: String
  ) -> [String] {
    guard total >= fewOfKind else { return [] }
    if count * 10 >= total * 9 { return ["\(count) of \(total) \(things) \(yes)"] }
    return (total - count) * 10 >= total * 9 ? ["\(total - count) of \(total) \(things) \(no)"] : []
  }

  /// The decorator that nearly all of the view functions have.
  private func guards(_ functions: [Int]) -> [String] {
    var counts: [String: Int] = [:]
    for row in functions { for name in Set(project.views[row].permissions) { counts[name, default: 0] += 1 } }
    guard functions.count >= Self.fewOfKind,
      let best = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), best.value * 10 >= functions.count * 9
    else { return [] }
    let name = best.key.dottedParts.last ?? ""
    return ["\(best.value) of \(functions.count) view functions need \(name)"]
  }

  private func testStyle() -> [String] {
    // A project from the cache tells functions from methods by the graph alone.
    let nodes = graph.symbols.indices.filter { graph.symbols[$0].roles.contains(.testFunction) }
    let plain = nodes.count { graph.symbols[$0].kind == .function }
    let bases = habit(of: .testCase, "test classes").map { [$0] } ?? []
    return Self.majority(plain, of: nodes.count, "tests", "are functions", "are methods") + bases
  }
}
