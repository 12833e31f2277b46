import Base

/// Words in a project's instructions that ask for what a rule checks.
struct InstructionPhrase: Sendable {
  let code: String
  /// Any of these, in lower case and without quotation marks; `…` stands for anything between.
  let words: [String]
  /// What it asks for must be written down in the configuration first.
  let isProposal: Bool

  /// The words' parts, and whether they ask for something by themselves.
  private let phrases: [(parts: [[UInt8]], isDemand: Bool)]

  private init(_ code: String, _ words: String..., isProposal: Bool = false) {
    self.code = code
    self.words = words
    self.isProposal = isProposal
    phrases = words.map { phrase in
      (phrase.split(separator: "…").map { Array($0.utf8) }, Self.isDemand(phrase))
    }
  }

  /// A sentence as phrases are looked for in it: lower case, without quotation marks and without blanks around `=`.
  struct Sentence {
    fileprivate let text: [UInt8]
    fileprivate let isDemand: Bool

    init(_ text: String) {
      let plain = text.lowercased().filter { !"`'\"’".contains($0) }.replacing("**", with: "")
        .replacing(" = ", with: "=")
      self.text = Array(plain.utf8)
      isDemand = InstructionPhrase.isDemand(plain)
    }
  }

  func matches(_ sentence: Sentence) -> Bool {
    phrases.contains { phrase in (phrase.isDemand || sentence.isDemand) && Self.holds(sentence.text, phrase.parts) }
  }

  /// Whether the parts stand behind each other.
  private static func holds(_ text: [UInt8], _ parts: [[UInt8]]) -> Bool {
    var start = 0
    for part in parts {
      guard let found = text.place(of: part, from: start) else { return false }
      start = found + part.count
    }
    return true
  }

  /// Whether somebody asks for something: a sentence that only tells of it switches nothing on.
  private static func isDemand(_ text: String) -> Bool {
    text.split { !$0.isLetter }.contains { demands.contains($0) }
  }

  private static let demands: Set<Substring> = [
    "never", "no", "dont", "not", "always", "must", "only", "use", "avoid", "prefer", "all", "every", "each", "require",
    "required", "explicit", "keep", "restrict", "deny", "forbidden", "off",
  ]

  static let all: [InstructionPhrase] = [
    .init(
      "DJM201", "add __str__", "every model must define __str__", "every model must have __str__",
      "every model define __str__", "every model have __str__", "every model has __str__", "every model defines __str__"
    ),
    .init("DJM202", "db_index…explicit", "explicit…db_index"),
    .init("DJQ201", "orm only", "no raw sql", "raw sql…manager", "raw sql…justif"),
    .init(
      "DJQ202", "never evaluate in model methods", "no queries in properties", "no queries in methods",
      "no queries in model properties", "no queries in model methods"),
    .init("DJG105", "concurrently", "zero-downtime", "zero downtime", "zerodowntime", "large tables"),
    .init(
      "DJG107", "never write migrations manually", "never let the agent write migrations manually",
      "always use makemigrations", "makemigrations only"),
    .init("DJG201", "--name <", "descriptive name", "descriptive migration name"),
    .init(
      "DJU201", "namespaced per app", "app_name:", "action-model", "url named", "urls named", "url are named",
      "urls are named"),
    .init(
      "DJU202", "use routers", "defaultrouter", "routers for viewsets", "router for viewsets",
      "routers for drf viewsets", "router for drf viewsets"),
    .init(
      "DJS201", "never fields=__all__", "never use fields=__all__", "explicit fields (never", "explicit field lists"),
    .init("DJS202", "never use depth", "no depth"),
    .init("DJV101", "permission classes: always specify", "never rely on global defaults"),
    .init("DJV102", "auth via middleware", "never manual per-endpoint", "middleware not manual checks"),
    .init(
      "DJV103", "pagination:", "pagination class:", "must be paginated", "cursorpagination", "pagenumberpagination"),
    .init(
      "DJV201", "class-based views", "apiview instead of", "cbv for crud", "cbvs for crud", "viewsets for standard"),
    .init("DJV202", "modelviewset only when", "explicit mixins", "genericapiview with explicit"),
    .init("DJV203", "not view-level validation", "use validate_<field>"),
    .init("DJV204", "typed exception", "never return dict with error", "custom exception handler"),
    .init("DJA201", "never use bare admin", "modeladmin subclasses with explicit"),
    .init(
      "DJH101", "never connect signals at module level", "never at module level", "connected only in appconfig.ready"),
    .init("DJH102", "dispatch_uid"),
    .init(
      "DJE102", "config from environment", "config via environment", "fail fast", "pydantic-settings",
      "django-environ"),
    .init("DJE201", "custom exception handler", "django.db.backends"),
    .init("DJP201", "no direct imports from django.conf", "use override_settings", "use @override_settings"),
    .init(
      "DJP202", "factory boy", "factory_boy", "factory-boy", "factoryboy", "factories, not fixtures",
      "no hardcoded test data"),
    .init("DJP203", "never use class-level marks", "explicitly on every test function"),
    .init("DJX104", "never check request.user in service", "pass user as explicit"),
    .init(
      "DJX201", "base class for all models", "all serializers inherit", "all api views inherit", "all models inherit",
      "inherit from", isProposal: true),
    .init(
      "DJX202", "in …tasks.py", "in …signals.py", "in …factories.py", "in …serializers.py", "in …views.py",
      "in …permissions.py", "in …exceptions.py", "in …urls.py", "templates at project root",
      "templates/ at project root", "tests within each app", "tests/ within each app", isProposal: true),
    .init("DJX203", "never import from one app into another", "each app is self-contained"),
    .init(
      "DJX204", "business logic in …service", "business logic: …service", "keep business logic out",
      "views: http in/out"),
    .init("DJX205", "dont use", "do not use", "never use", "forbidden", isProposal: true),
    .init("DJX206", "absolute imports", "relative imports"),
    .init(
      "DJX207", "off-limits", "do not modify", "do not touch", "never create a migration unless", isProposal: true),
    .init(
      "DJI104", "never run manage.py migrate", "never run python manage.py migrate", "deny…migrate",
      "restrict…migrate", "restrict…flush", "restrict…loaddata"),
    .init("FPI107", "typed exception handlers", "never return dict with error", "exception_handler"),
    .init("FPI108", "override get_db", "dependency_overrides"),
    .init("FPI201", "annotated["),
  ]
}
