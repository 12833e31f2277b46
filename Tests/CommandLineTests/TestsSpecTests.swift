import TestKit
import Testing

@testable import djangology

@Suite struct TestsSpecTests {
  @Test(arguments: Spec.all(in: "tests"))
  func `tests at risk come with their reasons and a command line`(_ spec: Spec) throws {
    spec.check(try ChangedProject(spec).transcript())
  }

  @Test func `nothing but the process of whoever asked becomes a test runner`() throws {
    let words = ["tests", "--run"]
    var context = CommandContext.captured()
    #expect(Forwarding(words, &context) == nil)
    #expect(allCommands.filter { $0.options.contains { $0.name == "run" } }.map(\.name) == ["tests"])
  }
}
