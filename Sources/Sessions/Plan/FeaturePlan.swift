/// The order in which a feature that touches several apps is made, and how each step is verified.
public struct FeaturePlan: Hashable, Sendable {
  /// An app that the feature touches.
  public struct App: Hashable, Sendable {
    public var label: String
    /// Its folder below the root.
    public var path: String
    public var changesModels: Bool
    /// What it has, of the kinds in `kinds`; empty where that is not known, and all is one step.
    public var parts: Set<String>
    /// Files of tests that reach what changes.
    public var tests: [String]

    public init(
      label: String, path: String, changesModels: Bool, parts: Set<String> = [], tests: [String] = []
    ) {
      self.label = label
      self.path = path
      self.changesModels = changesModels
      self.parts = parts
      self.tests = tests
    }
  }

  /// How the project is checked and tested.
  public struct Commands: Hashable, Sendable {
    /// As `python manage.py` or `uv run manage.py`.
    public var manage: String
    /// `pytest` or `python manage.py test`; a label or path is appended.
    public var test: String
    /// pytest is given folders, Django's runner labels.
    public var testsByPath: Bool

    public init(manage: String = "python manage.py", test: String = "python manage.py test", testsByPath: Bool = false)
    {
      self.manage = manage
      self.test = test
      self.testsByPath = testsByPath
    }
  }

  public struct Step: Hashable, Sendable {
    public var title: String
    /// The folder that is changed; nil for the project as a whole.
    public var path: String?
    /// What must succeed before the next step.
    public var verification: [String]
  }

  public var goal: String
  public var steps: [Step]

  /// - Parameter apps: those that others depend on first.
  public init(goal: String, apps: [App], commands: Commands = Commands()) {
    self.goal = goal
    let changed = apps.filter(\.changesModels)
    steps =
      changed.map { Self.models($0, commands) } + apps.flatMap { Self.rest($0, commands) }
      + [Self.whole(commands, hasModels: !changed.isEmpty)]
  }

  private static func models(_ app: App, _ commands: Commands) -> Step {
    let manage = commands.manage
    return Step(
      title: "Models and migration of \(app.label)", path: app.path,
      verification: [
        "\(manage) check", "\(manage) makemigrations \(app.label) --check --dry-run",
        "\(manage) showmigrations \(app.label)", test(app, commands),
      ])
  }

  /// The kinds of code of an app in the order in which they need each other.
  private static let kinds: [(parts: [String], title: String)] = [
    (["serializers", "forms"], "Serializers and forms"), (["views"], "Views"), (["urls"], "URLs"),
    (["templates"], "Templates"), (["admin"], "Admin"),
  ]

  private static func rest(_ app: App, _ commands: Commands) -> [Step] {
    let verification = ["\(commands.manage) check", test(app, commands)]
    if app.parts.isEmpty {
      let title = "Views, serializers, forms, templates, admin and tests of \(app.label)"
      return [Step(title: title, path: app.path, verification: verification)]
    }
    let steps = kinds.filter { !app.parts.isDisjoint(with: $0.parts) }.map { kind in
      Step(title: "\(kind.title) of \(app.label)", path: app.path, verification: verification)
    }
    let shown = app.tests.prefix(6).joined(separator: ", ")
    let more = app.tests.count > 6 ? " and \(app.tests.count - 6) more" : ""
    let tests = shown.isEmpty ? "" : ": \(shown)\(more)"
    return steps + [Step(title: "Tests of \(app.label)\(tests)", path: app.path, verification: verification.suffix(1))]
  }

  private static func whole(_ commands: Commands, hasModels: Bool) -> Step {
    let migrations = hasModels ? ["\(commands.manage) showmigrations --plan"] : []
    return Step(
      title: "The project as a whole", path: nil,
      verification: ["\(commands.manage) check", "\(commands.manage) makemigrations --check --dry-run"] + migrations
        + [commands.test])
  }

  private static func test(_ app: App, _ commands: Commands) -> String {
    "\(commands.test) \(commands.testsByPath ? app.path : app.label)"
  }

  /// The steps as a session keeps them.
  public var sessionSteps: [String] {
    steps.map { step in "\(step.title): " + step.verification.map { "`\($0)`" }.joined(separator: ", ") }
  }

  /// The plan as Markdown.
  public var markdown: String {
    steps.enumerated().reduce(into: "# Plan: \(goal)\n") { text, step in
      text += "\n\(step.offset + 1). \(step.element.title)\(step.element.path.map { " (`\($0)`)" } ?? "")\n"
      for command in step.element.verification { text += "   - `\(command)`\n" }
    }
  }
}
