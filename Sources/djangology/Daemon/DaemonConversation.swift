import Base
import Platform
import Synchronization

/// One client of the daemon, from its first byte to the answer.
struct DaemonConversation: ~Copyable {
  private let socket: LocalSocket
  private let server: DaemonServer

  /// A client has so long to say what it wants, and to take what it is told.
  private static let patience = 5000
  private static let questionLimit = 4 << 20

  init(_ socket: consuming LocalSocket, _ server: DaemonServer) {
    self.socket = socket
    self.server = server
  }

  func run() {
    guard
      let frame = try? socket.receiveFrame(
        by: Deadline(afterMilliseconds: Self.patience), sizeLimit: Self.questionLimit)
    else { return refuse("no frame of version \(SocketFrame.version)") }
    switch DaemonMessage(rawValue: frame.kind) {
    case .ping: send(.pong)
    case .status: send(.report, Array(server.report.text(.compact).utf8))
    case .stop: stop()
    case .question: answer(DaemonQuestion(frame.body))
    case .change: answer(ChangeQuestion(frame.body))
    case .working, .output, .errors, .done, .refused, .pong, .report, nil: refuse("not a question")
    }
  }

  private func stop() {
    send(.done)
    server.state.stop("asked to")
    // The client sees the end of this process by the end of the connection.
    _ = WaitHandle.wait(for: [socket.handle], milliseconds: Self.patience)
  }

  private func answer(_ question: ChangeQuestion?) {
    guard let question else { return refuse("not a question") }
    guard isOurs(question.program, question.root) else { return }
    server.state.beginQuestion()
    let answer = server.desk.answer(question)
    if !send(.report, JSONWriter.bytes(answer.json, .compact)) { server.desk.takeBack(answer, of: question) }
    server.state.endQuestion()
  }

  /// Whether this daemon is to answer; refuses otherwise.
  private func isOurs(_ program: String, _ root: String) -> Bool {
    if program != server.program {
      server.state.stop("another build of the program asked")
      refuse("this daemon is of another build")
    } else if root != server.place.root.text {
      refuse("this daemon is another project's")
    } else {
      return true
    }
    return false
  }

  private func answer(_ question: DaemonQuestion?) {
    guard let question else { return refuse("not a question") }
    guard isOurs(question.program, question.root) else { return }
    guard let done = Bell() else { return refuse("no more files may be opened") }
    send(.working)
    let work = DaemonWork(question, server, done)
    WorkerThread.start { work.run() }
    wait(for: work, done)
  }

  /// Says now and then that the work goes on; gives it up when nobody listens any more.
  private func wait(for work: DaemonWork, _ done: Bell) {
    while true {
      let ready = WaitHandle.wait(
        for: [done.handle, socket.handle], milliseconds: server.limits.heartbeatMilliseconds)
      if ready[0] { break }
      if ready[1] { return work.abandon() }
      send(.working)
    }
    guard let answer = work.answer else { return refuse("no answer") }
    for (message, bytes) in [(DaemonMessage.output, answer.output), (.errors, answer.errors)] {
      for start in stride(from: 0, to: bytes.count, by: 1 << 20) {
        send(message, Array(bytes[start..<min(start + 1 << 20, bytes.count)]))
      }
    }
    send(.done, [UInt8(truncatingIfNeeded: answer.code.rawValue)])
  }

  private func refuse(_ reason: String) { send(.refused, Array(reason.utf8)) }

  /// A client that went away is no matter; false if it did.
  @discardableResult private func send(_ message: DaemonMessage, _ body: [UInt8] = []) -> Bool {
    (try? socket.send(message.frame(body), by: Deadline(afterMilliseconds: Self.patience))) != nil
  }
}
