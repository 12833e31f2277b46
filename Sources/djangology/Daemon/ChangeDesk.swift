import Base
import Hooks
import Platform
import Synchronization
import Workspace

/// Keeps the change in the working tree judged, so that hooks need not wait for it, and remembers who was told what.
///
/// What is not judged yet when a hook asks is told at the next event of the same conversation: nothing is lost, and
/// nothing is said that does not hold any more.
final class ChangeDesk: Sendable {
  private struct State {
    var judged: JudgedChange?
    /// Those of who asked last; nil while nobody has.
    var variables: [String: String]?
    /// Whom `judged` was made for.
    var judgedVariables: [String: String]?
    var waiting: [Bell] = []
    /// How often judging has begun, and which of them was the last that made nothing that holds.
    var begun = 0
    var failed = 0
    var conversations: [String: Conversation] = [:]
    /// Oldest first.
    var recent: [String] = []
  }

  /// What one conversation has edited and not been told about, and what it was told.
  private struct Conversation {
    var edited: Set<String> = []
    var told: Set<String> = []
  }

  private static let mostConversations = 16

  private let state = Mutex(State())
  private let project: LiveProject
  /// Rung when the change is to be judged.
  private let wanted: Bell

  init?(_ project: LiveProject) {
    guard let wanted = Bell() else { return nil }
    self.project = project
    self.wanted = wanted
  }

  // MARK: Asking

  func answer(_ question: ChangeQuestion) -> ChangeAnswer {
    let begun = note(question)
    if let answer = answerNow(question) { return answer }
    let deadline = Deadline(afterMilliseconds: question.milliseconds)
    while question.milliseconds > 0, !deadline.isPast, let bell = Bell() {
      state.withLock { state in
        // Whoever asked in between may have other ones.
        state.variables = question.variables
        state.waiting.append(bell)
      }
      wanted.ring()
      _ = WaitHandle.wait(for: [bell.handle], milliseconds: deadline.millisecondsLeft)
      if let answer = answerNow(question) { return answer }
      // What has been tried since without success will not do now.
      if state.withLock({ $0.failed > begun }) { return ChangeAnswer() }
    }
    wanted.ring()
    return ChangeAnswer()
  }

  /// Takes an answer back that did not arrive: it is told at the next event.
  func takeBack(_ answer: ChangeAnswer, of question: ChangeQuestion) {
    state.withLock { state in
      guard var conversation = state.conversations[question.session] else { return }
      conversation.edited.formUnion(answer.about)
      conversation.told.subtract(answer.edit.lines.map(Self.known))
      state.conversations[question.session] = conversation
    }
  }

  /// Has it judged again, if anybody ever asked: files have changed.
  func refresh() {
    if state.withLock({ $0.variables != nil }) { wanted.ring() }
  }

  /// How often judging had begun before.
  private func note(_ question: ChangeQuestion) -> Int {
    state.withLock { state in
      state.variables = question.variables
      state.conversations[question.session, default: .init()].edited.formUnion(question.edited)
      state.recent.removeAll { $0 == question.session }
      state.recent.append(question.session)
      if state.recent.count > Self.mostConversations {
        state.conversations[state.recent.removeFirst()] = nil
      }
      return state.begun
    }
  }

  /// Nil while the change is not judged as it is now.
  private func answerNow(_ question: ChangeQuestion) -> ChangeAnswer? {
    let judged = state.withLock { $0.judgedVariables == question.variables ? $0.judged : nil }
    guard let judged, project.holds(judged, waits: false) else { return nil }
    return state.withLock { state in
      var conversation = state.conversations[question.session] ?? .init()
      var answer = ChangeAnswer()
      answer.isReady = true
      if !conversation.edited.isEmpty { answer.edit = HookEdit(judged.report.effects(of: conversation.edited)) }
      // What is mended and comes back is said again.
      conversation.told.formIntersection(HookEdit(judged.report.effects).lines.map(Self.known))
      answer.edit.keep { !conversation.told.contains(Self.known($0)) }
      answer.edit.addNextStep()
      // Who gives no name may be another one each time.
      if !question.session.isEmpty { conversation.told.formUnion(answer.edit.lines.map(Self.known)) }
      answer.about = conversation.edited
      conversation.edited = []
      state.conversations[question.session] = conversation
      if question.wantsTests {
        answer.tests = judged.report.tests.rows.map(\.id)
        answer.testLine = judged.report.tests.command
      }
      return answer
    }
  }

  /// What a line is known by: edits above it move it.
  private static func known(_ line: String) -> String { line.filter { !$0.isNumber } }

  // MARK: Judging

  /// Judges the change whenever somebody wants it and it is another one than before; never returns.
  func run(_ server: DaemonServer) {
    while server.state.end == nil {
      guard WaitHandle.wait(for: [wanted.handle], milliseconds: 1000)[0] else { continue }
      wanted.silence()
      guard let variables = state.withLock({ $0.variables }) else { continue }
      let number = state.withLock { state in
        state.begun += 1
        return state.begun
      }
      if !judge(variables, server) { state.withLock { $0.failed = number } }
      for bell in state.withLock({ state in
        defer { state.waiting = [] }
        return state.waiting
      }) {
        bell.ring()
      }
    }
  }

  /// Whether there is something now that holds.
  private func judge(_ variables: [String: String], _ server: DaemonServer) -> Bool {
    let known = state.withLock { $0.judgedVariables == variables ? $0.judged : nil }
    if let known, project.holds(known, waits: true) { return true }
    server.turnstile.enter()
    defer {
      Allocator.giveBack()
      server.turnstile.leave()
    }
    // Whoever edits on and on is answered when there is a pause.
    for _ in 0..<3 {
      let clock = Stopwatch()
      let judged = try? project.judgeChange(.asked(by: variables))
      server.log("change judged after \(clock.milliseconds) ms\(judged == nil ? ": it cannot be" : "")")
      guard let judged else { return false }
      state.withLock { ($0.judged, $0.judgedVariables) = (judged, variables) }
      if project.holds(judged, waits: true) { return true }
      // Where nobody can tell whether it holds, once is enough.
      if !project.tellsChanges { return false }
    }
    return false
  }
}

extension DumpRequest {
  fileprivate static func asked(by variables: [String: String]) -> DumpRequest {
    var request = DumpRequest()
    request.variables = variables
    request.isLast = false
    return request
  }
}
