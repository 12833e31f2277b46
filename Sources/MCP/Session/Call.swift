import Base
import Synchronization

/// A request that is being worked on.
final class Call: Sendable {
  let request: Request
  let version: ProtocolVersion
  let outlet: Outlet
  private let sender: FrameSender
  private let cancelled = Atomic(false)
  /// The last step told.
  private let progress = Mutex(Int.min)

  init(_ request: Request, _ version: ProtocolVersion, _ outlet: Outlet, _ sender: FrameSender) {
    self.request = request
    self.version = version
    self.outlet = outlet
    self.sender = sender
  }

  var isCancelled: Bool { cancelled.load(ordering: .acquiring) }

  func cancel() { cancelled.store(true, ordering: .releasing) }

  func report(_ message: String, step: Int, of total: Int?) {
    guard let token = request.progressToken else { return }
    progress.withLock { last in
      guard step > last else { return }
      last = step
      var params: [(String, JSONValue)] = [("progressToken", token.json), ("progress", .int(step))]
      if let total { params.append(("total", .int(total))) }
      params.append(("message", .string(message)))
      sender.send(Frame.notification("notifications/progress", .object(params))) { isCancelled }
    }
  }
}
