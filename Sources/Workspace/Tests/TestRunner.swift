import Base
import Platform

/// What runs a project's tests, and how it is told which.
enum TestRunner: Equatable {
  case pytest
  /// With the path of the file.
  case manage(String)

  /// - Parameter files: every path of the project.
  init(files: Set<String>, _ read: (String) -> [UInt8]?) {
    let manage = files.filter { $0 == "manage.py" || $0.hasSuffix("/manage.py") }.min {
      ($0.count, $0) < ($1.count, $1)
    }
    func text(_ path: String) -> String { read(path).map { String(decoding: $0, as: UTF8.self) } ?? "" }
    guard let manage else {
      self = .pytest
      return
    }
    let isConfigured = Self.isConfigured(files, text)
    self = isConfigured && Self.knowsDjango(files, text) ? .pytest : .manage(manage)
  }

  private static let sections = [
    ("pyproject.toml", "[tool.pytest"), ("setup.cfg", "[tool:pytest]"), ("tox.ini", "[pytest]"),
  ]

  /// Whether a file that pytest reads its settings from says so, or what the project asks for does.
  private static func isConfigured(_ files: Set<String>, _ text: (String) -> String) -> Bool {
    if !files.isDisjoint(with: ["pytest.ini", ".pytest.ini", "conftest.py"]) { return true }
    if sections.contains(where: { files.contains($0.0) && text($0.0).contains($0.1) }) { return true }
    return requirements(files).contains { text($0).contains("pytest-django") }
  }

  /// Pytest alone does not start Django: unless what is asked for tells otherwise, it is taken to be able to.
  private static func knowsDjango(_ files: Set<String>, _ text: (String) -> String) -> Bool {
    let asked = requirements(files)
    guard asked.contains(where: { text($0).lowercased().contains("django") }) else { return true }
    let configuration = ["pytest.ini", ".pytest.ini", "conftest.py", "setup.cfg", "tox.ini", "pyproject.toml"]
    return (asked + configuration.filter(files.contains)).contains { path in
      let text = text(path)
      return text.contains("pytest-django") || text.contains("pytest_django") || text.contains("DJANGO_SETTINGS_MODULE")
        || text.contains("django.setup")
    }
  }

  private static func requirements(_ files: Set<String>) -> [String] {
    files.filter { path in
      let name = FilePath(path).name
      if path.pathParts.count > 2 { return false }
      return ["pyproject.toml", "Pipfile", "setup.cfg", "setup.py"].contains(name)
        || name.hasSuffix(".txt") && path.contains("requirements")
    }.sorted()
  }

  // MARK: Words

  /// What stands before the tests.
  var start: [String] {
    switch self {
    case .pytest: ["pytest"]
    case .manage(let path): ["python", path, "test"]
    }
  }

  /// A file, or a class or function of it.
  func word(_ path: String, _ inner: [String]) -> String {
    switch self {
    case .pytest: ([path] + inner).joined(separator: "::")
    case .manage: ([String(dotted(path).dropLast(3))] + inner).joined(separator: ".")
    }
  }

  /// All below a folder.
  func word(folder: String) -> String {
    switch self {
    case .pytest: folder
    case .manage: dotted(folder)
    }
  }

  /// A label, from the folder of `manage.py` on.
  private func dotted(_ path: String) -> String {
    guard case .manage(let manage) = self else { return path }
    let folder = FilePath(manage).parent.text
    let isBelow = !folder.isEmpty && folder != "." && path.hasPrefix(folder + "/")
    let rest = isBelow ? path.dropFirst(folder.count + 1) : path[...]
    return rest.pathParts.joined(separator: ".")
  }
}
