import Base
import Checks

/// The applications, each with what it holds.
struct AppFacts {
  let lines: [ContractLine]
  private static let most = 12

  init(_ contract: ContractProject) {
    let apps = contract.ownApps
    let counts = apps.map { AppCounts($0, contract.project) }
    let order = apps.indices.sorted { (counts[$1].total, apps[$0].label) < (counts[$0].total, apps[$1].label) }
    let shown = order.prefix(Self.most).sorted { apps[$0].folder < apps[$1].folder }
    var lines = Self.layout(contract)
    lines += shown.map { row in
      let app = apps[row]
      let label = app.folder.pathParts.last.map(String.init) == app.label ? "" : " (label `\(app.label)`)"
      return ContractLine(
        "`\(app.folder)/`\(label): \(counts[row].words).", ["INSTALLED_APPS: \(app.name)"] + counts[row].evidence)
    }
    if apps.count > shown.count {
      let rest = order.dropFirst(Self.most).map { "`\(apps[$0].label)`" }.sorted().joined(separator: ", ")
      lines.append(ContractLine("Smaller apps: \(rest).", ["\(apps.count.of("application")) of the project installed"]))
    }
    self.lines = lines
  }

  /// Where settings and URLs are.
  private static func layout(_ contract: ContractProject) -> [ContractLine] {
    let settings = contract.project.dump.settings.value
    var parts: [String] = []
    var evidence: [String] = []
    if case .string(let root)? = settings?.scalars["ROOT_URLCONF"],
      let row = contract.project.tables.moduleIndex[root]
    {
      parts.append("URLs start in `\(contract.project.file(row).path)`")
      evidence.append("ROOT_URLCONF = \(root)")
    }
    if case .string(let user)? = settings?.scalars["AUTH_USER_MODEL"], user != "auth.User" {
      parts.append("the user model is `\(user)`")
      evidence.append("AUTH_USER_MODEL = \(user)")
    }
    guard !parts.isEmpty else { return [] }
    return [ContractLine(parts.joined(separator: "; ") + ".", evidence)]
  }
}

/// What an application holds, by kind.
struct AppCounts {
  private(set) var parts: [(noun: String, count: Int)] = []

  init(_ app: OwnApp, _ project: CheckedProject) {
    let dump = project.dump
    func own(_ place: DumpedPlace) -> Bool {
      (place.file.value ?? nil).map { app.holds($0) && !PathKind($0).isTest } ?? false
    }
    func holds(_ path: Known<String?>) -> Bool { (path.value ?? nil).map(app.holds) ?? false }
    parts = [
      (
        "model",
        dump.models.items.count { own($0.place) && $0.isAbstract.value == false && $0.isAutoCreated.value != true }
      ),
      ("view", dump.views.items.count { own($0.place) }),
      ("serializer", dump.serializers.items.count { own($0.place) }),
      ("form", dump.forms.items.count { own($0.place) }),
      ("task", dump.tasks.items.count { own($0.place) }),
      ("receiver", Set(dump.receivers.items.filter { own($0.place) }.compactMap(\.receiver.value)).count),
      ("command", dump.commands.items.count { holds($0.file) }),
    ].filter { $0.count > 0 }
  }

  var total: Int { parts.reduce(0) { $0 + $1.count } }
  var words: String {
    parts.isEmpty ? "no models or views" : parts.map { $0.count.of($0.noun) }.joined(separator: ", ")
  }
  var evidence: [String] { parts.map { "\($0.count) in the registry: \($0.noun)" } }
}

extension PathKind {
  var isTest: Bool { if case .test = self { true } else { false } }
}
