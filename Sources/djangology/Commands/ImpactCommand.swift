import Base
import Workspace

/// How an answer is laid out.
enum ImpactFormat: String, CaseIterable, Sendable { case tree, list, mermaid }

private let name = ArgumentKey<String>.required(
  "name", "app.Model.field, app.Model, a class, function, file, URL name, template, setting, table, column or endpoint")
private let format = ArgumentKey<ImpactFormat>.choice(
  "format", short: "f", "Layout: grouped by what depends, one place a line, or a diagram", default: .tree,
  placeholder: "LAYOUT")
private let depth = ArgumentKey<Int?>.option(
  "depth", short: "d", "How many links to follow; a field's mentions are at 1, the default depends on what is asked",
  in: 1...12, placeholder: "N")
private let settings = ArgumentKey<String?>.option(
  "settings", "Dotted settings module, instead of DJANGO_SETTINGS_MODULE or manage.py's", placeholder: "MODULE")
private let python = ArgumentKey<String?>.option(
  "python", "Interpreter or environment that has the project's libraries", kind: .path, placeholder: "PATH")
private let json = ArgumentKey<Bool>.flag("json", "Print JSON")

let impactCommand = Command(
  "impact", "Tell what depends on a field, model, URL name, template … and where",
  discussion: """
    Boots the project without running it and follows every dependency backwards: attribute access, look-ups such as \
    order_by("-total"), options, serializers, forms, admin, filters, templates, factories, fixtures, migrations and tests. \
    Each place says how sure it is: what the source decides is certain, what a convention says is likely, and where only \
    names agree it is a guess.
    """,
  arguments: [name, ProjectArgument.roots, format, depth, settings, python, json],
  examples: [
    .init("djangology impact orders.Order.total", "A field"),
    .init("djangology impact orders.Order --format mermaid", "A model, as a diagram"),
    .init("djangology impact orders:detail --format list", "A URL name"),
  ], daemon: .started
) { arguments, context throws(CommandFailure) in
  var request = ImpactRequest(name: arguments[name])
  request.depth = arguments[depth]
  request.boot.settingsModule = arguments[settings]
  request.boot.python = arguments[python]
  var report: ImpactReport
  if let group = ProjectArgument.group(arguments, expands: !arguments.isGiven(settings), context) {
    let (project, found) = try ProjectArgument.impact(group, request, &context)
    report = found
    report.name = project + ":" + found.name
  } else {
    report = try ProjectArgument.impact(arguments[ProjectArgument.root], request, &context)
  }
  if arguments[json] {
    context.print(report.json.text())
  } else {
    switch arguments[format] {
    case .tree: report.printTree(&context)
    case .list: report.printList(&context)
    case .mermaid: report.printDiagram(&context)
    }
  }
  return .ok
}
