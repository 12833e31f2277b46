import Base
import Platform

/// The daemons of the same user's other projects: there are never many of them.
struct DaemonNeighbours: Sendable {
  private let place: DaemonPlace

  init(of place: DaemonPlace) { self.place = place }

  /// Ends those that were asked least lately, until with this one there are `limit`.
  func makeRoom(limit: Int) {
    let sockets = (try? DaemonPlace.allSockets()) ?? []
    let others = sockets.filter { $0 != place.socket }.compactMap { socket in
      DaemonReport(socket).map { (socket: socket, idle: $0.json["idle_seconds"]?.int ?? .max) }
    }
    for other in others.sorted(by: { $0.idle < $1.idle }).dropFirst(max(0, limit - 1)) {
      _ = DaemonClient(other.socket, patience: 1000).reply(to: .stop)
    }
  }
}
