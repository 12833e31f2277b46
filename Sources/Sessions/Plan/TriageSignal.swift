/// Words in a task that tell whose work it is.
struct TriageSignal: Sendable {
  var verdict: DelegationTriage.Verdict
  var phrases: [String]
  var reason: String
  /// The work itself touches nothing that runs in production, whatever it is about.
  var isHarmless = false
  /// Holds even for harmless work.
  var isAbsolute = false

  static let all: [TriageSignal] = harmless + grave + open + fit

  private static let harmless = [
    TriageSignal(
      verdict: .delegate,
      phrases: [
        "write tests", "add tests", "add a test", "add test*", "write a test", "write unit tests", "tests for",
        "test coverage", "factories",
        "cover with tests",
      ],
      reason: "Tests verify themselves by running.", isHarmless: true),
    TriageSignal(
      verdict: .delegate,
      phrases: ["docstring*", "document", "documentation", "readme", "changelog", "comment*", "typo*"],
      reason: "Words about code change nothing that runs.", isHarmless: true),
    TriageSignal(
      verdict: .delegate,
      phrases: ["type hints", "type annotations", "annotate", "lint*", "formatting", "unused imports", "dead code"],
      reason: "A tool can tell whether it was done right.", isHarmless: true),
    TriageSignal(
      verdict: .delegate,
      phrases: ["explain", "find out", "where is", "list all", "summarise", "summarize", "trace"],
      reason: "Reading changes nothing.", isHarmless: true),
  ]

  private static let grave = [
    TriageSignal(
      verdict: .writeYourself,
      phrases: [
        "production database", "prod database", "production data", "on production", "in production", "on prod",
        "in prod",
        "live data", "live database",
      ],
      reason: "It acts on production, where nothing can be taken back.", isAbsolute: true),
    TriageSignal(
      verdict: .writeYourself,
      phrases: [
        "drop table", "truncate", "delete all", "purge", "wipe", "hard delete", "hard-delete", "erase", "flush the",
      ],
      reason: "It destroys data."),
    TriageSignal(
      verdict: .writeYourself,
      phrases: [
        "secret key", "secret_key", "rotate", "api keys", "credentials", "private key", "certificate*", "encrypt*",
        "decrypt*", "crypto*", "hashing", "signature verification", "verify signatures",
      ],
      reason: "It handles secrets or cryptography: a slip is not seen until it is used."),
    TriageSignal(
      verdict: .writeYourself,
      phrases: [
        "authentication backend", "password reset", "login flow", "session handling", "oauth", "sso", "saml", "2fa",
        "mfa",
        "two-factor", "csrf", "permission model", "access control", "impersonat*", "tenant isolation",
      ],
      reason: "It decides who may do what: a wrong answer is a hole."),
    TriageSignal(
      verdict: .writeYourself,
      phrases: [
        "refund*", "charge", "charges", "payout*", "invoice total*", "tax calculation", "rounding", "ledger",
        "billing logic",
        "proration", "exchange rate*",
      ],
      reason: "It moves money: the rules are the business's, and wrong ones look right."),
    TriageSignal(
      verdict: .writeYourself, phrases: ["outage", "incident", "hotfix now", "is down", "data loss"],
      reason: "It is an emergency: who acts must know the system."),
  ]

  private static let open = [
    TriageSignal(
      verdict: .decideFirst,
      phrases: [
        "should we", "should i", "whether", "which approach", "or should", "choose", "decide", "compare options",
        "trade-off*",
        "evaluate", "investigate if", "not sure", "what is the best", "how should",
      ],
      reason: "It asks for a decision."),
    TriageSignal(
      verdict: .decideFirst,
      phrases: [
        "architecture", "redesign", "design a", "design the", "rearchitect", "rewrite the", "split the",
        "microservice*",
        "multi-tenan*", "from scratch", "event sourcing",
      ],
      reason: "It shapes the system: everything after it follows from the choice."),
    TriageSignal(
      verdict: .decideFirst,
      phrases: [
        "data migration", "backfill", "change the primary key", "switch to uuid", "merge the models", "split the model",
        "move the model", "rename the table", "custom user model", "not null", "unique constraint",
      ],
      reason: "It changes stored data: what becomes of the rows that are there must be decided."),
    TriageSignal(
      verdict: .decideFirst,
      phrases: [
        "breaking change", "new version of the api", "api version*", "deprecate", "public api", "remove the endpoint",
        "remove the field", "drop the column", "drop the field",
      ],
      reason: "Others depend on what it changes: when and how they are told must be decided."),
    TriageSignal(
      verdict: .decideFirst,
      phrases: [
        "upgrade django", "upgrade to", "migrate to", "replace celery", "switch from", "switch to", "new dependency",
      ],
      reason: "It binds the project to something for years."),
    TriageSignal(
      verdict: .decideFirst,
      phrases: [
        "improve", "make it better", "clean up everything", "modernize", "modernise", "make it faster", "somehow",
      ],
      reason: "It does not say when it is done."),
  ]

  private static let fit = [
    TriageSignal(
      verdict: .delegate,
      phrases: [
        "traceback", "attributeerror", "typeerror", "keyerror", "integrityerror", "doesnotexist", "raises",
        "fails with",
      ],
      reason: "The error says where it is and shows when it is gone."),
    TriageSignal(
      verdict: .delegate,
      phrases: ["n+1", "n 1", "select_related", "prefetch_related", "missing index"],
      reason: "The number of queries tells whether it worked."),
    TriageSignal(
      verdict: .delegate,
      phrases: [
        "add a field", "add field", "add a column", "add an endpoint", "add a view", "add a serializer", "add admin",
        "register in admin", "crud", "filter by", "pagination", "list view", "management command",
      ],
      reason: "The project has others like it to follow."),
    TriageSignal(
      verdict: .delegate, phrases: ["rename", "extract", "move the function", "move the view", "inline"],
      reason: "Tests and the list of users tell whether all places were changed."),
  ]
}
