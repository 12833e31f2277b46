import Platform

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

  /// `pytest`, `manage.py test`, `make test`, `tox` among the words of a command.
  static func isTestRun(_ command: String) -> Bool {
    let words = command.split { " \t\n;&|()".contains($0) }.map { $0.split(separator: "/").last.map(String.init) ?? "" }
    for (index, word) in words.enumerated() {
      if ["pytest", "py.test", "tox", "nox"].contains(word) { return true }
      let next = index + 1 < words.count ? words[index + 1] : ""
      if ["manage.py", "django-admin", "make", "just", "django"].contains(word), next.hasPrefix("test") { return true }
    }
    return false
  }
}
