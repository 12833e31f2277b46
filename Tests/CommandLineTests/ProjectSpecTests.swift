import TestKit
import Testing

@Suite struct ProjectSpecTests {
  @Test(arguments: Spec.all(in: "cli"))
  func `a command answers about a project as specified`(_ spec: Spec) throws {
    let project = try SpecProject(spec.files.filter { !$0.path.isEmpty })
    let lines = spec.files.filter { $0.language == "sh" }.flatMap { $0.text.split(separator: "\n") }
    spec.check(lines.map { project.transcript(String($0)) }.joined(separator: "\n"))
  }

  @Test(arguments: Spec.all(in: "impact"))
  func `what depends on a thing is found, and nothing else`(_ spec: Spec) throws {
    let project = try SpecProject(spec.files.filter { !$0.path.isEmpty })
    let lines = spec.files.filter { $0.language == "sh" }.flatMap { $0.text.split(separator: "\n") }
    spec.check(lines.map { project.transcript(String($0)) }.joined(separator: "\n"))
  }
}
