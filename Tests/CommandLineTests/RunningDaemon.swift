import FoundationEssentials
import Platform
import Synchronization
import Testing

@testable import djangology

/// A daemon in this process, with a small project made for it; the files go away with it.
final class RunningDaemon: Sendable {
  let project: String
  private let folder: String
  private let place: DaemonPlace
  private let server: DaemonServer
  private let thread: WorkerThread
  private let ended: Ended

  /// Why it ended, once it has.
  private final class Ended: Sendable {
    let reason = Mutex<String?>(nil)
  }

  init(limits: DaemonLimits = .amongTests, model: String = "Thing", settings: String = "") throws {
    folder = FileManager.default.temporaryDirectory.path + "/djangology-daemon-\(UUID().uuidString)"
    project = folder + "/project"
    try AtomicWrite.makeDirectory(project + "/shop")
    for (path, text) in [
      ("manage.py", "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'settings')\n"),
      ("settings.py", "INSTALLED_APPS = ['shop']\nDEBUG = True\n" + settings), ("shop/__init__.py", ""),
      ("shop/models.py", Self.model(named: model)),
    ] {
      try AtomicWrite.write(Array(text.utf8), to: project + "/" + path)
    }
    place = DaemonPlace(root: try FilePath(project).resolved(), in: FilePath(folder))
    let server = try #require(DaemonServer(place, limits))
    let listener = try LocalListener(at: place.socket)
    let (carried, ended) = (Carried(listener), Ended())
    self.server = server
    self.ended = ended
    thread = try #require(
      WorkerThread.start {
        guard let listener = carried.listener.withLock({ $0.take() }) else { return }
        let reason = server.serve(listener)
        ended.reason.withLock { $0 = reason }
      })
  }

  deinit {
    end()
    try? FileManager.default.removeItem(atPath: folder)
  }

  private final class Carried: Sendable {
    let listener: Mutex<LocalListener?>
    init(_ listener: consuming LocalListener) { self.listener = Mutex(listener) }
  }

  static func model(named name: String) -> String {
    "from django.db import models\n\n\nclass \(name)(models.Model):\n    name = models.CharField(max_length=9)\n"
  }

  func end() {
    server.state.stop("the test is over")
    thread.join()
  }

  /// Why it ended; waits for the end.
  var reason: String? {
    thread.join()
    return ended.reason.withLock { $0 }
  }

  var hasSocket: Bool { (try? FileStamp(of: place.socket)) != nil }

  func write(_ path: String, _ text: String) throws {
    try AtomicWrite.write(Array(text.utf8), to: project + "/" + path)
  }

  func connect() throws -> LocalSocket {
    try LocalSocket(connectingTo: place.socket, by: Deadline(afterMilliseconds: 5000))
  }

  func question(
    _ words: [String], root: String? = nil, build: String = CurrentProcess.program, variables: [String: String] = [:]
  ) -> DaemonQuestion {
    DaemonQuestion(
      words: words + ["-C", project], root: root ?? place.root.text, directory: "/", variables: variables,
      program: build, output: .init(width: 80, likesColor: false), errors: .init(width: 80, likesColor: false))
  }

  func outcome(
    _ words: [String], root: String? = nil, build: String = CurrentProcess.program, variables: [String: String] = [:]
  ) -> DaemonClient.Outcome {
    let question = question(words, root: root, build: build, variables: variables)
    return DaemonClient(place.socket, patience: 10_000).ask(question)
  }

  func ask(_ question: DaemonQuestion) -> DaemonAnswer? {
    if case .answered(let answer) = DaemonClient(place.socket, patience: 10_000).ask(question) { answer } else { nil }
  }

  /// Answers as the daemon does, without a way between.
  var desk: ChangeDesk { server.desk }

  func change(_ edited: [String], session: String, milliseconds: Int, wantsTests: Bool) -> ChangeAnswer? {
    let question = changeQuestion(edited, session: session, milliseconds: milliseconds, wantsTests: wantsTests)
    let outcome = DaemonClient(place.socket, patience: 10_000).ask(question)
    return if case .told(let answer) = outcome { answer } else { nil }
  }

  func changeQuestion(
    _ edited: [String], session: String, milliseconds: Int, wantsTests: Bool = false, variables: [String: String] = [:]
  ) -> ChangeQuestion {
    var question = ChangeQuestion(root: place.root.text, program: CurrentProcess.program, variables: variables)
    (question.edited, question.session) = (edited, session)
    (question.milliseconds, question.wantsTests) = (milliseconds, wantsTests)
    return question
  }

  func ask(_ words: [String], variables: [String: String] = [:]) -> DaemonAnswer? {
    if case .answered(let answer) = outcome(words, variables: variables) { answer } else { nil }
  }
}

extension DaemonQuestion {
  var frame: SocketFrame { DaemonMessage.question.frame(bytes) }
}

extension DaemonLimits {
  /// What counts is the memory of the process, which is that of all tests.
  static var amongTests: DaemonLimits {
    var limits = DaemonLimits()
    limits.memoryBytes = 64 << 30
    return limits
  }
}
