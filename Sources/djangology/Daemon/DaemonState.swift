import Base
import Platform
import Synchronization

/// What a daemon counts about itself, and whether it is to end.
final class DaemonState: Sendable {
  private struct Counts {
    var questions = 0
    var connections = 0
    var running = 0
    var lastQuestion = Stopwatch()
    var end: String?
  }

  private let counts = Mutex(Counts())
  private let started = Stopwatch()
  /// Rung when it is to end.
  let bell: Bell

  init(_ bell: Bell) { self.bell = bell }

  /// Counts a client in, unless there are too many.
  func connect(limit: Int) -> Bool {
    counts.withLock { counts in
      if counts.end != nil || counts.connections >= limit { return false }
      counts.connections += 1
      return true
    }
  }

  func disconnect() { counts.withLock { $0.connections -= 1 } }

  func beginQuestion() {
    counts.withLock { counts in
      counts.questions += 1
      counts.running += 1
      counts.lastQuestion = Stopwatch()
    }
  }

  func endQuestion() {
    counts.withLock { counts in
      counts.running -= 1
      counts.lastQuestion = Stopwatch()
    }
  }

  var isBusy: Bool { counts.withLock { $0.running > 0 } }

  /// Seconds since somebody last wanted to know something.
  var idleSeconds: Double {
    counts.withLock { $0.running > 0 ? 0 : $0.lastQuestion.milliseconds / 1000 }
  }

  var uptimeSeconds: Double { started.milliseconds / 1000 }

  /// Why it is to end, once it is.
  var end: String? { counts.withLock { $0.end } }

  /// The first reason counts.
  func stop(_ reason: String) {
    counts.withLock { $0.end = $0.end ?? reason }
    bell.ring()
  }

  func report(root: String, mode: TreeWatch.Mode) -> JSONValue {
    let (questions, running) = counts.withLock { ($0.questions, $0.running) }
    let (state, directories): (String, Int) =
      switch mode {
      case .watching(let directories): (running > 0 ? "working" : "watching", directories)
      case .polling(let reason): ("polling: \(reason)", 0)
      }
    return .object([
      ("pid", .int(Int(CurrentProcess.number))), ("root", .string(root)), ("state", .string(state)),
      ("uptime_seconds", .int(Int(uptimeSeconds))), ("memory_bytes", .int(CurrentProcess.residentBytes)),
      ("idle_seconds", .int(Int(idleSeconds))), ("questions", .int(questions)),
      ("watched_directories", .int(directories)),
      ("program", .string(CurrentProcess.program)),
    ])
  }
}
