/// Something about a task that can go wrong, why, and what to do about it.
public struct RiskFlag: Hashable, Sendable {
  public enum Level: String, Hashable, Sendable {
    case high
    case medium
  }

  public var level: Level
  public var title: String
  /// What was seen.
  public var evidence: String
  public var guidance: String

  /// The risks that the engine's answers and the task show, the high ones first.
  public static func flags(_ input: ReportInput, _ engine: ReportInput.Engine) -> [RiskFlag] {
    let flags = [
      errors(engine), migrations(engine), dependants(engine), mergedFiles(engine), settings(engine),
      access(input, engine),
      confidence(engine), untested(engine),
    ].compactMap { $0 }
    return flags.filter { $0.level == .high } + flags.filter { $0.level == .medium }
  }

  private static func errors(_ engine: ReportInput.Engine) -> RiskFlag? {
    let errors = engine.findings.filter { $0.severity == "error" }
    guard let first = errors.first else { return nil }
    return RiskFlag(
      level: .high, title: "errors that are there already",
      evidence: "\(errors.count), as \(first.code) at \(first.place)",
      guidance: "Fix or set aside the \(errors.count) errors first: `djangology check` lists them")
  }

  private static func migrations(_ engine: ReportInput.Engine) -> RiskFlag? {
    guard let missing = engine.missingMigrations, !missing.isEmpty else { return nil }
    return RiskFlag(
      level: .high, title: "models and migrations disagree before the work begins",
      evidence: missing.prefix(3).joined(separator: "; "),
      guidance: "Make the missing migrations a change of their own, before this one")
  }

  private static func dependants(_ engine: ReportInput.Engine) -> RiskFlag? {
    guard let widest = engine.models.max(by: { $0.dependants < $1.dependants }), widest.dependants >= 20 else {
      return nil
    }
    return RiskFlag(
      level: .medium, title: "a model that much depends on", evidence: "\(widest.name): \(widest.width)",
      guidance: "Read `djangology impact \(widest.name)` before a field of it changes")
  }

  private static func mergedFiles(_ engine: ReportInput.Engine) -> RiskFlag? {
    guard let file = engine.files.first(where: { FileKind(path: $0.path) == .migration }) else { return nil }
    return RiskFlag(
      level: .medium, title: "migrations among the files", evidence: file.path,
      guidance: "Migrations are read, not edited: a change gets a new one")
  }

  private static func settings(_ engine: ReportInput.Engine) -> RiskFlag? {
    guard let file = engine.files.first(where: { FileKind(path: $0.path) == .settings }) else { return nil }
    return RiskFlag(
      level: .medium, title: "settings among the files", evidence: file.path,
      guidance: "Say which environments a changed setting reaches; production is not one to try it in")
  }

  private static func access(_ input: ReportInput, _ engine: ReportInput.Engine) -> RiskFlag? {
    let choices = ContextProvider().crossDomain(task: input.task)
    guard let auth = choices.first(where: { $0.topic.name == "cross-auth" }) else { return nil }
    return RiskFlag(
      level: .medium, title: "who may do what is touched", evidence: "the task says \(auth.reason)",
      guidance: "Test that a stranger is refused, not only that the owner is served")
  }

  private static func confidence(_ engine: ReportInput.Engine) -> RiskFlag? {
    guard engine.confidence == "low" else { return nil }
    let names = engine.models.map(\.name).joined(separator: ", ")
    return RiskFlag(
      level: .medium, title: "the files are a guess",
      evidence: names.isEmpty
        ? "the task names nothing that the project has"
        : "beside \(names) the task names nothing that the project has",
      guidance: "Name a \(names.isEmpty ? "model, " : "")view, URL or file, and ask again")
  }

  private static func untested(_ engine: ReportInput.Engine) -> RiskFlag? {
    guard !engine.files.isEmpty, !engine.files.contains(where: { FileKind(path: $0.path) == .test }) else { return nil }
    return RiskFlag(
      level: .medium, title: "no test among the files", evidence: "\(engine.files.count) files, none of them a test",
      guidance: "Write the test that fails without the change first")
  }
}
