import Platform
public import RetrievalBench

/// Why there is nothing to measure.
public enum BenchFailure: Error, Sendable {
  /// The folder belongs to no repository, or git could not be asked.
  case noGit(reason: String)
  case unknownRevision(String)
  /// Too few commits can be tasks.
  case tooFew(MinedTasks, isShallow: Bool)
  /// Git stopped answering on the way.
  case interrupted(reason: String)

  init(_ error: GitError) { self = .interrupted(reason: error.words) }
}
