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
  /// How long nothing must have been edited before it boots again.
  private static let pause = 500

  init(_ server: DaemonServer, _ watch: TreeWatch) {
    self.server = server
    self.watch = watch
  }

  func run() {
    DaemonNeighbours(of: server.place).makeRoom(limit: server.limits.daemons)
    var saved: Stopwatch?
    while server.state.end == nil {
      makeReady(withBoots: false)
      if staysQuiet() {
        makeReady(withBoots: true)
        server.desk.refresh()
      }
      if saved.map({ $0.milliseconds > Self.betweenSaves }) ?? true {
        server.projects.save()
        saved = Stopwatch()
      }
      waitForEdits()
    }
  }

  private func makeReady(withBoots: Bool) {
    server.turnstile.enter()
    defer { server.turnstile.leave() }
    let clock = Stopwatch()
    server.projects.project(at: server.place.root.text).makeReady(withBoots: withBoots)
    if withBoots { Allocator.giveBack() }
    let what = withBoots ? "boots" : "files"
    server.log("\(what) ready after \(clock.milliseconds) ms, \(CurrentProcess.residentBytes >> 20) MB")
  }

  /// Whether nothing is edited for a while: a boot takes long, and who asks meanwhile has to wait for it.
  private func staysQuiet() -> Bool {
    guard let handle = watch.handle else { return false }
    return !WaitHandle.wait(for: [handle], milliseconds: Self.pause)[0]
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
