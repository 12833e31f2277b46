import Impact
public import Verify

/// What a change forgot.
public struct VerifyReport: Sendable {
  /// What it is a change to: `HEAD`, `the branch point with main`, `the diff`.
  public var base: String
  /// Every changed file with what became of it, in order.
  public var files: [(path: String, status: String)]
  /// In the order of kinds, at most so many places each as are known.
  public var findings: [Finding]
  public var tests: TestPlan
  /// What could not be judged, and why.
  public var notes: [String]
  /// The upper bound the text keeps to.
  public var maxTokens: Int

  /// Whether there is something that somebody should do.
  public var needsAttention: Bool { findings.contains(where: \.needsAttention) }
}

/// The tests that run what was changed.
public struct TestPlan: Sendable {
  public struct Row: Sendable {
    /// As pytest names it: `orders/tests.py::OrderTests::test_total`.
    public var id: String
    public var path: String
    public var line: Int
    /// What leads there: `calls orders.models.Order.total`.
    public var why: String
    public var isCertain: Bool
  }

  /// Nearest first.
  public var rows: [Row] = []
  /// A command line that runs them; nil where there are none.
  public var command: String?
}
