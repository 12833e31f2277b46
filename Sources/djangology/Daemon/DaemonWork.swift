import Platform
import Synchronization

/// One question being answered, by the same command that would answer it anywhere.
final class DaemonWork: Sendable {
  private enum Phase {
    case waiting, abandoned
    case done(DaemonAnswer)
  }

  private let question: DaemonQuestion
  private let server: DaemonServer
  /// Rung when it is done.
  private let done: Bell
  private let phase = Mutex(Phase.waiting)

  init(_ question: DaemonQuestion, _ server: DaemonServer, _ done: Bell) {
    self.question = question
    self.server = server
    self.done = done
  }

  var answer: DaemonAnswer? {
    phase.withLock { phase in if case .done(let answer) = phase { answer } else { nil } }
  }

  /// Nobody waits for it any more: it is not begun, if it has not been.
  func abandon() { phase.withLock { $0 = .abandoned } }

  func run() {
    server.state.beginQuestion()
    server.turnstile.enter()
    let isWanted = phase.withLock { phase in if case .abandoned = phase { false } else { true } }
    let watch = Stopwatch()
    if isWanted {
      let answer = made()
      phase.withLock { $0 = .done(answer) }
      server.log("\(question.words.first ?? ""): exit \(answer.code.rawValue) after \(watch.milliseconds) ms")
    }
    let isLong = watch.milliseconds > Self.long
    server.turnstile.leave()
    server.state.endQuestion()
    done.ring()
    // Nobody waits any more, and what takes so long leaves much behind.
    if isLong { Allocator.giveBack() }
  }

  /// Milliseconds; about what a boot takes at least.
  private static let long = 300.0

  private func made() -> DaemonAnswer {
    var context = CommandContext.captured()
    context.terminal = Terminal(width: question.output.width, likesColor: question.output.likesColor)
    context.errorTerminal = Terminal(width: question.errors.width, likesColor: question.errors.likesColor)
    context.projects = server.projects
    // Nobody pipes anything into the daemon itself.
    let input = PipedInput(bytes: question.input ?? [], isWhole: true)
    context.caller = Caller(
      directory: question.directory, variables: question.variables, isLast: false, input: input)
    let code = program.run(question.words, &context)
    return DaemonAnswer(output: context.output.collected, errors: context.errors.collected, code: code)
  }
}
