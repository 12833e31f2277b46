import Sessions
import Workspace

private let goal = ArgumentKey<String>.required("goal", "What the feature is")
private let apps = ArgumentKey<[String]>.repeated(
  "app", short: "a",
  "An app that it touches, LABEL or LABEL=FOLDER; those whose models the goal names if none is given",
  placeholder: "LABEL")
private let models = ArgumentKey<[String]>.repeated(
  "models", short: "m", "An app whose models change; those whose models the goal names if none is given, else all",
  placeholder: "LABEL")
private let manage = ArgumentKey<String>.option(
  "manage", "How manage.py is started", default: "python manage.py", placeholder: "COMMAND")
private let test = ArgumentKey<String>.option(
  "test", "How tests are started", default: "python manage.py test", placeholder: "COMMAND")
private let keeps = ArgumentKey<Bool>.flag("keep", "Make it the steps of the open session")

let sessionPlan = Command(
  "plan", "Put a feature that touches several apps into an order, with the check of each step",
  discussion: """
    Where the project can be started, the order is that of its relations: apps whose models others refer to come first, and \
    in each app what it has of models, serializers and forms, views, URLs, templates, admin and tests. Otherwise apps have \
    to be named, those that others depend on first.
    """,
  arguments: [goal, apps, models, KitRoot.argument, manage, test, keeps],
  examples: [.init("djangology session plan 'gift notes' -a catalog -a orders -m orders --test pytest", "")]
) { arguments, context throws(CommandFailure) in
  let touched = try plannedApps(arguments, &context)
  let plan = FeaturePlan(
    goal: arguments[goal], apps: touched,
    commands: .init(
      manage: arguments[manage], test: arguments[test], testsByPath: arguments[test].contains("pytest")))
  if arguments[keeps] {
    let store = SessionArguments.store(arguments, context)
    var session = try SessionArguments.current(store)
    session.steps += plan.sessionSteps.map { .init($0) }
    try SessionArguments.save(session, store)
  }
  context.write(plan.markdown)
  return .ok
}

/// The apps in the order of their relations where the project can be started, else as they were named.
private func plannedApps(
  _ arguments: ParsedArguments, _ context: inout CommandContext
) throws(CommandFailure) -> [FeaturePlan.App] {
  let changed = Set(arguments[models])
  let folders = arguments[apps].map { word in
    let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
    return (label: parts[0], path: parts.count > 1 ? parts[1] : nil)
  }
  let root = KitRoot.found(arguments, context)
  let live = context.projects.project(at: root)
  let request = DumpRequest().asked(by: context.caller)
  let known = (try? live.booted(request))?.plannedApps(folders.map(\.label), goal: arguments[goal]) ?? []
  let names = known.contains { !$0.models.isEmpty }
  var touched = known.map { app in
    let tests = app.models.isEmpty ? [] : (try? live.testFiles(reaching: app.models, request)) ?? []
    return FeaturePlan.App(
      label: app.label, path: folders.first { $0.label == app.label }?.path ?? app.path,
      changesModels: changed.isEmpty ? !names || !app.models.isEmpty : changed.contains(app.label), parts: app.parts,
      tests: tests)
  }
  for folder in folders where !touched.contains(where: { $0.label == folder.label }) {
    touched.append(
      .init(
        label: folder.label, path: folder.path ?? folder.label,
        changesModels: changed.isEmpty || changed.contains(folder.label)))
  }
  if touched.isEmpty {
    throw CommandFailure(message: "no app given, and the goal names no model", advice: "Name them with --app.")
  }
  return touched
}
