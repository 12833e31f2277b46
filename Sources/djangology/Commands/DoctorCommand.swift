import Base
import Installer
import Platform
import Workspace

private let json = ArgumentKey<Bool>.flag("json", "Print JSON")

let doctorCommand = Command(
  "doctor", "Look at what is installed, and fire every hook",
  discussion: """
    Checks that the program and git are found, that the project can be read, and that the agent will find its settings; \
    then starts each installed hook as the agent would, from a foreign folder, with recorded payloads, and shows what it \
    decided and how long that took. The exit code is 1 when something is broken.
    """,
  arguments: [ProjectArgument.root, json],
  examples: [.init("djangology doctor", "The project in this folder")]
) { arguments, context throws(CommandFailure) in
  let path = arguments[ProjectArgument.root]
  let project = projectChecks(path, &context)
  let doctor = Doctor(
    site: installSite(path, context), variables: Environment.all, version: program.version)
  let checks = doctor.run([{ project }])
  if arguments[json] {
    context.print(JSONValue.array(checks.map(\.json)).text())
  } else {
    for check in checks { context.print(check.line(context.terminal)) }
  }
  return checks.contains { $0.verdict == .failed } ? .findings : .ok
}

/// What can be read of the project.
private func projectChecks(_ path: String, _ context: inout CommandContext) -> [DoctorCheck] {
  let watch = Stopwatch()
  do throws(CommandFailure) {
    let found = try ProjectArgument.locations(path, &context)
    guard !found.isEmpty else {
      return [DoctorCheck("project", path, .warning, "no Django project", advice: "Run it where manage.py is.")]
    }
    let report = try ProjectArgument.open(path, &context).report
    let counts = "\(report.pythonFiles) Python files, \(report.models) models, \(report.routes) routes"
    let places = found.map {
      DoctorCheck("project", $0.name, .ok, "\($0.path): \($0.settingsModule ?? "no settings module")")
    }
    return places + [DoctorCheck("project", "index", .ok, counts, milliseconds: watch.milliseconds)]
  } catch {
    return [DoctorCheck("project", path, .failed, error.message, advice: error.advice)]
  }
}

extension DoctorCheck {
  fileprivate func line(_ terminal: Terminal) -> String {
    let style: TextStyle =
      switch verdict {
      case .ok: .good
      case .warning: .warning
      case .failed: .error
      }
    let time = milliseconds.map { terminal.paint("  \(Double(Int($0 * 10)) / 10) ms", .faint) } ?? ""
    let head = terminal.paint(verdict.rawValue, style) + String(repeating: " ", count: 9 - verdict.rawValue.count)
    let hint = verdict == .ok ? nil : advice
    return head + "\(title): \(detail)" + time + (hint.map { "\n         " + terminal.paint($0, .faint) } ?? "")
  }

  fileprivate var json: JSONValue {
    .object([
      ("area", .string(area)), ("title", .string(title)), ("verdict", .string(verdict.rawValue)),
      ("detail", .string(detail)), ("advice", advice.map(JSONValue.string) ?? .null),
      ("milliseconds", milliseconds.map(JSONValue.double) ?? .null),
    ])
  }
}
