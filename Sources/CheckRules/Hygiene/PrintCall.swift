import Checks

let printCall = Rule(
  "DJX103", "print-call",
  "`print` in code that runs on the server.",
  why: "What it writes has no level, no time and no place, and often goes nowhere.",
  .warning, .proven, fix: .risky, isCore: true,
  examples: [
    .bad(
      """
      --- shop/payments.py
      def pay(order):
          «print»("charging", order.pk)
          print("charged")
      --- shop/urls.py
      from shop import payments
      urlpatterns = []
      """),
    .bad(
      """
      --- shop/management/commands/recount.py
      from django.core.management.base import BaseCommand

      class Command(BaseCommand):
          def handle(self, **options):
              self.stdout.write("counting")
              «print»("done")
      """,
      fixed: """
        --- shop/management/commands/recount.py
        from django.core.management.base import BaseCommand

        class Command(BaseCommand):
            def handle(self, **options):
                self.stdout.write("counting")
                self.stdout.write("done")
        """),
    .good(
      """
      --- shop/payments.py
      import logging
      import sys
      from django.conf import settings
      from shop.paper import print as write
      logger = logging.getLogger(__name__)

      def pay(order, printer):
          logger.info("charging %s", order.pk)
          printer.print(order)
          write(order)
          print("trouble", file=sys.stderr)
          if settings.DEBUG:
              print(order)
          if not order.pk:
              print("no number", order)
              raise ValueError(order)

      def show(print):
          print("a parameter")

      class Rows(logging.Handler):
          def emit(self, record):
              print(record)
      --- shop/paper.py
      def print(text): ...
      --- shop/tests/test_payments.py
      def test_it():
          print("seen only when it fails")
      --- scripts/load.py
      print("loading")
      --- shop/management/commands/recount.py
      from django.core.management.base import BaseCommand

      class Command(BaseCommand):
          def handle(self, **options):
              print("done")
      --- shop/rebuild.py
      def rebuild():
          print("only the command asks for it")
      --- shop/management/commands/rebuild.py
      from django.core.management.base import BaseCommand
      from shop.rebuild import rebuild

      class Command(BaseCommand):
          def handle(self, **options):
              rebuild()
      --- shop/tool.py
      def main():
          print("done")

      if __name__ == "__main__":
          main()
      """),
  ],
  .files { file, findings in
    if isScript(file) { return }
    let prints = file.calls(in: file.tree.root).filter { isPrint($0, file) }
    let commands = prints.filter { isInCommand($0.id, file) }
    if !commands.isEmpty, !file.calls(in: file.tree.root).contains(where: { $0.calleeName == "input" }) {
      for call in commands where writesToStdout(around: call.id, file) {
        findings.report(
          "print beside self.stdout in the same command: write to self.stdout instead", at: call.callee, in: file,
          fix: fix(call, file))
      }
    }
    if isByHand(file) || !file.project.startup.serves(file.row) { return }
    report(prints.filter { one in !commands.contains { $0.id == one.id } }, file, &findings)
  }
)

/// Once a file: who reads one of them looks for the others.
private func report(_ prints: [Call], _ file: CheckedFile, _ findings: inout Findings) {
  guard let first = prints.first else { return }
  let more = prints.count == 1 ? "" : ", \(prints.count) times in this file"
  findings.report(
    "print in code that runs on the server\(more): use logging.getLogger(__name__) instead", at: first.callee,
    in: file, related: prints.dropFirst().map { RelatedPlace(file.place($0.callee), "another") })
}

private func isPrint(_ call: Call, _ file: CheckedFile) -> Bool {
  file.tree.kind(call.callee) == .name && file.tree.name(file.tree[call.callee].symbol) == "print"
    && call[keyword: "file"] == nil && isBuiltin(call.callee, file) && !isForDevelopers(call.id, file)
    && !isLogging(call, file) && !isSaidAgain(call, file) && !isPrinter(call, file)
}

/// `print_table()`, and a task that shows how a worker is set up.
private func isPrinter(_ call: Call, _ file: CheckedFile) -> Bool {
  guard let function = file.function(around: call.id) else { return false }
  let name = file.tree.name(file.tree[function].symbol)
  if name.hasPrefix("print_") || name.hasPrefix("_print_") || name.hasPrefix("pretty_print") { return true }
  return file.isInTask(call.id) && file.calls(in: file.tree.root).contains { file.dotted($0.callee) == "celery.Celery" }
}

/// In front of a `raise`: whoever catches that hears of it.
private func isSaidAgain(_ call: Call, _ file: CheckedFile) -> Bool {
  guard let statement = file.enclosing(call.id, .expressionStatement), let block = file.tree.parent(of: statement)
  else { return false }
  let next = file.tree.children(of: block).drop { $0 != statement }.dropFirst()
  return next.first(where: { _ in true }).map { file.tree.kind($0) == .raiseStatement } ?? false
}

/// Behind `if settings.DEBUG` or `if verbosity`, also where what runs elsewhere leaves before.
func isForDevelopers(_ node: ID<Node>, _ file: CheckedFile) -> Bool {
  if leavesElsewhere(before: node, file) { return true }
  return file.ancestors(of: node).contains { outer in
    guard file.tree.kind(outer) == .ifStatement, let test = file.tree.firstChild(of: outer) else { return false }
    let text = file.tree.text(of: test)
    return text.contains("DEBUG") || text.contains("verbosity")
  }
}

/// `if not settings.DEBUG: return` at the beginning.
private func leavesElsewhere(before node: ID<Node>, _ file: CheckedFile) -> Bool {
  guard let function = file.function(around: node), let view = FunctionDefinition(function, in: file.tree) else {
    return false
  }
  return view.body.prefix(3).contains { statement in
    guard file.tree.kind(statement) == .ifStatement, let test = file.tree.firstChild(of: statement),
      let block = file.tree.firstChild(of: statement, .block), let first = file.tree.firstChild(of: block)
    else { return false }
    let text = file.tree.text(of: test)
    return text.contains("not settings.DEBUG") && file.tree.kind(first) == .returnStatement
  }
}

/// A handler of logging that logs calls itself.
private func isLogging(_ call: Call, _ file: CheckedFile) -> Bool {
  guard let function = file.function(around: call.id), file.tree.name(file.tree[function].symbol) == "emit",
    let type = file.enclosing(function, .classDef), let row = file.project.tables.classNodes[file.row][type.index]
  else { return false }
  return file.project.tables.classes[row].libraryAncestors.contains {
    $0.hasPrefix("logging.") && $0.hasSuffix("Handler")
  }
}

private func isBuiltin(_ name: ID<Node>, _ file: CheckedFile) -> Bool {
  file.project.tables.modules[file.row].bindings["print"] == nil && !file.isLocal("print", at: name)
}

/// What people start by hand talks to them.
func isScript(_ file: CheckedFile) -> Bool {
  if file.isTest || file.isMigration { return true }
  let parts = file.path.lowercased().split(separator: "/").map(String.init)
  let folders: Set<String> = [
    "scripts", "script", "bin", "tools", "docs", "doc", "contrib", "cli", "examples", "example", "benchmarks", "ci",
    "hack",
    "development", "dev", "utilities_dev", ".github", "deploy", "docker", "settings",
  ]
  guard let name = parts.last, folders.isDisjoint(with: parts.dropLast()) else { return true }
  if ["manage.py", "setup.py", "fabfile.py", "tasks.py", "noxfile.py", "gunicorn.conf.py"].contains(name),
    parts.count <= 2
  {
    return true
  }
  if name.contains("settings") || name.contains("local") || name == "cli.py" || name == "__main__.py" { return true }
  if file.tree.source.starts(with: Array("#!".utf8)) { return true }
  return file.tree.children(of: file.tree.root).contains { statement in
    guard file.tree.kind(statement) == .ifStatement, let test = file.tree.firstChild(of: statement) else {
      return false
    }
    return file.tree.text(of: test).contains("__main__")
  }
}

/// Commands, and what helps them, migrations and tests: somebody sits in front of them.
private func isByHand(_ file: CheckedFile) -> Bool {
  let parts = file.path.split(separator: "/")
  guard let name = parts.last else { return false }
  let names: Set<Substring> = ["migrations.py", "migration.py", "testing.py", "factory.py", "factories.py"]
  if parts.contains("management") || parts.count == 1 || names.contains(name) {
    return true
  }
  return parts.dropLast().contains { $0 == "testing" || $0.hasPrefix("test_") }
}

/// Who writes to the command's own output already wants all of it there: tests and callers can catch that.
private func writesToStdout(around node: ID<Node>, _ file: CheckedFile) -> Bool {
  guard let type = file.enclosing(node, .classDef) else { return false }
  return file.calls(in: type).contains { $0.calleeName == "self.stdout.write" }
}

private func isInCommand(_ node: ID<Node>, _ file: CheckedFile) -> Bool {
  guard let function = file.function(around: node), let type = file.enclosing(function, .classDef),
    let row = file.project.tables.classNodes[file.row][type.index],
    let view = FunctionDefinition(function, in: file.tree),
    view.parameters.first?.name == "self"
  else { return false }
  return file.project.tables.classes[row].libraryAncestors.contains { $0.hasSuffix("Command") }
}

/// One argument: `write` takes no more, and adds the line's end itself.
private func fix(_ call: Call, _ file: CheckedFile) -> Fix? {
  guard call.arguments.count == 1, call.keywords.isEmpty, let only = call.arguments.first else { return nil }
  switch file.tree.kind(only) {
  case .string, .formattedString, .concatenation: break
  default: return nil
  }
  return Fix(.risky, "write to self.stdout", [Fix.Edit(file.place(call.callee), "self.stdout.write")])
}
