/// A module that may be the project's settings, and what says so.
public struct SettingsCandidate: Hashable, Sendable {
  /// Who names the module, the most trustworthy first.
  public enum Reason: UInt8, Hashable, Sendable, CaseIterable, Comparable {
    case djangology, environment, manage, instructions, wsgi, asgi, celery, dotenv, pyproject, pytest, setupCfg, djangoStubs, tox
    case compose, docker, script, convention

    public static func < (a: Reason, b: Reason) -> Bool { a.rawValue < b.rawValue }
  }

  /// Dotted, as Django would import it.
  public var module: String
  public var reason: Reason
  /// The file that names it; empty for the environment.
  public var path: String
  /// The 1-based line it is named on; 0 when there is none.
  public var line: Int
  /// The module's own file; nil when the project has none of that name.
  public var file: String?

  public init(module: String, reason: Reason, path: String, line: Int, file: String? = nil) {
    self.module = module
    self.reason = reason
    self.path = path
    self.line = line
    self.file = file
  }

  /// Whether the name speaks of tests, which never stand for the running site.
  public var isForTests: Bool { ProjectFiles.isForTests(module) || ProjectFiles.isForTests(path) }
}
