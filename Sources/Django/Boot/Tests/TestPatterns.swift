import Base

/// Which files and classes hold tests: pytest's defaults and Django's `test*.py`.
public struct TestPatterns: Sendable, Equatable {
  /// `python_files` of pytest's configuration.
  public var files = ["test*.py", "*_test.py", "tests.py"]
  /// `python_classes`: prefixes or patterns.
  public var classes = ["Test"]

  public init() {}

  func holds(file path: String) -> Bool {
    let name = path.pathParts.last.map(String.init) ?? path
    return files.contains { matches($0, name) }
  }

  func holds(class name: String) -> Bool {
    classes.contains { $0.contains("*") ? matches($0, name) : name.hasPrefix($0) }
  }

  /// A pattern with `*` alone, as test settings use it.
  private func matches(_ pattern: String, _ name: String) -> Bool {
    let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
    guard parts.count > 1, let first = parts.first, let last = parts.last else { return pattern == name }
    guard name.hasPrefix(first), name.hasSuffix(last), name.utf8.count >= first.utf8.count + last.utf8.count else {
      return false
    }
    var rest = name.dropFirst(first.count).dropLast(last.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let found = rest.firstRange(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }
}
