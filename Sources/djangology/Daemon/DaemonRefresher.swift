import Platform
import Workspace

/// Makes ready, while nobody waits, what the next question will need: at the start, and after edits.
struct DaemonRefresher: Sendable {
  private let server: DaemonServer
  private let watch: TreeWatch

  /// After the last of several edits it waits so long for another one, and after the first at most that long.
  private static let quiet = 50
  private static let longest = 250
  /// For other processes results are written at most so often: a storm of edits shall not become one of writes.
  private static let betweenSaves = 60_000.0

  init(_ server: DaemonServer, _ watch: TreeWatch) {
    self.server = server
    self.watch = watch
  }

  func run() {
    DaemonNeighbours(of: server.place).makeRoom(limit: server.limits.daemons)
    var saved: Stopwatch?
    while server.state.end == nil {
      makeReady()
      if saved.map({ $0.milliseconds > Self.betweenSaves }) ?? true {
        server.projects.save()
        saved = Stopwatch()
      }
      waitForEdits()
    }
  }

  private func makeReady() {
    server.turnstile.enter()
    defer { server.turnstile.leave() }
    let clock = Stopwatch()
    _ = try? server.projects.project(at: server.place.root.text).workspace()
    server.log("ready after \(clock.milliseconds) ms, \(CurrentProcess.residentBytes >> 20) MB")
  }

  private func waitForEdits() {
    while server.state.end == nil {
      guard let handle = watch.handle else {
        // Where nothing is watched nothing can be made ready: the next question looks at every file.
        _ = WaitHandle.wait(for: [], milliseconds: 1000)
        continue
      }
      if WaitHandle.wait(for: [handle], milliseconds: 1000)[0], watch.gather() { return settle() }
    }
  }

  /// Returns when it has become quiet.
  private func settle() {
    let end = Deadline(afterMilliseconds: Self.longest)
    while !end.isPast, let handle = watch.handle {
      guard WaitHandle.wait(for: [handle], milliseconds: Self.quiet)[0], watch.gather() else { return }
    }
  }
}
