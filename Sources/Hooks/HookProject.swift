public import Guard
public import Sessions

/// What the events need to know of a project; everything but the guard may be missing, and then says nothing.
///
/// Closures are asked only by the events that need them, so that the others start nothing.
public struct HookProject: Sendable {
  public var guarded: GuardedProject
  /// One line about the project for a session that starts.
  public var greeting: @Sendable () -> String? = { nil }
  /// What must be known again after compaction.
  public var restatement: @Sendable () -> Restatement? = { nil }
  /// What is worth knowing before a prompt is worked on; nil where that is not sure, or nobody asked for it.
  public var capsule: @Sendable (_ prompt: String) -> String? = { _ in nil }
  /// What edits of these files, by their paths from the project's root, have left to do.
  public var afterEdit: @Sendable (_ paths: [String], _ payload: HookPayload) -> HookEdit? = { _, _ in nil }
  /// Notes that a command has run, and says what was not known yet after an edit before it.
  public var afterCommand: @Sendable (_ command: String, _ payload: HookPayload) -> HookEdit? = { _, _ in nil }
  /// What is left to do when an agent wants to stop.
  public var beforeStop: @Sendable (_ payload: HookPayload) -> HookStop? = { _ in nil }
  /// How a subagent asks us; nil where there is nothing to ask about.
  public var commandLine: String? = "djangology"
  /// Writes the session's record.
  public var endSession: @Sendable (_ payload: HookPayload) -> Void = { _ in }

  public init(guarded: GuardedProject) { self.guarded = guarded }
}

/// What an edit brought about.
public struct HookEdit: Sendable, Equatable {
  /// Findings that were not there before, one line each.
  public var findings: [String] = []
  /// What depends on what was changed and was left as it is, one line each.
  public var dependants: [String] = []
  /// Migrations that are missing now.
  public var migrations: [String] = []
  public var nextStep: String?

  public init() {}
}

/// What is left to do at the end of a turn.
public struct HookStop: Sendable, Equatable {
  /// Conditions of the session that do not hold, or that nobody has seen to hold.
  public var open: [String] = []
  /// What edits have left to do and nobody was told yet.
  public var edit = HookEdit()
  /// Tests at risk that have not been run.
  public var tests: [String] = []
  /// The shortest line that runs them.
  public var testLine: String?

  public init() {}
}
