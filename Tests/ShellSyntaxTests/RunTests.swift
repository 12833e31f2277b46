import Base
import ShellSyntax
import TestKit
import Testing

@Suite struct RunTests {
  @Test(arguments: Spec.all(in: "shellsyntax"))
  func `a command runs what is specified`(_ spec: Spec) {
    let script = spec.files.first { $0.language == "sh" && $0.path.isEmpty }?.text ?? ""
    let surroundings = ShellSurroundings { path in spec[path]?.text }
    spec.check(shown(ShellAnalysis(of: script, in: surroundings)))
  }

  private func shown(_ analysis: ShellAnalysis) -> String {
    let runs = analysis.runs.map { run in
      let route = run.route.map { $0.text + " › " }.joined()
      let words = run.words.map { $0.contains(" ") || $0.isEmpty ? "[\($0)]" : $0 }.joined(separator: " ")
      let values = run.variables.sorted { $0.key < $1.key }
        .map { "  \($0.key)=\($0.value.joined(separator: "|"))" }.joined()
      let place = run.directory.map { $0.isEmpty ? "" : "  in \($0)" } ?? "  in ?"
      return ShellNames.shown("\(route)\(kind(run)): \(words)\(values)\(place)\(run.isCertain ? "" : "  perhaps")")
    }
    let writes = analysis.writes.map { "writes \(ShellNames.shown($0.path))" }
    let rest = analysis.unread.map { "unread \($0.start)–\($0.end)" } + (analysis.isCutShort ? ["cut short"] : [])
    return (runs + writes + rest).map { $0.split(separator: "\n").joined(separator: "⏎") }.joined(separator: "\n")
  }

  private func kind(_ run: ShellRun) -> String {
    switch run.kind {
    case .program: "program"
    case .management: "manage.py"
    case .code(let isDjango): isDjango ? "django code" : "code"
    }
  }
}
