/// Why a commit is no task.
public enum LeftOut: String, Error, CaseIterable, Sendable {
  case root, bot, chore, fewFiles, manyFiles, shortMessage

  public var words: String {
    switch self {
    case .root: "the project's first"
    case .bot: "made by bots"
    case .chore: "chores (releases, formatting, documents, translations, tests alone)"
    case .fewFiles: "with fewer than \(BenchTask.fewestFiles) files to find"
    case .manyFiles: "with more than \(BenchTask.mostFiles) files to find, or \(BenchTask.mostTouched) in all"
    case .shortMessage: "with a message of fewer than \(BenchTask.fewestWords) telling words"
    }
  }
}
