import Base
internal import Platform

/// Which files a session may change: asked by the guard before each edit, by hooks, `session status` and `verify` after it.
public struct EditScope: Sendable {
  /// What an edit of a file would be.
  public enum Decision: String, Hashable, Sendable {
    case inScope
    case readOnly
    case outside
    case offLimits
  }

  /// A decision and the pattern it stands on; nil where none names the file.
  public struct Verdict: Hashable, Sendable {
    public var decision: Decision
    public var pattern: String?

    public init(decision: Decision, pattern: String?) {
      self.decision = decision
      self.pattern = pattern
    }
  }

  /// What may be changed, as patterns of a `.gitignore`; empty for everything.
  public let files: [String]
  private let readOnly: [String]
  private let offLimits: [String]

  public init(files: [String], readOnly: [String] = [], offLimits: [String] = []) {
    self.files = files
    self.readOnly = readOnly
    self.offLimits = offLimits
  }

  /// What is kept about the work itself.
  private static let ownFolders = [".djangology/", "claudedocs/"]

  /// The decision about a path below the root.
  public func verdict(_ path: String) -> Verdict {
    if let pattern = Self.match(offLimits, path) { return Verdict(decision: .offLimits, pattern: pattern) }
    if Self.ownFolders.contains(where: path.hasPrefix) { return Verdict(decision: .inScope, pattern: nil) }
    if let pattern = Self.match(readOnly, path) { return Verdict(decision: .readOnly, pattern: pattern) }
    if files.isEmpty { return Verdict(decision: .inScope, pattern: nil) }
    if let pattern = Self.match(files, path) ?? migrationPattern(path) {
      return Verdict(decision: .inScope, pattern: pattern)
    }
    return Verdict(decision: .outside, pattern: nil)
  }

  /// Whoever may change an app's models may add its migrations.
  private func migrationPattern(_ path: String) -> String? {
    let parts = path.pathParts
    guard let folder = parts.dropLast().lastIndex(of: "migrations"), folder == parts.count - 2, path.hasSuffix(".py")
    else { return nil }
    let app = parts[..<folder].joined(separator: "/") + (folder == 0 ? "" : "/")
    return Self.match(files, app + "models.py") ?? Self.match(files, app + "models/__init__.py")
  }

  /// The last pattern that names the path, if all of them together do.
  private static func match(_ patterns: [String], _ path: String) -> String? {
    guard !patterns.isEmpty, PathPatterns(patterns).matches(path) else { return nil }
    return patterns.last { !$0.hasPrefix("!") && PathPatterns([$0]).matches(path) }
  }
}
