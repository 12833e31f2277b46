public import Checks
public import Discovery

/// What a contract speaks of: the booted project and what its files say of settings, versions and commands.
public struct ContractProject: Sendable {
  public let project: CheckedProject
  /// Every module that something names as settings, the best first.
  public let settings: [SettingsCandidate]
  public let requirements: Requirements
  public let paths: PathBook
  public let commands: CommandBook

  public init(_ project: CheckedProject, settings: [SettingsCandidate], requirements: Requirements) {
    self.project = project
    self.settings = settings
    self.requirements = requirements
    paths = PathBook(project)
    commands = CommandBook(project)
  }

  /// The text of a file that is no source; nil where nothing can be read.
  func text(_ path: String) -> String? {
    project.text(of: path).map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  /// The settings that were booted.
  var settingsFile: String? { project.dump.settings.value?.file.value ?? nil }

  /// Their dotted name.
  var settingsModule: String? {
    guard let file = settingsFile else { return nil }
    return settings.first { $0.file == file }?.module ?? project.file(at: file)?.module
  }

  /// The applications whose folders are the project's.
  var ownApps: [OwnApp] {
    project.dump.apps.items.compactMap { app in
      guard let label = app.label.value, let path = app.path.value ?? nil, !path.hasPrefix("site:"),
        !path.hasPrefix("/")
      else { return nil }
      return OwnApp(label: label, name: (app.name.value ?? nil) ?? label, folder: path)
    }.sorted { $0.folder < $1.folder }
  }
}

/// An installed application of the project itself.
struct OwnApp: Sendable {
  var label: String
  /// Dotted.
  var name: String
  var folder: String

  func holds(_ path: String) -> Bool { folder == "." || path.hasPrefix(folder + "/") }
}
