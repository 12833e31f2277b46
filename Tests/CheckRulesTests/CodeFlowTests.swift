import Base
import CheckRules
import Checks
import Platform
import Testing

/// How findings are told to services: the way that leads to them.
struct CodeFlowTests {
  /// The first finding of a rule's bad examples that has related places, with what SARIF says of it.
  private func result(of code: String) throws -> (finding: ReportedFinding, json: JSONValue) {
    for one in RuleExampleTests.cases where one.rule.code == code && one.example.isBad {
      let project = try ExampleProject(one.example, .asWritten).checked()
      let report = CheckReport(one.outcome(project), project, rules: [one.rule])
      guard let place = report.findings.firstIndex(where: { !$0.related.isEmpty }) else { continue }
      let results = report.sarif(version: "1")["runs"]?.array?.first?["results"]?.array
      return (report.findings[place], try #require(results?[place]))
    }
    throw Missing()
  }

  private struct Missing: Error {}

  @Test(arguments: ["DJQ102", "DJU006"]) func `related places lead to the finding step by step`(code: String) throws {
    let (finding, json) = try result(of: code)
    let flows = try #require(json["codeFlows"]?.array)
    let steps = try #require(flows.first?["threadFlows"]?.array?.first?["locations"]?.array)
    #expect(flows.count == 1 && steps.count == finding.related.count + 1)
    let texts = steps.map { $0["location"]?["message"]?["text"]?.string }
    #expect(texts == finding.related.map { $0.place.message } + [finding.diagnostic.message])
    let paths = steps.map { $0["location"]?["physicalLocation"]?["artifactLocation"]?["uri"]?.string }
    #expect(paths == finding.related.map { $0.place.place.path } + [finding.path])
    let last = steps.last?["location"]?["physicalLocation"]?["region"]?["startLine"]?.int
    #expect(last == json["locations"]?.array?.first?["physicalLocation"]?["region"]?["startLine"]?.int)
  }

  @Test func `places that lead nowhere are no flow`() throws {
    let json = try result(of: "DJS001").json
    #expect(json["relatedLocations"] != nil && json["codeFlows"] == nil)
  }
}
