internal import Platform

/// Files that were changed in a session although it is not about them.
public struct Drift: Sendable {
  public struct Warning: Hashable, Sendable {
    public var path: String
    public var verdict: EditScope.Verdict

    /// One line.
    public var text: String {
      let place = verdict.pattern.map { " (\($0))" } ?? ""
      switch verdict.decision {
      case .inScope: return "\(path) is in scope\(place)"
      case .readOnly: return "\(path) was changed, and the session may only read it\(place)"
      case .outside: return "\(path) was changed, outside of the session's files"
      case .offLimits: return "\(path) was changed, and is off-limits\(place)"
      }
    }
  }

  public var warnings: [Warning]
  /// What was changed and may be.
  public var inScope: [String]

  /// Looks at the changes; a file that is as it was when the session began is not the session's.
  public init(_ session: WorkSession, _ changes: WorkingChanges, root: String) {
    warnings = []
    inScope = []
    let earlier = Dictionary(session.earlierChanges.map { ($0.path, $0.hash) }) { $1 }
    for path in changes.paths {
      if let hash = earlier[path], hash == WorkingChanges.hash(FilePath(root).appending(path).text) { continue }
      let verdict = session.scope.verdict(path)
      if verdict.decision == .inScope {
        inScope.append(path)
      } else {
        warnings.append(.init(path: path, verdict: verdict))
      }
    }
  }
}
