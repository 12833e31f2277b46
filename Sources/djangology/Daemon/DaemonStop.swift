import Platform

/// Ends the daemon behind a socket: by asking, then by signals.
struct DaemonStop: Sendable {
  private let client: DaemonClient

  init(_ socket: String) { client = DaemonClient(socket, patience: 2000) }

  /// Whether there is none any more.
  func run() -> Bool {
    guard let process = client.process else { return true }
    _ = client.reply(to: .stop)
    if waits(for: process, milliseconds: 3000) { return true }
    for atOnce in [false, true] {
      CurrentProcess.stop(process, atOnce: atOnce)
      if waits(for: process, milliseconds: 2000) { return true }
    }
    return false
  }

  private func waits(for process: Int32, milliseconds: Int) -> Bool {
    let deadline = Deadline(afterMilliseconds: milliseconds)
    while CurrentProcess.isRunning(process) {
      if deadline.isPast { return false }
      _ = WaitHandle.wait(for: [], milliseconds: 2)
    }
    return true
  }
}
