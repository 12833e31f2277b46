import Base
import Platform
import Synchronization

/// One client's conversation: what comes in by lines goes out by frames, in either era of the protocol.
///
/// `receive` answers at once what takes no time and hands the rest to `enqueue`, so that whoever reads the lines can go
/// on reading them.
final class Session: Sendable {
  struct State {
    /// What the handshake agreed on; a client of the modern era makes none.
    var version: ProtocolVersion?
    var isStarted = false
    var calls: [RequestID: Call] = [:]
    /// Requests to be told of changes, which stay open; there is nothing that changes.
    var listeners: [RequestID] = []
  }

  let server: Server
  let sender: FrameSender
  /// Has the work done at some time; false when there is too much of it.
  let enqueue: @Sendable (@escaping @Sendable () -> Void) -> Bool
  /// Milliseconds of a call until its client is told what is being done, and then again and again.
  ///
  /// A client that gets a word of progress together with the answer takes it for an error: most answers need no progress.
  let pulse: (first: Int, pause: Int)
  let state = Mutex(State())

  /// A longer line is no message.
  static let lineLimit = 8 << 20
  static let batchLimit = 100

  init(
    _ server: Server, _ sender: FrameSender, pulse: (first: Int, pause: Int) = (400, 1000),
    enqueue: @escaping @Sendable (@escaping @Sendable () -> Void) -> Bool
  ) {
    self.pulse = pulse
    self.server = server
    self.sender = sender
    self.enqueue = enqueue
  }

  func receive(_ line: LineReader.Line) {
    switch line {
    case .tooLong: fail(nil, .invalidRequest("a message may have at most \(Session.lineLimit >> 20) MB"))
    case .line(let bytes):
      // Blank lines are no messages, and harmless.
      if bytes.allSatisfy({ $0 == 32 || $0 == 9 || $0 == 13 }) { return }
      do throws(JSONError) {
        receive(try JSONReader.read(bytes, as: .standard))
      } catch {
        fail(nil, .parse(error))
      }
    }
  }

  /// The client will not say more: those who listen are told that there is no more to hear.
  func finish() {
    let listeners = state.withLock { state in
      defer { state.listeners = [] }
      return state.listeners
    }
    for id in listeners { send(Frame.result(id, endOfListening(id))) }
  }

  private func receive(_ json: JSONValue) {
    guard let messages = json.array else { return handle(Message(json), .stream(sender)) }
    guard let version = state.withLock({ $0.version }), version.allowsBatches else {
      return fail(nil, .invalidRequest("messages come one by one, not in an array"))
    }
    guard (1...Session.batchLimit).contains(messages.count) else {
      return fail(nil, .invalidRequest("an array has 1 to \(Session.batchLimit) messages"))
    }
    let parsed = messages.map { Message($0) }
    let batch = Batch(answers: parsed.count { $0.wantsAnswer }, sender)
    for message in parsed { handle(message, .batch(batch)) }
  }

  private func handle(_ message: Message, _ outlet: Outlet) {
    switch message {
    case .request(let request): handle(request, outlet)
    case .notification(let method, let params): note(method, params)
    case .response: break
    case .invalid(let id, let error): outlet.deliver(Frame.error(id, error))
    }
  }

  private func handle(_ request: Request, _ outlet: Outlet) {
    do throws(RPCError) {
      let version = try self.version(of: request)
      try serve(Call(request, version, outlet, sender))
      start()
    } catch {
      outlet.deliver(Frame.error(request.id, error))
    }
  }

  /// The client has its first answer.
  private func start() {
    let isFirst = state.withLock { state in
      defer { state.isStarted = true }
      return !state.isStarted
    }
    if isFirst { server.whenStarted() }
  }

  // MARK: Notifications

  private func note(_ method: String, _ params: JSONValue?) {
    guard method == "notifications/cancelled", let id = params?["requestId"].flatMap({ RequestID($0) }) else { return }
    let call = state.withLock { state in
      state.listeners.removeAll { $0 == id }
      return state.calls.removeValue(forKey: id)
    }
    call?.cancel()
    call?.outlet.skip()
  }

  // MARK: Frames

  func send(_ frame: JSONValue) { sender.send(frame) { false } }

  func fail(_ id: RequestID?, _ error: RPCError) { send(Frame.error(id, error)) }
}

extension Message {
  fileprivate var wantsAnswer: Bool {
    switch self {
    case .request, .invalid: true
    case .notification, .response: false
    }
  }
}
