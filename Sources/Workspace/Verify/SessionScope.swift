import Discovery
import Platform
import Verify

/// What a session is about, from `.djangology/session.toml`.
struct SessionScope: Sendable {
  static let path = ".djangology/session.toml"

  let goal: String?
  private let scope: PathPatterns?
  private let readOnly: PathPatterns?
  let doneWhen: [String]

  /// Nil where there is no such file.
  init?(root: String) {
    guard let bytes = try? FileReader.read(root + "/" + Self.path) else { return nil }
    let document = SettingsDocument(bytes)
    goal = document.strings("goal")?.first
    scope = document.strings("scope").map { PathPatterns($0) }
    readOnly = document.strings("read_only").map { PathPatterns($0) }
    doneWhen = document.strings("done_when") ?? []
  }

  func findings(_ files: [ChangedFile]) -> [Finding] {
    files.compactMap { file in
      if file.path == Self.path { return nil }
      for path in [file.path, file.pathBefore ?? file.path] {
        if readOnly?.matches(path) ?? false { return Finding(.scope, "the session may only read it", path: path) }
        if !(scope?.matches(path) ?? true) {
          return Finding(.scope, "outside of the session's scope", path: path)
        }
      }
      return nil
    }
  }
}
