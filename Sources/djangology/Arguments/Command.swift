/// One thing the program can do, as a value: what it takes, how it explains itself, and the doing.
struct Command: Sendable {
  typealias Action = @Sendable (ParsedArguments, inout CommandContext) throws(CommandFailure) -> ExitCode

  let name: String
  /// One line without a full stop.
  let summary: String
  /// Paragraphs parted by an empty line; a paragraph that starts with two spaces is kept as it stands.
  let discussion: String
  let arguments: [ArgumentDeclaration]
  let examples: [Example]
  let subcommands: [Command]
  let isHidden: Bool
  /// What a daemon may do for it.
  let daemon: DaemonRole
  /// The option for which `-` means what is piped in.
  let input: ArgumentKey<String?>?
  let run: Action

  struct Example: Sendable {
    let line: String
    let meaning: String

    init(_ line: String, _ meaning: String) {
      self.line = line
      self.meaning = meaning
    }
  }

  init(
    _ name: String, _ summary: String, discussion: String = "", arguments: [any ArgumentDeclaring] = [],
    examples: [Example] = [], isHidden: Bool = false, daemon: DaemonRole = .none, input: ArgumentKey<String?>? = nil,
    run: @escaping Action
  ) {
    self.init(name, summary, discussion, arguments, examples, [], isHidden, daemon, input, run)
  }

  /// A command that only groups others.
  init(_ name: String, _ summary: String, discussion: String = "", subcommands: [Command]) {
    self.init(name, summary, discussion, [], [], subcommands, false, .none, nil) { _, _ in .unusable }
  }

  private init(
    _ name: String, _ summary: String, _ discussion: String, _ arguments: [any ArgumentDeclaring],
    _ examples: [Example], _ subcommands: [Command], _ isHidden: Bool, _ daemon: DaemonRole,
    _ input: ArgumentKey<String?>?, _ run: @escaping Action
  ) {
    self.name = name
    self.summary = summary
    self.discussion = discussion
    self.arguments = arguments.map(\.declaration)
    self.examples = examples
    self.subcommands = subcommands
    self.isHidden = isHidden
    self.daemon = daemon
    self.input = input
    self.run = run
  }

  var operands: [ArgumentDeclaration] { arguments.filter { $0.role == .operand } }
  var options: [ArgumentDeclaration] { arguments.filter { $0.role != .operand } }
}

/// What the shell is told: as linters do.
enum ExitCode: Int32, Sendable {
  case ok = 0
  /// The work was done and there is something to look at.
  case findings = 1
  /// The words on the command line, or what they point at, cannot be used.
  case unusable = 2
}

/// Why a command gave up, in words for the person at the terminal.
struct CommandFailure: Error, Hashable {
  var message: String
  /// What to do about it.
  var advice: String?
}
