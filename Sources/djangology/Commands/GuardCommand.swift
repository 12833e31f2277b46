import Base
import Guard
import Platform
import Sessions

private let words = ArgumentKey<[String]>.rest("command", "A command line, in one word or in several behind --")
private let files = ArgumentKey<[String]>.repeated(
  "edit", short: "e", "Judge an edit of this file instead", kind: .path, placeholder: "PATH")
private let json = ArgumentKey<Bool>.flag("json", "Print JSON")

let guardCommand = Command(
  "guard", "Tell whether an agent may run a command or edit a file",
  discussion: """
    Reads a shell command as a shell would, finds every program it finally runs, and judges those that change the \
    database, migrations, secrets or what else is guarded: allow, ask or deny. Nothing is run. The exit code is 0 when \
    nothing is said against it and 1 otherwise.

    [tool.djangology.guard] in pyproject.toml, or [guard] in djangology.toml, says what is guarded: off-limits, production, \
    base, commands.NAME and rules.NAME, the latter two "allow", "ask" or "deny". An open session's limits hold, too.
    """,
  arguments: [words, files, json],
  examples: [
    .init("djangology guard 'cd shop && uv run manage.py migrate'", "One command line"),
    .init("djangology guard --edit shop/migrations/0001_initial.py", "An edit of a file"),
  ]
) { arguments, context throws(CommandFailure) in
  let here = context.caller.directory ?? Environment.currentDirectory
  var project = GuardedProject.around(here)
  // As the hook does: an open session says what may be touched.
  project.scope = ((try? SessionStore(root: project.root).current()) ?? nil)?.scope
  for problem in project.settings.problems { context.note(problem) }
  let decision: GuardDecision
  if arguments[files].isEmpty {
    guard !arguments[words].isEmpty else {
      throw CommandFailure(message: "no command was given", advice: "djangology guard 'python manage.py migrate'")
    }
    decision = project.decide(line(arguments[words]), from: here)
  } else {
    decision = project.decide(arguments[files].map { FileChange(path: $0, kind: .edit) }, from: here)
  }
  if arguments[json] { context.print(decision.json.text()) } else { show(decision, &context) }
  return decision.verdict == .allow ? .ok : .findings
}

/// The words as one line; what the shell has taken off is put back.
private func line(_ words: [String]) -> String {
  if words.count == 1 { return words[0] }
  return words.map { word in
    let isPlain = word.utf8.allSatisfy { byte in
      switch byte {
      case 45...58, 61, 65...90, 95, 97...122, 64, 37, 43, 44: true
      default: false
      }
    }
    let pieces = word.split(separator: "'", omittingEmptySubsequences: false)
    return isPlain && !word.isEmpty ? word : "'" + pieces.joined(separator: "'\\''") + "'"
  }.joined(separator: " ")
}

private func show(_ decision: GuardDecision, _ context: inout CommandContext) {
  context.print(context.terminal.paint(decision.verdict.rawValue, style(decision.verdict)))
  for finding in decision.findings {
    context.print(
      "  \(context.terminal.paint(finding.verdict.rawValue, style(finding.verdict)))  \(finding.rule): \(finding.text)")
  }
}

private func style(_ verdict: GuardVerdict) -> TextStyle {
  switch verdict {
  case .allow: .faint
  case .ask: .warning
  case .deny: .error
  }
}

extension GuardDecision {
  fileprivate var json: JSONValue {
    .object([
      ("decision", .string(verdict.rawValue)), ("reason", .string(reason)),
      (
        "findings",
        .array(
          findings.map { finding in
            .object([
              ("decision", .string(finding.verdict.rawValue)), ("rule", .string(finding.rule)),
              ("message", .string(finding.message)), ("advice", .string(finding.advice)),
              ("subject", .string(finding.subject)), ("route", .strings(finding.route)),
              ("start", finding.range.map { .int(Int($0.start)) } ?? .null),
              ("end", finding.range.map { .int(Int($0.end)) } ?? .null),
            ])
          })
      ),
    ])
  }
}
