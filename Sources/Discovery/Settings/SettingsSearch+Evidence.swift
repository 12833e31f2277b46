import Base
import Platform
import PythonSyntax

/// What speaks for and against a candidate besides the file that names it.
extension SettingsSearch {
  /// The module in an empty package of settings that people are told to start with, where `manage.py` names the package.
  ///
  /// Who develops chooses it by a variable, as the README or the development container says; `wsgi.py` says what is
  /// deployed. Where they name several, nothing is said.
  func instructions(besides found: [SettingsCandidate]) -> [SettingsCandidate] {
    guard let package = found.first(where: { $0.reason == .manage && isBlank($0) })?.module else { return [] }
    let named = Self.instructionFiles.flatMap { path -> [SettingsCandidate] in
      (project.tree.text(path).map(SettingsText.values) ?? []).map {
        SettingsCandidate(module: $0.module, reason: .instructions, path: path, line: $0.line)
      }
    }
    let own = named.map(known).filter { $0.file != nil && !$0.isForTests && $0.module.hasPrefix(package + ".") }
    return Set(own.map(\.module)).count == 1 ? Array(own.prefix(1)) : []
  }

  private static let instructionFiles = [
    "README.md", "README.rst", "README.txt", "README", "CONTRIBUTING.md", "CONTRIBUTING.rst",
    ".devcontainer/docker-compose.yml", ".devcontainer/devcontainer.json", ".devcontainer/Dockerfile",
  ]

  /// A module that nobody names and that takes all from one that is not there: what is laid over settings made elsewhere.
  func isOverlay(_ candidate: SettingsCandidate) -> Bool {
    guard candidate.reason == .convention, let path = candidate.file, let file = project.python(path) else {
      return false
    }
    return file.statements(of: file.root).contains { statement in
      guard let statement = Import(statement, in: file), statement.isStar, statement.level > 0,
        let module = statement.module, !module.isEmpty
      else { return false }
      return !isThere(module, from: path, level: statement.level)
    }
  }

  private func isThere(_ module: String, from path: String, level: Int) -> Bool {
    var folder = FilePath(path).parent
    for _ in 1..<level { folder = folder.parent }
    let target = folder.appending(module.replacing(".", with: "/")).text
    return [".py", "/__init__.py"].contains { project.tree.text(target + $0) != nil }
  }
}
