import Base
import Platform
import Workspace

/// The process that keeps one project warm and answers for others.
///
/// It answers with the same commands as they do: it is speed, never truth.
final class DaemonServer: Sendable {
  let place: DaemonPlace
  let limits: DaemonLimits
  let state: DaemonState
  let projects: LiveProjects
  let turnstile: Turnstile
  let desk: ChangeDesk
  /// This build, as it was when the process started.
  let program = CurrentProcess.program
  private let watch: TreeWatch
  private let file: LogFile

  init?(_ place: DaemonPlace, _ limits: DaemonLimits) {
    guard let bell = Bell() else { return nil }
    self.place = place
    self.limits = limits
    state = DaemonState(bell)
    turnstile = Turnstile(places: limits.questions)
    let watch = TreeWatch(root: place.root, limit: limits.watches)
    self.watch = watch
    projects = LiveProjects(cache: .usual) { [root = place.root.text] in $0 == root ? watch : nil }
    guard let desk = ChangeDesk(projects.project(at: place.root.text)) else { return nil }
    self.desk = desk
    file = LogFile(place.log)
  }

  var report: JSONValue { state.report(root: place.root.text, mode: watch.mode) }

  func log(_ text: String) {
    let tenths = Int(state.uptimeSeconds * 10)
    file.write("[\(CurrentProcess.number)] +\(tenths / 10).\(tenths % 10) s  \(text)")
  }

  /// Answers until there is a reason to end; returns it.
  func serve(_ listener: consuming LocalListener) -> String {
    log("watches \(place.root)")
    WorkerThread.start { DaemonRefresher(self, self.watch).run() }
    WorkerThread.start { self.desk.run(self) }
    while state.end == nil {
      let ready = WaitHandle.wait(for: [listener.handle, state.bell.handle], milliseconds: 1000)
      if ready[1] { state.bell.silence() }
      if ready[0] { while let socket = listener.accept() { welcome(socket) } }
      if let reason = reasonToEnd { state.stop(reason) }
    }
    let reason = state.end ?? ""
    log("ends: \(reason)")
    return reason
  }

  private var reasonToEnd: String? {
    if state.idleSeconds >= Double(limits.idleSeconds) { return "nobody asked for \(limits.idleSeconds) s" }
    if CurrentProcess.residentBytes > limits.memoryBytes { return "more than \(limits.memoryBytes >> 20) MB of memory" }
    guard (try? FileStamp(of: place.root.text)) != nil else { return "the project is gone" }
    return nil
  }

  /// Only processes of the same user are heard.
  private func welcome(_ socket: consuming LocalSocket) {
    guard socket.peer?.user == Environment.userID, state.connect(limit: limits.connections) else { return }
    let conversation = Conversation(DaemonConversation(socket, self))
    let thread = WorkerThread.start {
      conversation.itself.run()
      self.state.disconnect()
    }
    if thread == nil { state.disconnect() }
  }

  /// Carries what cannot be copied to the thread that has it from then on.
  private final class Conversation: Sendable {
    let itself: DaemonConversation
    init(_ itself: consuming DaemonConversation) { self.itself = itself }
  }
}
