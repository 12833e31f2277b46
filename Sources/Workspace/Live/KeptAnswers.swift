import Django
import Impact
import Platform

/// What a live project has worked out, and the files it stands on.
struct KeptAnswers: Sendable {
  /// All files with their stamps; nil before the first question.
  private var files: [WalkedFile]?
  private var workspace: Workspace?
  private var boots: [BootKey: KeptBootAnswers] = [:]

  /// Forgets everything when any file was added, changed or removed since.
  mutating func refresh(_ root: String, _ watch: (any ChangeWatch)?) throws(WorkspaceError) {
    let changes = watch?.changes() ?? .unknown
    if changes == .none, files != nil { return }
    let now = try Workspace.walkAll(root)
    // A boot may have read a file that no walk finds.
    if now != files || changes != .unknown { self = KeptAnswers(files: now) }
  }

  init(files: [WalkedFile]? = nil) { self.files = files }

  private var paths: [String] { (files ?? []).map(\.path) }

  mutating func workspace(_ root: String) throws(WorkspaceError) -> Workspace {
    if let workspace { return workspace }
    let made = try Workspace(root: root)
    workspace = made
    return made
  }

  mutating func dump(_ root: String, _ request: DumpRequest) throws(WorkspaceError) -> RegistryDump {
    let key = BootKey(request)
    if let dump = boots[key]?.dump { return dump }
    let made = try Workspace.registry(root, paths, request)
    boots[key, default: .init()].dump = made
    return made
  }

  mutating func booted(
    _ root: String, _ request: DumpRequest, needsDjango: Bool
  ) throws(WorkspaceError) -> BootedProject {
    let key = BootKey(request)
    if let project = boots[key]?.project, !needsDjango || project.settingsModule != nil { return project }
    let made = try Workspace.boot(root, paths, request, needsDjango: needsDjango)
    boots[key, default: .init()].project = made
    return made
  }

  mutating func impact(_ root: String, _ request: DumpRequest) throws(WorkspaceError) -> ProjectImpact {
    let key = BootKey(request)
    if let impact = boots[key]?.impact { return impact }
    let made = Workspace.impact(root, paths, try dump(root, request))
    boots[key, default: .init()].impact = made
    return made
  }
}

/// What makes one boot of a project differ from another.
private struct BootKey: Hashable, Sendable {
  var settingsModule: String?
  var python: String?
  var variables: [String: String]

  init(_ request: DumpRequest) {
    settingsModule = request.settingsModule
    python = request.python
    variables = request.variables
  }
}

/// What was made of one boot.
private struct KeptBootAnswers: Sendable {
  var project: BootedProject?
  var impact: ProjectImpact?
  private var ownDump: RegistryDump?

  var dump: RegistryDump? {
    get { ownDump ?? project.flatMap { $0.settingsModule == nil ? nil : $0.dump } }
    set { ownDump = newValue }
  }
}
