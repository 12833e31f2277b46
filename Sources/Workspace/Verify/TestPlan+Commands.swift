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
    let usesPytest = TestPlan.usesPytest(files, read)
    let manage = files.filter { $0 == "manage.py" || $0.hasSuffix("/manage.py") }.min { $0.count < $1.count }
    command =
      usesPytest || manage == nil
      ? (["pytest"] + TestPlan.targets(tests, TestPlan.pytest)).joined(separator: " ")
      : (["python \(manage ?? "manage.py") test"]
        + TestPlan.targets(tests) { TestPlan.django($0, extent: $1, below: manage ?? "") }).joined(separator: " ")
  }

  /// Whether a file that pytest reads its settings from says so.
  private static func usesPytest(_ files: Set<String>, _ read: (String) -> [UInt8]?) -> Bool {
    if !files.isDisjoint(with: ["pytest.ini", ".pytest.ini", "conftest.py"]) { return true }
    let sections = [("pyproject.toml", "[tool.pytest"), ("setup.cfg", "[tool:pytest]"), ("tox.ini", "[pytest]")]
    return sections.contains { path, section in
      files.contains(path) && read(path).map { String(decoding: $0, as: UTF8.self).contains(section) } ?? false
    }
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

  private static func pytest(_ test: TestAtRisk, _ extent: Extent) -> String {
    switch extent {
    case .test: test.id
    case .file: test.path
    case .folder: FilePath(test.path).parent.text
    }
  }

  /// A dotted label, from the folder of `manage.py` on.
  private static func django(_ test: TestAtRisk, extent: Extent, below manage: String) -> String {
    let folder = FilePath(manage).parent.text
    var path = test.path
    if !folder.isEmpty, folder != ".", path.hasPrefix(folder + "/") { path = String(path.dropFirst(folder.count + 1)) }
    let file = path.split(separator: "/").joined(separator: ".").dropLast(3)
    switch extent {
    case .test:
      let inner = test.innerNames
      return inner.isEmpty ? String(file) : file + "." + inner.joined(separator: ".")
    case .file: return String(file)
    case .folder: return file.split(separator: ".").dropLast().joined(separator: ".")
    }
  }
}

extension TestAtRisk {
  /// The class and function behind the module.
  fileprivate var innerNames: [Substring] {
    guard extent != .file else { return [] }
    let parts = name.split(separator: ".")
    // Classes are written large, and a function stands in one or at the top.
    guard let type = parts.firstIndex(where: { $0.first?.isUppercase ?? false }) else { return parts.suffix(1) }
    return Array(parts[type...])
  }

  fileprivate var id: String { ([path[...]] + innerNames).joined(separator: "::") }
}
