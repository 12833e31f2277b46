import Base
import Django

/// The folders of the project's apps, to tell which of them a file belongs to.
struct AppFolders: Sendable {
  /// Longest first.
  private let folders: [String]

  init(_ dump: RegistryDump, _ paths: [String]) {
    var found = Set(
      dump.apps.items.compactMap { $0.path.value ?? nil }.filter { !$0.hasPrefix("site:") && !$0.isEmpty && $0 != "." })
    if found.isEmpty { found = Set(paths.filter { $0.hasSuffix(".py") && $0.contains("/") }.map(Self.top)) }
    folders = found.sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
  }

  private static func top(_ path: String) -> String { String(path.prefix { $0 != "/" }) }

  /// The folder of the app that holds the file.
  func app(of path: String) -> String? { folders.first { path.hasPrefix($0 + "/") } }

  /// Whether a test belongs to an app: by its folder, or by the app's name in its path.
  func test(_ path: String, isOf app: String) -> Bool {
    if let own = self.app(of: path) { return own == app }
    let name = app.pathParts.last.map(String.init) ?? app
    let parts = path.pathParts
    if parts.dropLast().contains(where: { $0 == name }) { return true }
    guard let file = parts.last else { return false }
    let stem = file.dropLast(3)
    return stem == "test_\(name)" || stem.hasPrefix("test_\(name)_") || stem == "\(name)_test"
      || stem == "\(name)_tests"
  }
}
