import Base
import Hooks
import Platform

/// What hooks ask of the daemon of a project: answers that are there at once, or none.
struct HookDaemon: Sendable {
  let root: String
  let caller: Caller

  /// An agent does not wait longer for what would only be of help.
  private static let limit = 1500

  // MARK: Prompts

  /// A capsule for a prompt, where it is sure of itself.
  func capsule(for prompt: String) -> String? {
    guard prompt.utf8.count < 4000, !prompt.hasPrefix("-") else { return nil }
    let answer = ask(["capsule", prompt, "--max-tokens", "2500", "--min-confidence", "high"]) ?? []
    return answer.isEmpty ? nil : String(decoding: answer, as: UTF8.self)
  }

  // MARK: Edits

  /// New findings in the files, and what the whole change has left behind, as far as that is known already.
  ///
  /// What is not known yet is told at the next event: nobody waits for it.
  func edit(of paths: [String], in conversation: String?) -> HookEdit? {
    let ours = paths.filter { path in
      path.hasPrefix(".") ? false : [".py", ".html", ".txt", ".toml", ".cfg"].contains { path.hasSuffix($0) }
    }
    if !paths.isEmpty, ours.isEmpty { return nil }
    return change(in: conversation, edited: ours)?.edit
  }

  // MARK: The end of a turn

  /// - Parameter open: what the session still waits for.
  func stop(_ open: [String], hasRunTests: Bool, in conversation: String?) -> HookStop? {
    var stop = HookStop()
    stop.open = open
    if let answer = change(in: conversation, wantsTests: !hasRunTests, milliseconds: Self.limit) {
      stop.tests = answer.tests
      stop.testLine = answer.testLine
      stop.edit = answer.edit
    }
    return stop.open.isEmpty && stop.tests.isEmpty && stop.edit.isEmpty ? nil : stop
  }

  // MARK: Asking

  private func change(
    in conversation: String?, edited: [String] = [], wantsTests: Bool = false, milliseconds: Int = 0
  ) -> ChangeAnswer? {
    guard DaemonUse.isWanted, let place = try? DaemonPlace(root: root) else { return nil }
    var question = ChangeQuestion(
      root: place.root.text, program: CurrentProcess.program, variables: caller.variables)
    question.session = conversation ?? ""
    question.edited = edited
    question.wantsTests = wantsTests
    question.milliseconds = milliseconds
    switch DaemonClient(place.socket, patience: DaemonUse.patience).ask(question) {
    case .told(let answer): return answer
    case .absent, .refused:
      start(place)
      return nil
    case .silent: return nil
    }
  }

  /// What a command prints when the daemon runs it; nil where there is no daemon, which is started for the next time.
  private func ask(_ words: [String]) -> [UInt8]? {
    guard DaemonUse.isWanted, let place = try? DaemonPlace(root: root) else { return nil }
    let plain = DaemonQuestion.Screen(width: 120, likesColor: false)
    let question = DaemonQuestion(
      words: words + ["--root", place.root.text], root: place.root.text, directory: place.root.text,
      variables: caller.variables, program: CurrentProcess.program, output: plain, errors: plain)
    switch DaemonClient(place.socket, patience: DaemonUse.patience, limit: Self.limit).ask(question) {
    case .answered(let answer) where answer.code != .unusable: return answer.output
    case .absent, .refused:
      start(place)
      return nil
    case .answered, .silent: return nil
    }
  }

  private func start(_ place: DaemonPlace) { DetachedProcess.start(["daemon", "run", "--root", place.root.text]) }
}
