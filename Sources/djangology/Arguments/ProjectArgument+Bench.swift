import RetrievalBench
import Workspace

extension ProjectArgument {
  /// How capsules do on the history of the project at `path`.
  static func bench(
    _ path: String, _ request: BenchRequest, _ context: inout CommandContext
  ) throws(CommandFailure) -> BenchReport {
    let progress = context.progress()
    do throws(BenchFailure) {
      let run = try BenchRun(root: context.caller.place(path), request)
      return try run.report(named: path) { progress.update(words($0)) }
    } catch {
      throw failure(error, path)
    }
  }

  private static func words(_ stage: BenchStage) -> String {
    switch stage {
    case .mining: "looking for tasks in the history …"
    case .reading(let commit): "reading the files of \(commit.prefix(9)) …"
    case .ranking(let done, let count):
      "\(padded(BarChart.bar(Double(done) / Double(count), width: 30), 30)) \(done) of \(count) tasks"
    }
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private static func failure(_ error: BenchFailure, _ path: String) -> CommandFailure {
    switch error {
    case .noGit(let reason):
      CommandFailure(
        message: "\(path): no history to measure on: \(reason)", advice: "Give a folder inside of a git repository.")
    case .unknownRevision(let name):
      CommandFailure(message: "no commit called '\(name)'", advice: "--since takes what git understands.")
    case .tooFew(let mined, let isShallow):
      CommandFailure(
        message: "\(path): \(mined.tasks.count) commits can be tasks; \(mined.leftOutSentence)",
        advice: isShallow
          ? "The clone is shallow: 'git fetch --unshallow' brings the rest of its history."
          : "A task is a commit that edits 2 to 15 sources and says why; merges do not count.")
    case .interrupted(let reason):
      CommandFailure(
        message: "\(path): git gave up: \(reason)", advice: "'git fsck' tells whether the repository is whole.")
    }
  }
}
