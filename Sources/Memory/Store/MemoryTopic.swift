/// One of the files in which a project's memory is kept.
public enum MemoryTopic: String, CaseIterable, Hashable, Sendable {
  case projectOverview = "project_overview"
  case architectureNotes = "architecture_notes"
  case dataModelPatterns = "data_model_patterns"
  case deploymentNotes = "deployment_notes"
  case decisions

  public var fileName: String { rawValue + ".md" }

  /// The heading of the file.
  public var title: String {
    switch self {
    case .projectOverview: "Project overview"
    case .architectureNotes: "Architecture notes"
    case .dataModelPatterns: "Data model patterns"
    case .deploymentNotes: "Deployment notes"
    case .decisions: "Decisions"
    }
  }

  /// What belongs into it.
  public var summary: String {
    switch self {
    case .projectOverview: "what the project is, its apps, how it is started and tested"
    case .architectureNotes: "which part talks to which, services, tasks, signals, boundaries"
    case .dataModelPatterns: "how models are written here: keys, base classes, relations, constraints"
    case .deploymentNotes: "settings, environments, migrations in production, what must not be done there"
    case .decisions: "what was decided, when, and why the other way was not taken"
    }
  }
}
