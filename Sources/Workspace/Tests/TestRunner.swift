import Base
import Checks
import Platform

/// What runs a project's tests, and how it is told which.
enum TestRunner: Equatable {
  case pytest
  /// With the path of the file.
  case manage(String)

  /// - Parameter files: every path of the project.
  init(files: Set<String>, _ read: (String) -> [UInt8]?) {
    self = TestTool(files: files, read).manage.map(TestRunner.manage) ?? .pytest
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
