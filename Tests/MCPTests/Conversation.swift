import Base
import Platform
import Synchronization
import TestKit

@testable import MCP

/// A client that says what a spec has it say, and writes down both sides.
///
/// Each line is a message, or a command: `!work` does what waits, `!end` ends the client's side, `!long` sends a line
/// that is too long, `!bytes` one that is not UTF-8, `!deep` one that nests too deeply, `!flood` more than can wait.
final class Conversation: Sendable {
  private let session = Mutex<Session?>(nil)
  private let waiting = Mutex<[@Sendable () -> Void]>([])
  private let transcript = Mutex("")
  private static let capacity = 3

  static func transcript(_ lines: String, _ server: Server = DemoServer.whole) -> String {
    let conversation = Conversation(server)
    for line in lines.split(separator: "\n") { conversation.say(String(line)) }
    return conversation.transcript.withLock { $0 }
  }

  private init(_ server: Server) {
    var server = server
    server.whenStarted = { [self] in note("(started)") }
    server.tools.append(interrupted)
    let sender = FrameSender { [self] frame, isUnwanted in
      let letters = String(repeating: "x", count: 300)
      if !isUnwanted() { noteOnce("< " + Self.withoutCount(frame).text(.compact).replacing(letters, with: "…")) }
    }
    let session = Session(server, sender, pulse: (5, 5)) { [self] work in
      waiting.withLock { waiting in
        guard waiting.count < Self.capacity else { return false }
        waiting.append(work)
        return true
      }
    }
    self.session.withLock { $0 = session }
  }

  /// A tool whose caller loses patience in the middle of it.
  private var interrupted: Tool {
    Tool("interrupted", title: "Interrupted", description: "Is cancelled while it works.") { [self] _, context in
      context.report("before")
      _ = WaitHandle.wait(for: [], milliseconds: 250)
      // Read before it is written down: a pulse between the two would seem to come too late.
      let line = #"{"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": 9}}"#
      receive(.line(Array(line.utf8)))
      note("> " + line)
      context.report("after")
      _ = WaitHandle.wait(for: [], milliseconds: 250)
      note("(is cancelled: \(context.isCancelled))")
      return "too late"
    }
  }

  private func say(_ line: String) {
    note("> " + line)
    switch line {
    case "!work": work()
    case "!end": receive(nil)
    case "!long": receive(.tooLong)
    case "!bytes": receive(.line([0x7B, 0xFF, 0x7D]))
    case "!deep": receive(.line([UInt8](repeating: UInt8(ascii: "["), count: 100_000)))
    default: receive(.line(Array(Self.expanded(line).utf8)))
    }
  }

  /// `META` stands for what each request of the modern era carries, `LONG` for a page of letters.
  private static func expanded(_ line: String) -> String {
    line.replacing("LONG", with: String(repeating: "x", count: 3000)).replacing(
      "META",
      with: """
        "_meta": {"io.modelcontextprotocol/protocolVersion": "2026-07-28", \
        "io.modelcontextprotocol/clientCapabilities": {}}
        """)
  }

  private func receive(_ line: LineReader.Line?) {
    guard let session = session.withLock({ $0 }) else { return }
    if let line { session.receive(line) } else { session.finish() }
  }

  private func work() {
    let all = waiting.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
    for one in all { one() }
  }

  /// How often one thing is told depends on the clock.
  private func noteOnce(_ line: String) {
    transcript.withLock { if !$0.hasSuffix(line + "\n") { $0 += line + "\n" } }
  }

  private static func withoutCount(_ frame: JSONValue) -> JSONValue {
    guard frame["method"]?.string == "notifications/progress", let params = frame["params"]?.object else {
      return frame
    }
    let rest = params.filter { $0.0 != "progress" }
    return .object([("method", .string("notifications/progress")), ("params", .object(rest))])
  }

  private func note(_ line: String) { transcript.withLock { $0 += line + "\n" } }
}
