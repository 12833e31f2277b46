public import TestSelection

/// What is asked of `LiveProject.tests`.
public struct TestsRequest: Sendable {
  /// What counts as changed.
  public enum Change: Sendable {
    /// The working tree against the last commit.
    case workingTree
    /// The working tree against where this branch left another commit or branch.
    case since(String)
    /// Whole files and folders, relative to the project.
    case files([String])
  }

  public var change = Change.workingTree
  /// How far the answer goes.
  public var tier = RiskTier.safe
  /// How the project is booted.
  public var boot = DumpRequest()

  public init() {}
}

/// The tests that a change puts at risk, and how they are run.
public struct TestsReport: Sendable {
  /// What it is a change to; nil where whole files were named.
  public var base: String?
  /// Changed files, in order.
  public var files: [String]
  public var tier: RiskTier
  /// Nearest first, tier by tier.
  public var tests: [RiskyTest] = []
  /// Why everything should be run.
  public var everything: RiskReason?
  /// How many test files there are.
  public var testFiles = 0
  /// For each tier up to the one asked for, the shortest command line.
  public var commands: [RiskTier: [String]] = [:]
  /// The tests of the changed apps.
  public var fast: [String]?
  public var suite: [String] = []
  public var notes: [String] = []

  /// What runs the tier that was asked for.
  public var command: [String]? { commands[tier] }
}
