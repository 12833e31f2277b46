/// The management commands of a project: the modules of `management/commands` in each app.
///
/// The app that comes first in `INSTALLED_APPS` wins over later ones, and any app over Django itself.
public struct CommandFinder: Sendable {
  private let setup: TemplateSetup
  private let files: SortedPaths

  /// `files` are all Python files of the project and of those packages that are at hand.
  public init(_ setup: TemplateSetup, files: [String]) {
    self.setup = setup
    self.files = SortedPaths(files)
  }

  /// The section `commands`, in order of name.
  public func commands() -> Section<DumpedCommand> {
    var commands: [String: DumpedCommand] = [:]
    let core = InstalledApp(label: "", module: "django.core", path: "site:django/core")
    for app in [core] + setup.apps.reversed() {
      for (name, file) in modules(of: app) {
        var command = DumpedCommand(name: .value(name), app: .value(app.module), file: .value(file))
        command.note.condition = setup.condition(ofFile: file)
        commands[name] = command
      }
    }
    let rows = commands.sorted { $0.key < $1.key }.map(\.value)
    return Section(rows, setup.appOpenness)
  }

  private func modules(of app: InstalledApp) -> [(name: String, file: String)] {
    guard let path = app.path else { return [] }
    let directory = (path == "." ? "" : path + "/") + "management/commands"
    return files.files(below: directory).compactMap { file in
      let name = SortedPaths.name(of: file, below: directory)
      guard name.hasSuffix(".py"), !name.hasPrefix("_"), !name.utf8.contains(UInt8(ascii: "/")) else { return nil }
      return (String(name.dropLast(3)), file)
    }
  }
}
