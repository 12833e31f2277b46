import Memory
import Platform
import TestKit
import Testing

@Suite struct WorkflowRunTests {
  private static func input() -> ReportInput {
    var input = ReportInput(
      task: "Add a gift note to Order, only its owner sees it", project: "shop", date: "2026-11-20")
    input.scope = .init(
      goal: "Gift notes", files: ["orders/"], readOnly: ["core/"], offLimits: ["payments/"], doneWhen: ["pytest orders"]
    )
    var engine = ReportInput.Engine()
    engine.settingsModule = "config.settings.dev"
    engine.django = "5.2"
    engine.apps = ["catalog", "orders"]
    engine.models = [.init(name: "orders.Order", fields: 9, dependants: 31, dependentFiles: 12)]
    engine.touchedApps = [.init(label: "orders", parts: ["forms", "views"])]
    engine.files = [
      .init(path: "orders/models.py", reason: "defines Order"), .init(path: "orders/views.py", reason: "reads Order"),
    ]
    engine.confidence = "high"
    engine.checkedFiles = 2
    engine.missingMigrations = []
    engine.tests = "pytest orders"
    input.engine = engine
    return input
  }

  @Test func `a report says what was done, and its checklist nothing else`() throws {
    let folder = try TemporaryFolder(["orders/models.py": "class Order: pass\n", "orders/views.py": ""])
    let report = try WorkflowRun(Self.input(), root: folder.root).write()
    #expect(report.skipped == [])
    #expect(try folder.text("claudedocs/django_shop_2026-11-20.md") == report.markdown)
    #expect(
      report.markdown.hasSuffix(
        """
        ## Compliance checklist

        - [x] 1 Scope: Goal: Gift notes
        - [x] 2 Memory: Nothing is remembered of shop yet
        - [x] 3 Context: 4 of at most 4 subjects chosen, 3 left out
        - [x] 4 Analysis and risks: 2 apps, 2 files chosen, 0 findings in 2 files checked, 3 risks
        - [x] 5 Guidance: 7 steps
        - [x] 6 Output and memory update: Report written to `claudedocs/django_shop_2026-11-20.md`; memory updated: decisions

        """), "\(report.markdown)")
    #expect(report.markdown.contains("a model that much depends on: orders.Order: 31 places in 12 files"))
    #expect(report.markdown.contains("- may change: `orders/`\n- read only: `core/`\n- off-limits: `payments/`\n"))
    let again = WorkflowRun(Self.input(), root: folder.root).report()
    guard case .done(let summary, _) = again[.memory] else {
      Issue.record("memory was not read")
      return
    }
    #expect(summary == "1 entry read, 1 about this task, 0 stale")
  }

  @Test func `a report is never written over by another task's, and by its own again`() throws {
    let folder = try TemporaryFolder()
    func path(_ task: String) throws -> String {
      let input = ReportInput(task: task, project: "shop", date: "2026-11-20")
      return try WorkflowRun(input, root: folder.root).write().path
    }
    #expect(try path("One thing") == "claudedocs/django_shop_2026-11-20.md")
    #expect(try path("Another") == "claudedocs/django_shop_2026-11-20_2.md")
    #expect(try path("One thing") == "claudedocs/django_shop_2026-11-20.md")
    #expect(try folder.text("claudedocs/django_shop_2026-11-20.md").contains("Task: One thing"))
  }

  @Test func `a step that was not carried out is shown as skipped`() throws {
    let folder = try TemporaryFolder()
    var input = ReportInput(task: "Improve orders", project: "shop", date: "2026-11-20")
    input.absences = ["analysis": "no Django project is here"]
    input.contextBudget = 0
    input.remembers = false
    let report = try WorkflowRun(input, root: folder.root).write()
    #expect(report.skipped == [.scope, .context, .analysis, .guidance, .output])
    #expect(
      report.markdown.hasSuffix(
        """
        - [ ] 1 Scope: skipped – no session is open and no files were named; `djangology session start` or --files names them
        - [x] 2 Memory: Nothing is remembered of shop yet
        - [ ] 3 Context: skipped – the budget is no file at all
        - [ ] 4 Analysis and risks: skipped – no Django project is here
        - [ ] 5 Guidance: skipped – there is no analysis to stand on
        - [ ] 6 Output and memory update: skipped – report written to `claudedocs/django_shop_2026-11-20.md`, memory not updated: not wanted

        """))
    #expect(MemoryStore(root: folder.root).project("shop") == [])
  }

  @Test func `a report that nobody filled claims nothing`() {
    let report = WorkflowReport(task: "t", project: "p", date: "d")
    #expect(report.skipped == WorkflowReport.Step.allCases)
    #expect(!report.markdown.contains("[x]"))
  }

  @Test func `a secret in the task keeps memory as it was, and the report says so`() throws {
    let folder = try TemporaryFolder()
    var input = Self.input()
    input.task = "Use the key AKIA" + "ABCDEFGH12345678"
    let report = try WorkflowRun(input, root: folder.root).write()
    #expect(report.skipped == [.output])
    #expect(report.markdown.contains("memory not updated: refused: line 1 holds an AWS access key"))
  }
}
