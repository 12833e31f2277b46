import Base
import MCP
import Platform
import Synchronization

extension Engine {
  /// Asks the project's daemon, and whoever is named when there is none; nothing where nobody wants a daemon.
  ///
  /// What is read here because there was no daemon is forgotten as soon as there is one.
  static func daemon(
    _ root: String, _ caller: Caller, otherwise local: @escaping @Sendable () -> Engine
  ) -> Engine? {
    guard DaemonUse.isWanted, let place = try? DaemonPlace(root: caller.place(root)) else { return nil }
    let daemon = AgentDaemon(place: place, variables: caller.variables)
    let substitute = Substitute(local)
    var engine = Engine { question, context throws(CallFailure) in
      context.report("asking the daemon")
      guard let answer = daemon.ask(question) else {
        daemon.start()
        return try substitute.engine.answer(question, context)
      }
      substitute.forget()
      return try AgentDaemon.text(of: answer)
    }
    engine.warmUp = { daemon.start() }
    return engine
  }
}

/// Who answers while there is no daemon.
private final class Substitute: Sendable {
  private let made = Mutex<Engine?>(nil)
  private let make: @Sendable () -> Engine

  init(_ make: @escaping @Sendable () -> Engine) { self.make = make }

  var engine: Engine {
    made.withLock { made in
      let engine = made ?? make()
      made = engine
      return engine
    }
  }

  func forget() { made.withLock { $0 = nil } }
}

/// The daemon of a project, asked by the command that answers agents.
private final class AgentDaemon: Sendable {
  private let place: DaemonPlace
  private let variables: [String: String]
  private let hasAnswered = Atomic(false)

  /// For one that has answered before: on a busy machine it may be slow, but reading the project anew is slower.
  private static let knownPatience = 300

  init(place: DaemonPlace, variables: [String: String]) {
    self.place = place
    self.variables = variables
  }

  /// Nothing when there is no daemon, or it will not answer this.
  func ask(_ question: AgentQuestion) -> DaemonAnswer? {
    let plain = DaemonQuestion.Screen(width: 80, likesColor: false)
    let asked = DaemonQuestion(
      words: [
        "ask", question.kind.rawValue, question.name, question.arguments.text(.compact), "--root", place.root.text,
      ],
      root: place.root.text, directory: Environment.currentDirectory, variables: variables,
      program: CurrentProcess.program, output: plain, errors: plain)
    let isKnown = hasAnswered.load(ordering: .relaxed)
    let patience = isKnown ? max(Self.knownPatience, DaemonUse.patience) : DaemonUse.patience
    let outcome = DaemonClient(place.socket, patience: patience).ask(asked)
    guard case .answered(let answer) = outcome else {
      hasAnswered.store(false, ordering: .relaxed)
      return nil
    }
    hasAnswered.store(true, ordering: .relaxed)
    return answer
  }

  /// Does nothing when one is running.
  func start() {
    guard DaemonClient(place.socket).reply(to: .ping) == nil else { return }
    DetachedProcess.start(["daemon", "run", "--root", place.root.text])
  }

  /// What the command printed, or why it did not.
  static func text(of answer: DaemonAnswer) throws(CallFailure) -> String {
    let text = String(decoding: answer.output + answer.errors, as: UTF8.self)
    let trimmed = text.hasSuffix("\n") ? String(text.dropLast()) : text
    switch answer.code {
    case .ok: return trimmed
    case .findings: throw CallFailure(trimmed)
    case .unusable: throw CallFailure(trimmed, isMissing: true)
    }
  }
}
