import Checks
import Conventions

/// A file of `.claude/rules/` about what one folder does and the rest of the project does not.
public struct FolderRules: Sendable {
  let folder: String
  let lines: [ContractLine]

  public var path: String { ".claude/rules/" + folder.replacing("/", with: "-") + ".md" }

  /// Its markdown, without the head that says where it holds.
  public var markdown: [String] { ["## `\(folder)/`"] + lines.map { "- " + $0.text } }
  public var heading: [String] { ["---", "paths:", "  - \"\(folder)/**\"", "---", ""] }

  /// What is learnt of an application alone, where the whole project does now this, now that.
  static func all(_ contract: ContractProject, _ habits: [Habit]) -> [FolderRules] {
    let mixed = habits.filter { $0.verdict == .mixed }
    return contract.ownApps.filter { $0.folder != "." }.compactMap { app in
      let lines = mixed.compactMap { ConventionFacts.line($0.below(app.folder)) }
      return lines.isEmpty ? nil : FolderRules(folder: app.folder, lines: lines)
    }
  }
}
