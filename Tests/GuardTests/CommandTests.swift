import Guard
import TestKit
import Testing

@Suite struct CommandTests {
  @Test(arguments: Spec.all(in: "guard"))
  func `commands are judged as specified`(_ spec: Spec) throws {
    let folder = try ProjectFolder(spec.files)
    let project = GuardedProject(root: folder.root, variables: [:], history: MergedFiles { _ in false })
    spec.check(judged(spec.expectation ?? "", by: project))
  }

  /// The lines as they stand, each with what is really said of its command.
  private func judged(_ lines: String, by project: GuardedProject) -> String {
    lines.split(separator: "\n").map { line in
      let command = line.drop { $0 != " " }.drop { $0 == " " }
      let text = command.split(separator: "⏎", omittingEmptySubsequences: false).joined(separator: "\n")
      let verdict = project.decide(text, from: project.root).verdict.rawValue
      return verdict + String(repeating: " ", count: 7 - verdict.count) + command
    }.joined(separator: "\n")
  }
}
