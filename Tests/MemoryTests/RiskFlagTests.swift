import Memory
import Testing

@Suite struct RiskFlagTests {
  private static func titles(_ task: String = "Add a field", _ edit: (inout ReportInput.Engine) -> Void) -> [String] {
    var engine = ReportInput.Engine()
    engine.files = [.init(path: "a/models.py", reason: ""), .init(path: "a/tests/test_a.py", reason: "")]
    edit(&engine)
    return RiskFlag.flags(ReportInput(task: task, project: "p", date: "d"), engine).map(\.title)
  }

  @Test func `nothing seen is no risk`() { #expect(Self.titles { _ in } == []) }

  @Test func `each risk stands on something that was seen`() {
    #expect(
      Self.titles { $0.missingMigrations = ["AddField"] } == ["models and migrations disagree before the work begins"])
    #expect(Self.titles { $0.missingMigrations = [] } == [])
    #expect(
      Self.titles { $0.findings = [.init(code: "DJM001", severity: "error", place: "a.py:1", message: "m")] }
        == ["errors that are there already"])
    #expect(Self.titles { $0.findings = [.init(code: "X", severity: "warning", place: "a", message: "m")] } == [])
    #expect(
      Self.titles { $0.models = [.init(name: "a.A", fields: 1, dependants: 20, dependentFiles: 9)] } == [
        "a model that much depends on"
      ])
    #expect(Self.titles { $0.files = [.init(path: "a/views.py", reason: "")] } == ["no test among the files"])
    #expect(Self.titles { $0.files.append(.init(path: "c/settings.py", reason: "")) } == ["settings among the files"])
    #expect(
      Self.titles { $0.files.append(.init(path: "a/migrations/0001.py", reason: "")) } == ["migrations among the files"]
    )
    #expect(Self.titles { $0.confidence = "low" } == ["the files are a guess"])
    #expect(Self.titles("Only the owner may log in") { _ in } == ["who may do what is touched"])
  }
}
