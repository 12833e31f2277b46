/// What a report is made of, as far as others must tell it.
public struct ReportInput: Hashable, Sendable {
  /// A model as the project has it.
  public struct Model: Hashable, Sendable {
    public var name: String
    /// Where it is defined, if that is known.
    public var path: String?
    public var fields: Int
    /// Places that depend on it.
    public var dependants: Int
    /// Files that those stand in.
    public var dependentFiles: Int

    public init(name: String, path: String? = nil, fields: Int, dependants: Int, dependentFiles: Int) {
      self.name = name
      self.path = path
      self.fields = fields
      self.dependants = dependants
      self.dependentFiles = dependentFiles
    }
  }

  /// An app whose models the task names.
  public struct App: Hashable, Sendable {
    public var label: String
    /// What it has of `serializers`, `forms`, `views`, `urls`, `templates`, `admin`, in that order.
    public var parts: [String]

    public init(label: String, parts: [String]) {
      self.label = label
      self.parts = parts
    }
  }

  /// A file that the task needs.
  public struct File: Hashable, Sendable {
    public var path: String
    public var reason: String

    public init(path: String, reason: String) {
      self.path = path
      self.reason = reason
    }
  }

  /// Something that is wrong already.
  public struct Finding: Hashable, Sendable {
    public var code: String
    /// `error`, `warning` or `info`.
    public var severity: String
    public var place: String
    public var message: String

    public init(code: String, severity: String, place: String, message: String) {
      self.code = code
      self.severity = severity
      self.place = place
      self.message = message
    }
  }

  /// What the engine could be asked; nil where it was not asked.
  public struct Engine: Hashable, Sendable {
    public var settingsModule: String?
    public var django: String?
    public var apps: [String] = []
    /// Those the task is about, what others depend on first.
    public var touchedApps: [App] = []
    /// Those the task is about.
    public var models: [Model] = []
    public var files: [File] = []
    /// How sure the choice of files is: `low`, `medium` or `high`.
    public var confidence: String?
    public var findings: [Finding] = []
    /// Files that were checked for findings.
    public var checkedFiles = 0
    /// What makemigrations would write; empty where nothing is missing, nil where that is not known.
    public var missingMigrations: [String]?
    /// The command that runs the tests of what was chosen.
    public var tests: String?

    public init() {}
  }

  /// A task's bounds, from a session or the command line.
  public struct Scope: Hashable, Sendable {
    public var goal: String
    public var files: [String]
    public var readOnly: [String]
    public var offLimits: [String]
    public var doneWhen: [String]

    public init(
      goal: String, files: [String] = [], readOnly: [String] = [], offLimits: [String] = [], doneWhen: [String] = []
    ) {
      self.goal = goal
      self.files = files
      self.readOnly = readOnly
      self.offLimits = offLimits
      self.doneWhen = doneWhen
    }
  }

  public var task: String
  public var project: String
  /// `2026-11-20`.
  public var date: String
  public var scope: Scope?
  /// Why there is no scope, or no engine, when there is none.
  public var absences: [String: String]
  public var engine: Engine?
  public var contextBudget = 4
  public var remembers = true

  public init(task: String, project: String, date: String) {
    self.task = task.split(whereSeparator: \.isNewline).joined(separator: " ")
    self.project = project
    self.date = date
    absences = [:]
  }
}
