import Base
import Django
import Impact
import Platform

extension TestPlan {
  /// - Parameter files: every path of the project, to tell its test runner.
  init(_ tests: [TestAtRisk], files: Set<String>, _ read: (String) -> [UInt8]?) {
    rows = tests.map { test in
      Row(
        id: test.id, path: test.path, line: test.line,
        why: test.depth == 0 ? "changed itself" : "\(test.edge.rawValue) \(test.reached)",
        isCertain: test.evidence == .proved)
    }
    guard !tests.isEmpty else { return }
    let runner = TestRunner(files: files, read)
    command = ShellLine.of(runner.start + TestPlan.targets(tests) { TestPlan.word($0, $1, runner) })
  }

  // MARK: Targets

  /// More than this of one file, and the file is named instead.
  private static let mostOfAFile = 4
  /// More files than this, and their folders are named instead.
  private static let mostFiles = 12

  private enum Extent { case test, file, folder }

  /// The fewest words that mean all the tests.
  private static func targets(_ tests: [TestAtRisk], _ word: (TestAtRisk, Extent) -> String) -> [String] {
    let byFile = Dictionary(grouping: tests) { $0.path }.sorted { $0.key < $1.key }
    var words: [String] = []
    for (_, some) in byFile {
      guard let first = some.first else { continue }
      if byFile.count > mostFiles {
        words.append(word(first, .folder))
      } else if some.count > mostOfAFile || some.contains(where: { $0.extent == .file }) {
        words.append(word(first, .file))
      } else {
        let types = Set(some.filter { $0.extent == .type }.map(\.name))
        words += some.filter { test in test.extent == .type || !types.contains { test.name.hasPrefix($0 + ".") } }
          .map { word($0, .test) }
      }
    }
    let all = Set(words)
    guard byFile.count > mostFiles else { return all.sorted() }
    // What lies below a folder that is named anyway; and of too many folders, all.
    let tops = all.filter { word in !all.contains { word.hasPrefix($0 + "/") || word.hasPrefix($0 + ".") } }
    return tops.count > mostFiles ? [] : tops.sorted()
  }

  private static func word(_ test: TestAtRisk, _ extent: Extent, _ runner: TestRunner) -> String {
    switch extent {
    case .test: runner.word(test.path, test.innerNames.map(String.init))
    case .file: runner.word(test.path, [])
    case .folder: runner.word(folder: FilePath(test.path).parent.text)
    }
  }
}

extension TestAtRisk {
  fileprivate var id: String { ([path[...]] + innerNames).joined(separator: "::") }
}
