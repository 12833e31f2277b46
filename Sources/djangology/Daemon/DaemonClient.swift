import Base
import Platform

/// Asks the daemon of a project, and never waits long for one that does not speak.
struct DaemonClient: Sendable {
  enum Outcome: Sendable {
    case answered(DaemonAnswer)
    /// There is one, but it will not answer this; why.
    case refused(String)
    /// There may be one, but it does not speak in time, or no sense.
    case silent
    case absent
  }

  let socket: String
  /// How long it may take until it first says something.
  var patience = DaemonClient.usualPatience
  /// How long the whole answer may take; nil for as long as it works.
  var limit: Int?

  static let usualPatience = 20
  // Several of the heartbeats that a working daemon sends.
  private static let silence = 3000

  init(_ socket: String, patience: Int = usualPatience, limit: Int? = nil) {
    self.socket = socket
    self.patience = patience
    self.limit = limit
  }

  func ask(_ question: DaemonQuestion) -> Outcome {
    do throws(SocketFrameError) {
      return try answer(to: connect(.question, question.bytes))
    } catch {
      return error == .socket(.nobodyListens) ? .absent : .silent
    }
  }

  /// What it says to a request that needs no work; nothing when it does not answer.
  func reply(to message: DaemonMessage) -> SocketFrame? {
    guard let connection = try? connect(message) else { return nil }
    return try? connection.receiveFrame(by: Deadline(afterMilliseconds: patience))
  }

  enum ChangeOutcome: Sendable {
    case told(ChangeAnswer)
    /// Another build's, or another project's.
    case refused
    case silent
    case absent
  }

  /// What it says of the change in the working tree.
  func ask(_ question: ChangeQuestion) -> ChangeOutcome {
    do throws(SocketFrameError) {
      let connection = try connect(.change, question.bytes)
      let frame = try connection.receiveFrame(by: Deadline(afterMilliseconds: patience + question.milliseconds))
      switch DaemonMessage(rawValue: frame.kind) {
      case .report: return JSONReader.read(frame.body).flatMap(ChangeAnswer.init).map { .told($0) } ?? .silent
      case .refused: return .refused
      default: return .silent
      }
    } catch {
      return error == .socket(.nobodyListens) ? .absent : .silent
    }
  }

  /// Which process listens there.
  var process: Int32? {
    let connection = try? LocalSocket(connectingTo: socket, by: Deadline(afterMilliseconds: patience))
    guard let peer = connection?.peer, peer.user == Environment.userID else { return nil }
    return peer.process
  }

  private func connect(_ message: DaemonMessage, _ body: [UInt8] = []) throws(SocketFrameError) -> LocalSocket {
    let deadline = Deadline(afterMilliseconds: patience)
    do throws(SocketError) {
      let connection = try LocalSocket(connectingTo: socket, by: deadline)
      guard connection.peer?.user == Environment.userID else { throw .nobodyListens }
      try connection.send(message.frame(body), by: deadline)
      return connection
    } catch {
      throw .socket(error)
    }
  }

  /// Nothing is passed on before all of it has come: half an answer is none.
  private func answer(to connection: consuming LocalSocket) throws(SocketFrameError) -> Outcome {
    var answer = DaemonAnswer(output: [], errors: [], code: .ok)
    var deadline = Deadline(afterMilliseconds: patience)
    let end = limit.map { Deadline(afterMilliseconds: $0) }
    while true {
      let frame = try connection.receiveFrame(by: deadline)
      deadline = Deadline(afterMilliseconds: min(Self.silence, end?.millisecondsLeft ?? Self.silence))
      switch DaemonMessage(rawValue: frame.kind) {
      case .working: continue
      case .output: answer.output += frame.body
      case .errors: answer.errors += frame.body
      case .refused: return .refused(String(decoding: frame.body, as: UTF8.self))
      case .done:
        guard let code = frame.body.first.flatMap({ ExitCode(rawValue: Int32($0)) }) else { return .silent }
        answer.code = code
        return .answered(answer)
      case .question, .ping, .status, .stop, .change, .pong, .report, nil: return .silent
      }
    }
  }
}
