import Impact

/// All test files of a project, with what they take from each other.
struct TestLibrary: Sendable {
  private(set) var sources: [TestSource]
  /// Helper name to the files that define it.
  private var owners: [String: [Int]] = [:]

  /// - Parameter paths: every Python file.
  init(_ paths: [String], _ read: (String) -> [UInt8]?) {
    sources = paths.filter(\.isTestSupport).compactMap { path in read(path).map { TestSource(path: path, $0) } }
    for (row, source) in sources.enumerated() {
      for name in source.helpers.keys { owners[name, default: []].append(row) }
    }
  }

  /// What helpers, fixtures and bases add to what a test says itself: each word with the helper it is from.
  func borrowed(by words: TestWords, in source: TestSource) -> [(helper: String, words: TestWords)] {
    var found: [(String, TestWords)] = []
    var seen: Set<String> = []
    var front = words.names.sorted()
    for _ in 0..<4 {
      var next: Set<String> = []
      for name in front where !Self.isCommon(name) && seen.insert(name).inserted {
        guard let helper = helper(name, seenFrom: source) else { continue }
        found.append((name, helper))
        next.formUnion(helper.names)
      }
      if next.isEmpty { break }
      front = next.sorted()
    }
    return found
  }

  /// The nearest one: of the file itself, of a conftest above it, or the only one there is.
  private func helper(_ name: String, seenFrom source: TestSource) -> TestWords? {
    if let own = source.helpers[name] { return own }
    guard let rows = owners[name] else { return nil }
    let near = rows.filter { row in
      let path = sources[row].path
      guard path == "conftest.py" || path.hasSuffix("/conftest.py") else { return false }
      return source.path.hasPrefix(path.dropLast("conftest.py".count))
    }
    if let nearest = near.max(by: { sources[$0].path.utf8.count < sources[$1].path.utf8.count }) {
      return sources[nearest].helpers[name]
    }
    let imported = rows.filter { !sources[$0].path.hasSuffix("conftest.py") }
    guard imported.count == 1, source.top.names.contains(name), let only = imported.first else { return nil }
    return sources[only].helpers[name]
  }

  private static func isCommon(_ name: String) -> Bool {
    ["self", "cls", "client", "get", "post", "create", "save", "setUp"].contains(name)
  }
}

extension String {
  /// Whether the file is a test or something that only tests use.
  var isTestSupport: Bool {
    if isTestPath { return true }
    guard hasSuffix(".py") else { return false }
    let parts = split(separator: "/")
    let name = parts.last ?? ""
    if name == "conftest.py" || name.contains("factories") || name.contains("factory") { return true }
    return parts.dropLast().contains { ["tests", "test", "testing", "test_utils", "test_helpers"].contains($0) }
      || name.hasPrefix("testing")
  }
}
