/// What became of a task's six steps.
public struct WorkflowReport: Hashable, Sendable {
  public enum Step: Int, CaseIterable, Hashable, Sendable {
    case scope = 1
    case memory, context, analysis, guidance, output

    public var title: String {
      switch self {
      case .scope: "Scope"
      case .memory: "Memory"
      case .context: "Context"
      case .analysis: "Analysis and risks"
      case .guidance: "Guidance"
      case .output: "Output and memory update"
      }
    }
  }

  public enum Outcome: Hashable, Sendable {
    /// In one line what was done, and its result.
    case done(String, lines: [String])
    case skipped(String)
  }

  public var task: String
  public var project: String
  public var date: String
  /// Which report of the day it is: another task's is never written over.
  public var number = 1
  private var outcomes: [Step: Outcome] = [:]

  public init(task: String, project: String, date: String) {
    self.task = task
    self.project = project
    self.date = date
  }

  /// What became of a step; one that nobody speaks of was not done.
  public subscript(step: Step) -> Outcome {
    get { outcomes[step] ?? .skipped("not carried out") }
    set { outcomes[step] = newValue }
  }

  public var skipped: [Step] {
    Step.allCases.filter { if case .skipped = self[$0] { true } else { false } }
  }

  /// Below the root.
  public var path: String {
    "claudedocs/django_\(MemoryStore.folderName(project))_\(date)\(number > 1 ? "_\(number)" : "").md"
  }

  /// Whether a text is a report of the same task.
  func isAbout(sameAs text: String) -> Bool { text.contains("\n\nTask: \(task)\n\nDate: ") }

  public var markdown: String {
    Step.allCases.reduce("# Django report: \(project)\n\nTask: \(task)\n\nDate: \(date)\n") { text, step in
      text + "\n## \(step.rawValue) \(step.title)\n\n" + body(step)
    } + "\n## Compliance checklist\n\n" + Step.allCases.map(check).joined()
  }

  private func body(_ step: Step) -> String {
    switch self[step] {
    case .done(let summary, let lines):
      summary + ".\n" + (lines.isEmpty ? "" : "\n") + lines.map { "- \($0)\n" }.joined()
    case .skipped(let reason): "Skipped: \(reason).\n"
    }
  }

  private func check(_ step: Step) -> String {
    switch self[step] {
    case .done(let summary, _): "- [x] \(step.rawValue) \(step.title): \(summary)\n"
    case .skipped(let reason): "- [ ] \(step.rawValue) \(step.title): skipped – \(reason)\n"
    }
  }
}
