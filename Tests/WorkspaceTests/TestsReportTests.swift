import TestSelection
import Testing

@testable import Workspace

@Suite struct TestsReportTests {
  @Test func `a command line reads back as the words that are run`() {
    var report = TestsReport(base: nil, files: ["my shop/views.py"], tier: .now)
    report.tests = []
    report.commands[.now] = ["pytest", "my shop/tests.py::T::test_a"]
    #expect(report.text.contains("run A: pytest 'my shop/tests.py::T::test_a'\n"), "\(report.text)")
  }
}
