import Base
import Platform
import Sessions

let sessionCommand = Command(
  "session", "Keep a goal, its bounds and its done-when through a piece of work",
  discussion: """
    A session is a Markdown file in .djangology/sessions. Guards and 'verify' ask it what may be changed; after a \
    compaction the agent is told it again.
    """,
  subcommands: [sessionStart, sessionStatus, sessionStep, sessionEnd, sessionPlan, sessionTriage, sessionRestate])

/// What the commands of a session share.
enum SessionArguments {
  static let json = ArgumentKey<Bool>.flag("json", "Print JSON")
  static let transcript = ArgumentKey<String?>.option(
    "transcript", "The conversation's transcript; found from the agent's variables if left out", kind: .path,
    placeholder: "FILE")

  static func store(_ arguments: ParsedArguments, _ context: borrowing CommandContext) -> SessionStore {
    SessionStore(root: KitRoot.found(arguments, context))
  }

  /// The open session, which there must be.
  static func current(_ store: SessionStore) throws(CommandFailure) -> WorkSession {
    do throws(SessionStore.Failure) {
      guard let session = try store.current() else { throw .none }
      return session
    } catch {
      throw failure(error)
    }
  }

  static func save(_ session: WorkSession, _ store: SessionStore) throws(CommandFailure) {
    do throws(SessionStore.Failure) { try store.save(session) } catch { throw failure(error) }
  }

  static func failure(_ error: SessionStore.Failure) -> CommandFailure {
    switch error {
    case .open(let goal):
      CommandFailure(message: "a session is open already: \(goal)", advice: "'djangology session end' closes it.")
    case .none:
      CommandFailure(message: "no session is open", advice: "'djangology session start --goal …' opens one.")
    case .unreadable:
      CommandFailure(
        message: "\(SessionStore.currentPath) is no session", advice: "It needs a heading with the goal; or remove it.")
    case .file(let error): CommandFailure(message: "\(SessionStore.currentPath): \(error)", advice: nil)
    }
  }

  /// The window the user has told the agent to keep to, else what is known of the model.
  static func window(_ summary: TranscriptSummary) -> ContextWindow {
    ContextWindow(summary, size: Environment.variable("CLAUDE_CODE_AUTO_COMPACT_WINDOW").flatMap { Int($0) })
  }

  /// The transcript that was named, or that of the conversation we were started in.
  static func summary(
    _ arguments: ParsedArguments, _ context: borrowing CommandContext
  ) -> TranscriptSummary? {
    if let given = arguments[transcript] { return TranscriptReader.summary(path: context.caller.place(given)) }
    guard let session = Environment.variable("CLAUDE_CODE_SESSION_ID"), let home = Environment.homeDirectory else {
      return nil
    }
    let folder = Environment.variable("CLAUDE_PROJECT_DIR") ?? Environment.currentDirectory
    let configuration = Environment.variable("CLAUDE_CONFIG_DIR") ?? home + "/.claude"
    return TranscriptPlace.path(session: session, folder: folder, configuration: configuration)
      .flatMap { TranscriptReader.summary(path: $0) }
  }
}
