import Platform
import TestSelection

/// The fewest words that mean some tests.
struct TestWordList {
  private let runner: TestRunner
  /// Every test file of the project.
  private let all: Set<String>
  /// More tests of one file than this, and the file is named.
  private static let mostOfAFile = 4
  /// More words than this, and folders are named even if they hold more.
  private static let most = 40

  init(_ runner: TestRunner, all: [String]) {
    self.runner = runner
    self.all = Set(all)
  }

  /// The command line; nil for no tests.
  func command(_ tests: [RiskyTest]) -> [String]? {
    guard !tests.isEmpty else { return nil }
    let byFile = Dictionary(grouping: tests) { $0.path }
    let whole = Set(byFile.filter { $0.value.count > Self.mostOfAFile || $0.value.contains { $0.inner.isEmpty } }.keys)
    if all.isSubset(of: whole) { return runner.start }
    let folders = wholeFolders(whole)
    var words = Set(folders.map { runner.word(folder: $0) })
    var parents: Set<String> = []
    for (path, some) in byFile where !folders.contains(where: { path.hasPrefix($0 + "/") }) {
      parents.insert(FilePath(path).parent.text)
      if whole.contains(path) {
        words.insert(runner.word(path, []))
      } else {
        for test in some where !some.contains(where: { $0.inner.count < test.inner.count && $0.id.isHead(of: test.id) })
        {
          words.insert(runner.word(test.path, test.inner))
        }
      }
    }
    if words.count > Self.most {
      words = Set(folders.union(parents.filter { !$0.isEmpty && $0 != "." }).map { runner.word(folder: $0) })
      words = words.filter { word in !words.contains { word.hasPrefix($0 + "/") || word.hasPrefix($0 + ".") } }
    }
    return runner.start + words.sorted()
  }

  /// The outermost folders with several test files, all of which are meant.
  private func wholeFolders(_ whole: Set<String>) -> Set<String> {
    var counts: [String: (all: Int, meant: Int)] = [:]
    for path in all {
      for folder in folders(above: path) {
        counts[folder, default: (0, 0)].all += 1
        if whole.contains(path) { counts[folder]?.meant += 1 }
      }
    }
    let complete = Set(counts.filter { $0.value.all > 1 && $0.value.all == $0.value.meant }.keys)
    return complete.filter { folder in !folders(above: folder).contains(where: complete.contains) }
  }

  private func folders(above path: String) -> [String] {
    var found: [String] = []
    var rest = path[...]
    while let slash = rest.lastIndex(of: "/") {
      rest = rest[..<slash]
      found.append(String(rest))
    }
    return found
  }
}

extension String {
  fileprivate func isHead(of other: String) -> Bool { other.hasPrefix(self + "::") }
}
