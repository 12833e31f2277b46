import Discovery
import Platform
import Sessions
import Verify

/// What a session is about: the open one of `djangology session`, or what somebody wrote to `.djangology/session.toml`.
struct SessionScope: Sendable {
  static let path = ".djangology/session.toml"

  private let session: WorkSession
  private let root: String

  /// Nil where there is neither.
  init?(root: String) {
    guard let session = Self.written(root) ?? (try? SessionStore(root: root).current()) else { return nil }
    self.session = session
    self.root = root
  }

  private static func written(_ root: String) -> WorkSession? {
    guard let bytes = try? FileReader.read(root + "/" + path) else { return nil }
    let document = SettingsDocument(bytes)
    return WorkSession(
      goal: document.strings("goal")?.first ?? "", started: "", files: document.strings("scope") ?? [],
      readOnly: document.strings("read_only") ?? [], doneWhen: document.strings("done_when") ?? [])
  }

  func findings(_ files: [ChangedFile]) -> [Finding] {
    files.compactMap { file in
      let changes = WorkingChanges(paths: [file.path, file.pathBefore].compactMap(\.self))
      guard let warning = Drift(session, changes, root: root).warnings.first else { return nil }
      return Finding(.scope, words(warning.verdict.decision), path: warning.path)
    }
  }

  private func words(_ decision: EditScope.Decision) -> String {
    switch decision {
    case .readOnly: "the session may only read it"
    case .offLimits: "off-limits in the session"
    case .outside, .inScope: "outside of the session's scope"
    }
  }
}
