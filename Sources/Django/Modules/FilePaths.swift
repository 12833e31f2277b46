import Base

/// What a path alone says about a file: conventions, used where content is silent.
enum FilePaths {
  static func isTest(_ path: String) -> Bool {
    let name = SourceRoots.lastComponent(path)
    if name.hasPrefix("test_") || name.hasSuffix("_test.py") || name == "tests.py" || name == "conftest.py" {
      return true
    }
    return path.pathParts.dropLast().contains {
      $0 == "tests" || $0 == "test" || $0 == "testing" || $0.hasPrefix("test_") || $0.hasSuffix("_tests")
    }
  }

  static func isVendored(_ path: String) -> Bool {
    path.pathParts.dropLast().contains {
      ["vendor", "vendored", "_vendor", "third_party", "node_modules", "site-packages", "extern"].contains($0)
    }
  }

  static func hasDirectory(_ path: String, _ name: String) -> Bool {
    path.hasPrefix(name + "/") || path.holds("/" + name + "/")
  }

  /// The name of a template: the path below the last `templates` or `jinja2` directory.
  static func templateName(_ path: String) -> String {
    let parts = path.pathParts
    guard let index = parts.dropLast().lastIndex(where: { $0 == "templates" || $0 == "jinja2" }) else { return path }
    return parts[(index + 1)...].joined(separator: "/")
  }
}
