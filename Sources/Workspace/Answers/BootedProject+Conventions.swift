import Base
import Django

/// How things are done in this project, each with how often.
extension BootedProject {
  /// Sentences such as `on_delete: CASCADE 12, PROTECT 3`; what occurs nowhere is not mentioned.
  public var conventions: [String] {
    [
      viewKinds, permissions, restDefaults, urlNames, modelBases, deletions, reverseNames, querySets, primaryKeys,
      customUser, testKinds, factoryCount, receiverCount, taskCount, templateFolders, databases, timeZones,
    ].compactMap(\.self)
  }

  // MARK: Views

  private var viewKinds: String? {
    let kinds = ownViews.compactMap(\.kind.value)
    guard !kinds.isEmpty else { return nil }
    return "views: \(kinds.count { $0 == .class }) classes, \(kinds.count { $0 == .function }) functions"
  }

  private var ownViews: [DumpedView] { dump.views.items.filter { isOwn($0.place.file, $0.note) } }

  private var permissions: String? {
    let names = ownViews.flatMap { ($0.permissionClasses.value ?? nil) ?? [] }
    return Self.tally("permission_classes on views", names.map(Self.last))
  }

  private var restDefaults: String? {
    guard case .value(let settings) = dump.settings, !settings.restFramework.items.isEmpty else { return nil }
    let defaults = settings.restFramework.items.sorted { $0.key < $1.key }
    return "REST_FRAMEWORK: " + defaults.map { "\($0.key)=\(ShownCell.text($0.value))" }.joined(separator: "; ")
  }

  private var urlNames: String? {
    let own = dump.routes.items.filter { isOwn(Self.place(of: $0).file, $0.note) }
    guard !own.isEmpty else { return nil }
    let named = own.compactMap { Self.fullName(of: $0) }
    return "routes: \(own.count), \(named.count) with a name, \(named.count { $0.contains(":") }) of these namespaced"
  }

  // MARK: Models

  private var ownModels: [DumpedModel] {
    dump.models.items.filter { isOwn($0.place.file, $0.note) && $0.isAutoCreated.value != true }
  }

  private var relations: [(name: String?, relation: DumpedRelation)] {
    ownModels.flatMap(\.fields.items).compactMap { field in
      guard let relation = field.relation, relation.isParentLink.value != true else { return nil }
      return (relation.relatedName.value ?? nil, relation)
    }
  }

  private var modelBases: String? {
    let abstract = Set(ownModels.filter { $0.isAbstract.value == true }.compactMap(\.className.value))
    let bases = ownModels.flatMap { $0.bases.value ?? [] }.filter { abstract.contains($0) }
    return Self.tally("abstract bases of models", bases.map(Self.last))
  }

  private var deletions: String? { Self.tally("on_delete", relations.compactMap { $0.relation.onDelete.value ?? nil }) }

  private var reverseNames: String? {
    let all = relations
    guard !all.isEmpty else { return nil }
    return "related_name: given on \(all.count { $0.name != nil }) of \(all.count) relations"
  }

  private var querySets: String? {
    let custom = ownModels.flatMap { $0.managers.value ?? [] }.filter { !$0.className.hasPrefix("django.") }
    return Self.tally("managers", custom.map { Self.last($0.querySet ?? $0.className) })
  }

  private var primaryKeys: String? {
    let keys = ownModels.filter { $0.isAbstract.value != true }.flatMap(\.fields.items)
      .filter { $0.isPrimaryKey.value == true }
    return Self.tally("primary keys", keys.compactMap { ($0.className.value ?? nil).map(Self.last) })
  }

  private var customUser: String? { scalar("AUTH_USER_MODEL").map { "user model: \($0)" } }

  // MARK: Tests and the rest

  private var testKinds: String? {
    let kinds = extras.tests.map { group in
      switch group.kind {
      case .testCase(let name): name
      case .pytestClass: "pytest class"
      case .function: "pytest function"
      }
    }
    return Self.tally("tests", kinds)
  }

  private var factoryCount: String? { Self.count("factories", dump.factories.items.count) }
  private var receiverCount: String? {
    Self.count("signal receivers", dump.receivers.items.count { isOwn($0.place.file, $0.note) })
  }
  private var taskCount: String? {
    Self.count("Celery tasks", dump.tasks.items.count { isOwn($0.place.file, $0.note) })
  }

  private var templateFolders: String? {
    let paths = dump.templates.items.compactMap(\.path.value).filter { !$0.hasPrefix("site:") }
    let folders = paths.compactMap { path -> String? in
      let parts = path.pathParts
      return parts.firstIndex(of: "templates").map { parts[...$0].joined(separator: "/") }
    }
    return Self.tally("templates", folders)
  }

  private var databases: String? {
    guard case .value(let settings) = dump.settings, !settings.databaseEngines.items.isEmpty else { return nil }
    let engines = settings.databaseEngines.items.sorted { $0.key < $1.key }
    return "databases: " + engines.map { "\($0.key)=\(ShownCell.text($0.value))" }.joined(separator: ", ")
  }

  private var timeZones: String? {
    scalar("USE_TZ").map { "USE_TZ=\($0)" + (scalar("TIME_ZONE").map { ", TIME_ZONE=\($0)" } ?? "") }
  }

  // MARK: Pieces

  private func scalar(_ name: String) -> String? {
    guard case .value(let settings) = dump.settings, let value = settings.scalars[name] else { return nil }
    if case .unknown = value { return nil }
    return ShownCell.text(value)
  }

  private func isOwn(_ file: Known<String?>, _ note: EntryNote) -> Bool {
    note.isProject ?? !(file.value??.hasPrefix("site:") ?? true)
  }

  private static func last(_ name: String) -> String { name.dottedParts.last.map(String.init) ?? name }

  private static func count(_ title: String, _ count: Int) -> String? { count == 0 ? nil : "\(title): \(count)" }

  /// The commonest first.
  private static func tally(_ title: String, _ names: [String]) -> String? {
    guard !names.isEmpty else { return nil }
    let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
    let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let shown = sorted.prefix(8).map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    return "\(title): \(shown)" + (sorted.count > 8 ? ", …" : "")
  }
}
