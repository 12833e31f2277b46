import Platform
import Sessions
import ShellSyntax

/// Which commands of a session's done-when hooks have seen run since the last edit, and how they ended.
///
/// Nothing is run to find out: what an agent runs is watched. Kept beside the daemon's socket, as `TestRuns` is.
struct DoneRuns: Sendable {
  enum Result: String, Sendable {
    case notRun
    /// How it ended was not told.
    case ran
    case passed
  }

  private let root: String
  private let path: String?

  init(root: String) {
    self.root = root
    path = (try? DaemonPlace(root: root)).map { $0.socket + ".done" }
  }

  /// What was seen of the command; only exactly this one counts.
  func result(of command: String) -> Result { seen[command] ?? .notRun }

  /// The conditions that are not met as far as anybody has seen, in words.
  func open(_ items: [WorkSession.Item]) -> [String] {
    items.filter { !$0.isDone }.compactMap { item in
      guard let command = item.command else { return item.text }
      return switch result(of: command) {
      case .passed: nil
      case .ran: "\(item.text) (a command: it was run, whether it passed was not seen)"
      case .notRun: "\(item.text) (a command: not run since the last edit)"
      }
    }
  }

  func forget() {
    if let path, !seen.isEmpty { FileRemoval.remove(path) }
  }

  /// Notes what a command line that was run says of the conditions.
  ///
  /// - Parameter succeeded: whether it is known that the line as a whole ended well.
  func note(_ line: String, from directory: String, succeeded: Bool, _ items: [WorkSession.Item]) {
    guard let path else { return }
    var seen = seen
    for command in items.compactMap(\.command) where Self.includes(line, from: directory, command, root) {
      seen[command] = succeeded && Self.tells(line, from: directory, command, root) ? .passed : .ran
    }
    guard seen != self.seen else { return }
    let text = seen.sorted { $0.key < $1.key }.map { "\($0.value.rawValue)\t\($0.key)\n" }.joined()
    try? AtomicWrite.write(Array(text.utf8), to: path)
  }

  private var seen: [String: Result] {
    guard let path, let bytes = try? FileReader.read(path) else { return [:] }
    var seen: [String: Result] = [:]
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: "\t", maxSplits: 1)
      if parts.count == 2, let result = Result(rawValue: String(parts[0])) { seen[String(parts[1])] = result }
    }
    return seen
  }

  // MARK: Comparing commands

  /// Whether everything that a command runs is run by a line, in the same folder.
  static func includes(_ line: String, from directory: String, _ command: String, _ root: String) -> Bool {
    let wanted = runs(of: command, from: root)
    return !wanted.isEmpty && wanted.isSubset(of: runs(of: line, from: directory))
  }

  /// Whether a line that ended well says that what the command runs did.
  static func tells(_ line: String, from directory: String, _ command: String, _ root: String) -> Bool {
    // What was agreed is how this very line ends.
    if line.split(separator: " ") == command.split(separator: " ") { return true }
    guard ShellScript(reading: line).endsAsItsParts else { return false }
    let told = runs(of: line, from: directory) { $0.route.allSatisfy(endsAsItsProgram) }
    return runs(of: command, from: root).isSubset(of: told)
  }

  private static func runs(
    of line: String, from directory: String, where isWanted: (ShellRun) -> Bool = { _ in true }
  ) -> Set<[String]> {
    Set(
      ShellAnalysis(of: line).runs.compactMap { run in
        guard run.isCertain, let folder = run.directory, isWanted(run) else { return nil }
        let kind = run.kind == .management ? "manage.py" : ""
        return [FilePath(directory).appending(folder).normalized.text, kind] + run.words
      })
  }

  /// Whether what stands around a program ends as the program does; a script may go on after it.
  private static func endsAsItsProgram(_ step: ShellStep) -> Bool {
    switch step {
    case .wrapper: true
    case .script, .code, .file, .target, .container, .remote: false
    }
  }
}

extension WorkSession.Item {
  /// The command that a condition is or names between backticks; nil for a sentence.
  var command: String? {
    if let span = quotedCode { return Self.isCommand(span) ? span : nil }
    var text = self.text
    for ending in [" passes", " pass", " succeeds", " is green", " is clean"] where text.hasSuffix(ending) {
      text.removeLast(ending.count)
    }
    let words = text.lowercased().split(separator: " ")
    return words.contains { Self.ofSentences.contains(String($0)) } || !Self.isCommand(text) ? nil : text
  }

  private var quotedCode: String? {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    return parts.count >= 3 ? String(parts[1]) : nil
  }

  private static func isCommand(_ text: String) -> Bool {
    let analysis = ShellAnalysis(of: text)
    return analysis.unread.isEmpty && !analysis.runs.isEmpty
      && analysis.runs.allSatisfy { run in
        guard run.isCertain else { return false }
        switch run.kind {
        case .management, .code: return true
        case .program: return programs.contains(run.name) || run.name.hasPrefix("python") || isPath(run.words[0])
        }
      }
  }

  private static func isPath(_ word: String) -> Bool { word.hasPrefix("./") || word.hasSuffix(".sh") }

  private static let ofSentences: Set<String> = [
    "the", "a", "an", "is", "are", "all", "sure", "and", "must", "should", "has", "have", "no", "with",
  ]

  private static let programs: Set<String> = [
    "pytest", "py.test", "make", "just", "tox", "nox", "uv", "poetry", "npm", "pnpm", "yarn", "ruff", "black", "mypy",
    "flake8", "pylint", "isort", "djlint", "bandit", "coverage", "pre-commit", "djangology", "git", "curl", "test",
    "pyright",
  ]
}
