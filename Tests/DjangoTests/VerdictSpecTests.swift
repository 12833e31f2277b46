import Django
import TestKit
import Testing

/// The migrations that would be written, with their names, what they stand on, and every operation as it would be written.
@Test(arguments: Spec.all(in: "verdicts"))
func `makemigrations would write what the spec says`(_ spec: Spec) {
  let verdicts = dumped(spec).migrations.value?.verdicts.items ?? []
  var lines: [String] = []
  for verdict in verdicts where verdict.answer != .clean {
    for migration in verdict.migrations {
      let name = migration.name ?? "auto"
      lines.append("\(migration.app) \(name) <- \(migration.dependencies.joined(separator: ", "))")
      lines += migration.operations.map { "  " + $0.source + ($0.note == nil ? "" : " ?") }
    }
    lines += verdict.doubts.map { "\(verdict.app) unknown: \($0)" }
  }
  spec.check(lines.isEmpty ? "clean" : lines.joined(separator: "\n"))
}

/// What of the migrations Django could not apply, in the order in which they are applied.
@Test(arguments: Spec.all(in: "replays"))
func `operations meet what the spec says`(_ spec: Spec) {
  guard let section = dumped(spec).migrations.value else {
    spec.check("unknown")
    return
  }
  var lines = section.history.order.filter { !$0.app.hasPrefix("auth") && !$0.app.hasPrefix("content") }
    .map { "\($0.app).\($0.name)" }
  for missing in section.history.missing {
    lines.append("\(missing.node.app).\(missing.node.name) lacks \(missing.missing.app).\(missing.missing.name)")
  }
  lines += section.history.circular.map { "\($0.app).\($0.name) waits for itself" }
  for operation in section.replayed {
    let subject = "\(operation.node.app).\(operation.node.name) \(operation.op) line \(operation.line ?? 0)"
    if let problem = operation.problem { lines.append("\(subject): \(problem)") }
    for lacking in operation.lacking {
      let creator = lacking.creator.map { $0.app + "." + $0.name } ?? "nothing"
      lines.append("\(subject): \(lacking.label) is made by \(creator)")
    }
    for risk in operation.risks(on: .postgresql) where operation.node.app == "shop" {
      lines.append("\(subject): \(risk.kind.rawValue)")
    }
  }
  spec.check(lines.joined(separator: "\n"))
}
