public import Checks

/// What is to be checked, and with what.
public struct CheckRequest: Sendable {
  public var boot = DumpRequest()
  /// Codes, prefixes of codes, names and facets, instead of what the configuration selects; nil for that.
  public var select: [String]?
  public var extendSelect: [String] = []
  public var ignore: [String] = []
  public var fixable: [String]?
  public var unfixable: [String] = []
  /// Instead of the configuration's.
  public var minConfidence: Confidence?
  /// A configuration file instead of the project's; an empty text for none.
  public var configuration: String?
  /// What is reported on, files and folders below the root; empty for everything.
  public var paths: [String] = []
  /// Bytes of files instead of those on disk, as an editor holds them.
  public var buffers: [String: [UInt8]] = [:]
  /// What a change is judged against; nil for the whole project.
  public var change: VerifyRequest.Change?
  /// A list of findings that are known; nil for the configuration's.
  public var baseline: String?
  /// Whether even the configuration's does not count.
  public var ignoresBaseline = false
  /// Whether `noqa` and the like count for nothing.
  public var ignoresComments = false
  /// Whether a change may add migrations although the configuration says to ask first.
  public var allowsMigrations = false

  /// Whether the change itself is judged too: what it should have kept out of, and what it rewrites without need.
  public var reviews = false

  /// Whether what is no error is only looked for on lines that the change wrote, which takes half the time.
  var comparesErrorsOnly = false

  public init() {}
}

/// Why there is no answer.
public enum CheckFailure: Error, Sendable {
  case workspace(WorkspaceError)
  case change(VerifyFailure)
  case configuration(ConfigurationError)
  /// A text on the command line that names no rule, and what to say of it.
  case unknownRule(option: String, message: String)
  case unreadable(path: String, reason: String)
}
