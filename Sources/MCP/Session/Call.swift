import Base
import Synchronization

/// A request that is being worked on.
final class Call: Sendable {
  let request: Request
  let version: ProtocolVersion
  let outlet: Outlet
  private let sender: FrameSender
  private let cancelled = Atomic(false)
  private let progress = Mutex((told: 0, stage: String?.none))

  init(_ request: Request, _ version: ProtocolVersion, _ outlet: Outlet, _ sender: FrameSender) {
    self.request = request
    self.version = version
    self.outlet = outlet
    self.sender = sender
  }

  var isCancelled: Bool { cancelled.load(ordering: .acquiring) }

  func cancel() { cancelled.store(true, ordering: .releasing) }

  /// Notes what is being done now.
  func report(_ stage: String) { progress.withLock { $0.stage = stage } }

  /// Tells the client, if it asked to be told, what is being done.
  func tell() {
    guard let token = request.progressToken else { return }
    progress.withLock { progress in
      guard let stage = progress.stage else { return }
      progress.told += 1
      let params: [(String, JSONValue)] = [
        ("progressToken", token.json), ("progress", .int(progress.told)), ("message", .string(stage)),
      ]
      sender.send(Frame.notification("notifications/progress", .object(params))) { isCancelled }
    }
  }
}
