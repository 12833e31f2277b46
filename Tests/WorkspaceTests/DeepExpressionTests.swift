import Checks
import Platform
import TestKit
import Testing

@testable import Workspace

/// Readers that call themselves for every level of an expression have stacks for it, on whichever thread they run.
@Suite struct DeepExpressionTests {
  @Test func `a chain of thousands of calls ends no reader`() throws {
    let project = try ScratchProject(copying: ExpectedTask.repository.appending("Tests/Projects/harbour").text)
    let links = 4_000
    let chain = String(repeating: ".filter(name='x')", count: links)
    let sum = String(repeating: " + ships", count: links)
    try Edit.append(
      "ships/graph.py", "\nfrom ships.models import Ship\nships = Ship.objects\(chain)\nall = ships\(sum)\n"
    )
    .apply(to: project)
    let live = LiveProject(root: project.root)
    let places = try live.impact(ImpactRequest(name: "ships.Ship.name"))
    #expect(places.rows.contains { $0.path == "ships/graph.py" && $0.chain.first?.edge == "looks up" })
    #expect(try live.check().report.fileCount > 10)
  }
}
