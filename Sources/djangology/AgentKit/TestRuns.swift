import Platform
import ShellSyntax

/// Whether tests were run since the last edit of a project, as far as hooks saw it.
///
/// Kept beside the daemon's socket: it says nothing of the project, and is nobody's to commit.
struct TestRuns: Sendable {
  private let path: String?

  init(root: String) { path = (try? DaemonPlace(root: root)).map { $0.socket + ".tests" } }

  var isNoted: Bool { path.map { (try? FileStamp(of: $0)) != nil } ?? false }

  func note() {
    guard let path else { return }
    try? AtomicWrite.write([], to: path)
  }

  func forget() {
    if isNoted, let path { FileRemoval.remove(path) }
  }

  /// Whether a command finally runs tests: `pytest`, `manage.py test`, `make test`, `tox`, whatever it is wrapped in.
  static func isTestRun(_ command: String) -> Bool {
    ShellAnalysis(of: command).runs.contains { $0.isCertain && isOfTests($0) }
  }

  private static func isOfTests(_ run: ShellRun) -> Bool {
    switch run.kind {
    case .management: return run.words.first == "test"
    case .code: return false
    case .program:
      if ["pytest", "py.test", "tox", "nox"].contains(run.name) { return true }
      let rest = run.words.dropFirst()
      if ["make", "just"].contains(run.name) { return rest.contains { $0.hasPrefix("test") } }
      return run.name.hasPrefix("python") && rest.first == "-m" && rest.dropFirst().first == "pytest"
    }
  }
}
