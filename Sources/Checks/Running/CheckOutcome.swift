/// What is left of the findings when comments, configuration and baseline have had their say.
public struct CheckOutcome: Sendable {
  /// A finding that somebody knows of.
  public struct Suppressed: Sendable {
    public enum Reason: Sendable, Equatable {
      /// By a comment, with the words behind it.
      case comment(String)
      case baseline
    }

    public var diagnostic: Diagnostic
    public var reason: Reason
  }

  /// In the order of places.
  public var diagnostics: [Diagnostic] = []
  public var suppressed: [Suppressed] = []
  /// Never counted.
  public var notes: [Diagnostic] = []
  /// Lines of the baseline that nothing answers to any more.
  public var stale: [BaselineEntry] = []

  public init() {}

  /// Keeps what is about some places only.
  public mutating func keep(_ isWanted: (Diagnostic) -> Bool) {
    diagnostics.removeAll { !isWanted($0) }
    suppressed.removeAll { !isWanted($0.diagnostic) }
  }
}
