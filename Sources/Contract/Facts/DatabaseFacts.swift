import Base
import Checks

/// Which databases the settings name.
struct DatabaseFacts {
  /// Short names: `sqlite3`, `postgresql`.
  let engines: [String]
  let lines: [ContractLine]

  init(_ contract: ContractProject) {
    let booted = Self.booted(contract.project)
    let written = Self.written(contract.project)
    var names = booted.map(\.engine)
    for one in written where !names.contains(one.engine) { names.append(one.engine) }
    engines = names
    guard !names.isEmpty else {
      lines = []
      return
    }
    var text =
      "Database: " + (booted.isEmpty ? "" : booted.map { "`\($0.alias)` is \($0.engine)" }.joined(separator: ", "))
    let others = written.filter { one in !booted.contains { $0.engine == one.engine } }
    if !others.isEmpty {
      text += (booted.isEmpty ? "" : "; ") + others.map { "\($0.engine) in `\($0.path)`" }.joined(separator: ", ")
    }
    lines = [
      ContractLine(
        text + ".",
        booted.map { "DATABASES[\"\($0.alias)\"]: \($0.engine)" } + others.map { "\($0.path): \($0.engine)" })
    ]
  }

  private static func booted(_ project: CheckedProject) -> [(alias: String, engine: String)] {
    guard let engines = project.dump.settings.value?.databaseEngines.items else { return [] }
    return engines.sorted { $0.key < $1.key }.compactMap { alias, value in
      guard case .string(let engine) = value, !engine.isEmpty, !engine.hasSuffix(".dummy") else { return nil }
      return (alias, short(engine))
    }
  }

  private static func short(_ engine: String) -> String {
    engine.dottedParts.last.map(String.init) ?? engine
  }

  /// Engines that other settings write.
  private static func written(_ project: CheckedProject) -> [(engine: String, path: String)] {
    var found: [(String, String)] = []
    for file in project.files where file.isSettings && !file.isTest {
      for row in file.tree.nodes.indices where file.tree.nodes[row].kind == .string {
        guard let text = file.tree.string(ID(row)),
          text.hasPrefix("django.db.backends.") || text.hasPrefix("django.contrib.gis.db.backends."),
          text.dottedParts.count >= 4, !found.contains(where: { $0.0 == short(text) })
        else { continue }
        found.append((short(text), file.path))
      }
    }
    return found
  }
}
