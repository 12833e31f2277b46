public import Platform

/// Carries out the six steps and writes down what really happened.
public struct WorkflowRun: Sendable {
  public enum Failure: Error, Hashable, Sendable {
    case file(FileError, path: String)
  }

  public let input: ReportInput
  private let store: MemoryStore
  private let root: FilePath

  public init(_ input: ReportInput, root: String) {
    self.input = input
    store = MemoryStore(root: root)
    self.root = FilePath(root)
  }

  /// The report, which then lies at its path below the root.
  public func write() throws(Failure) -> WorkflowReport {
    var report = report()
    while isTaken(report) { report.number += 1 }
    report[.output] = output(report)
    let place = root.appending(report.path)
    do throws(FileError) {
      try AtomicWrite.makeDirectory(place.parent.text)
      try AtomicWrite.write(Array(report.markdown.utf8), to: place.text)
    } catch {
      throw .file(error, path: report.path)
    }
    return report
  }

  /// Whether another task's report lies at the path.
  private func isTaken(_ report: WorkflowReport) -> Bool {
    guard let bytes = try? FileReader.read(root.appending(report.path).text) else { return false }
    return !report.isAbout(sameAs: String(decoding: bytes, as: UTF8.self))
  }

  /// The first five steps: nothing is written.
  public func report() -> WorkflowReport {
    var report = WorkflowReport(task: input.task, project: input.project, date: input.date)
    report[.scope] = scope()
    report[.memory] = memory()
    report[.context] = context()
    report[.analysis] = analysis()
    report[.guidance] = guidance()
    return report
  }

  // MARK: Steps

  private func skipped(_ step: WorkflowReport.Step, _ reason: String) -> WorkflowReport.Outcome {
    .skipped(input.absences["\(step)"] ?? reason)
  }

  private func scope() -> WorkflowReport.Outcome {
    guard let scope = input.scope else {
      return skipped(
        .scope, "no session is open and no files were named; `djangology session start` or --files names them")
    }
    let lines =
      scope.files.map { "may change: `\($0)`" } + scope.readOnly.map { "read only: `\($0)`" }
      + scope.offLimits.map { "off-limits: `\($0)`" }
      + scope.doneWhen.map { "done when: \($0)" }
    return .done("Goal: \(scope.goal)", lines: lines)
  }

  private func memory() -> WorkflowReport.Outcome {
    let all = store.project(input.project)
    if all.isEmpty { return .done("Nothing is remembered of \(input.project) yet", lines: []) }
    let hits = MemorySearch.hits(input.task, in: all)
    let stale = all.count { $0.isStale }
    let lines = hits.prefix(5).map { hit in
      let mark = hit.remembered.isStale ? " (stale: its code changed)" : ""
      return "\(hit.remembered.topic.rawValue): \(hit.remembered.entry.title)\(mark)"
    }
    return .done(
      "\(counted(all.count, "entry", "entries")) read, \(hits.count) about this task, \(stale) stale",
      lines: Array(lines))
  }

  private func context() -> WorkflowReport.Outcome {
    guard input.contextBudget > 0 else { return skipped(.context, "the budget is no file at all") }
    let paths = (input.scope?.files ?? []) + (input.engine?.files.map(\.path) ?? [])
    let selection = ContextProvider(budget: input.contextBudget).select(task: input.task, files: paths)
    if selection.chosen.isEmpty { return .done("No subject of the index fits the task", lines: []) }
    let left = selection.leftOut.isEmpty ? "" : ", \(selection.leftOut.count) left out"
    return .done(
      "\(selection.chosen.count) of at most \(input.contextBudget) subjects chosen\(left)",
      lines: selection.chosen.map { "`\(skill)context/\($0.topic.fileName)` for \($0.reason)" }
        + selection.chosen.flatMap { $0.topic.facts.prefix(2) })
  }

  /// Where the texts lie, if they are installed.
  private var skill: String {
    let folder = ".claude/skills/djangology/"
    return (try? FileStamp(of: root.appending(folder + "SKILL.md").text)) == nil ? "" : folder
  }

  private func analysis() -> WorkflowReport.Outcome {
    guard let engine = input.engine else { return skipped(.analysis, "the project could not be asked") }
    let flags = RiskFlag.flags(input, engine)
    let facts = EngineFacts(engine).lines
    let risks = flags.map { "risk (\($0.level.rawValue)): \($0.title): \($0.evidence)" }
    return .done(
      "\(counted(engine.apps.count, "app")), \(counted(engine.files.count, "file")) chosen, "
        + "\(counted(engine.findings.count, "finding")) in \(counted(engine.checkedFiles, "file")) checked, "
        + counted(flags.count, "risk"),
      lines: facts + risks)
  }

  private func guidance() -> WorkflowReport.Outcome {
    guard let engine = input.engine else { return skipped(.guidance, "there is no analysis to stand on") }
    var lines = RiskFlag.flags(input, engine).map(\.guidance)
    let kinds = Set(engine.files.map { FileKind(path: $0.path) })
    lines += engine.touchedApps.map(step)
    if kinds.contains(.model) {
      lines.append(
        engine.touchedApps.isEmpty
          ? "Where a model changes, it and its migration first: `makemigrations APP -n WHAT_IT_DOES`"
          : "After each migration `python manage.py makemigrations --check --dry-run`")
    }
    if let tests = engine.tests { lines.append("Run `\(tests)`") }
    lines.append("At the end `djangology verify` tells what the change forgot")
    return .done(counted(lines.count, "step"), lines: lines)
  }

  private func step(_ app: ReportInput.App) -> String {
    let parts = app.parts.isEmpty ? "" : ", then its \(app.parts.joined(separator: ", "))"
    return
      "`\(app.label)`: models with a migration of their own (`makemigrations \(app.label) -n WHAT_IT_DOES`)\(parts)"
  }

  /// Memory is updated before the report is written, so that the report can say whether it was.
  private func output(_ report: WorkflowReport) -> WorkflowReport.Outcome {
    let written = "written to `\(report.path)`"
    guard input.remembers else { return .skipped("report \(written), memory not updated: not wanted") }
    let missing = report.skipped.filter { $0 != .output }
    let entry = MemoryEntry(
      title: "Report: \(input.task.prefix(80))", date: input.date,
      links: (input.engine?.files ?? []).prefix(5).map { CodeLink(path: $0.path) },
      text: "See `\(report.path)`."
        + (missing.isEmpty ? "" : " Skipped: \(missing.map(\.title).joined(separator: ", ")).")
        + (input.scope.map { " Goal: \($0.goal)" } ?? ""))
    do throws(MemoryStore.Failure) {
      try store.update(entry, in: .decisions, of: input.project)
      return .done("Report \(written); memory updated: decisions", lines: [])
    } catch {
      return .skipped("report \(written), memory not updated: \(error.words)")
    }
  }
}

extension ReportInput.Model {
  var place: String { path.map { " in `\($0)`" } ?? "" }

  var width: String {
    "\(counted(dependants, "place")) in \(counted(dependentFiles, "file"))"
  }
}

/// What the engine answered, in lines.
private struct EngineFacts {
  var lines: [String]

  init(_ engine: ReportInput.Engine) {
    lines = []
    if let settings = engine.settingsModule { lines.append("settings: `\(settings)`") }
    if let django = engine.django { lines.append("Django \(django)") }
    lines += engine.models.prefix(8).map { "`\($0.name)`\($0.place): \($0.fields) fields, \($0.width) depend on it" }
    lines += engine.files.prefix(12).map { "`\($0.path)`: \($0.reason)" }
    lines += engine.findings.prefix(10).map { "\($0.severity) \($0.code) at `\($0.place)`: \($0.message)" }
    if engine.findings.count > 10 { lines.append("and \(engine.findings.count - 10) findings more") }
    switch engine.missingMigrations {
    case nil: lines.append("missing migrations: not known")
    case .some(let missing): lines.append("missing migrations: \(missing.isEmpty ? "none" : "\(missing.count)")")
    }
  }
}

extension MemoryStore.Failure {
  /// What happened, for a person.
  public var words: String {
    switch self {
    case .secrets(let findings):
      "refused: " + findings.map { "line \($0.line) holds \($0.kind)" }.joined(separator: ", ")
    case .emptyTitle: "an entry needs a title"
    case .locked: "somebody else has been writing for ten seconds"
    case .file(let error): "the project's memory, .djangology/memory: \(error)"
    }
  }
}
