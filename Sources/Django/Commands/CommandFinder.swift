/// The management commands of a project: the modules of `management/commands` in each app.
///
/// The app that comes first in `INSTALLED_APPS` wins over later ones, and any app over Django itself.
public struct CommandFinder: Sendable {
  private let apps: [InstalledApp]
  private let files: SortedPaths

  /// `files` are all Python files of the project and of those packages that are at hand.
  public init(apps: [InstalledApp], files: [String]) {
    self.apps = apps
    self.files = SortedPaths(files)
  }

  /// The section `commands`, in order of name.
  public func commands() -> Section<DumpedCommand> {
    var commands: [String: DumpedCommand] = [:]
    let core = InstalledApp(label: "", module: "django.core", path: "site:django/core")
    for app in [core] + apps.reversed() {
      for (name, file) in modules(of: app) {
        commands[name] = DumpedCommand(name: .value(name), app: .value(app.module), file: .value(file))
      }
    }
    let rows = commands.sorted { $0.key < $1.key }.map(\.value)
    return Section(rows, apps.contains { $0.path == nil } ? .open : .closed)
  }

  private func modules(of app: InstalledApp) -> [(name: String, file: String)] {
    guard let path = app.path else { return [] }
    let directory = (path == "." ? "" : path + "/") + "management/commands"
    return files.files(below: directory).compactMap { file in
      let name = file.dropFirst(directory.count + 1)
      guard name.hasSuffix(".py"), !name.hasPrefix("_"), !name.utf8.contains(UInt8(ascii: "/")) else { return nil }
      return (String(name.dropLast(3)), file)
    }
  }
}
