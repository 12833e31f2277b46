import Base

/// What a path says about a file.
public enum PathKind: Sendable {
  case test, migration, other

  public init(_ path: String) {
    let parts = path.pathParts
    let name = parts.last ?? ""
    let folders = parts.dropLast()
    let isTestName = name.hasPrefix("test_") || name.hasSuffix("_test.py") || name.hasSuffix("_tests.py")
    if folders.contains("tests") || folders.contains("test") || folders.contains("testing") || isTestName
      || ["tests.py", "conftest.py", "factories.py", "test.py"].contains(name)
    {
      self = .test
    } else if folders.last == "migrations" || folders.contains("migrations") && name != "__init__.py" {
      self = .migration
    } else {
      self = .other
    }
  }
}

extension PathKind {
  /// Whether a path looks like settings of Django: the ones in use, or others of the project.
  static func isSettings(_ path: String, used: String?) -> Bool {
    if used == path { return true }
    let parts = path.pathParts
    guard let name = parts.last else { return false }
    return name.hasPrefix("settings") || name.hasSuffix("settings.py") || parts.dropLast().last == "settings"
  }
}
