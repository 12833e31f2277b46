import Sessions

private let goal = ArgumentKey<String>.required("goal", "What the feature is")
private let apps = ArgumentKey<[String]>.repeated(
  "app", short: "a", "An app that it touches, LABEL or LABEL=FOLDER; those that others depend on first",
  placeholder: "LABEL")
private let models = ArgumentKey<[String]>.repeated(
  "models", short: "m", "An app whose models change; all of them if none is given", placeholder: "LABEL")
private let manage = ArgumentKey<String>.option(
  "manage", "How manage.py is started", default: "python manage.py", placeholder: "COMMAND")
private let test = ArgumentKey<String>.option(
  "test", "How tests are started", default: "python manage.py test", placeholder: "COMMAND")
private let keeps = ArgumentKey<Bool>.flag("keep", "Make it the steps of the open session")

let sessionPlan = Command(
  "plan", "Put a feature that touches several apps into an order, with the check of each step",
  arguments: [goal, apps, models, KitRoot.argument, manage, test, keeps],
  examples: [.init("djangology session plan 'gift notes' -a catalog -a orders -m orders --test pytest", "")]
) { arguments, context throws(CommandFailure) in
  if arguments[apps].isEmpty { throw CommandFailure(message: "no app given", advice: "Name them with --app.") }
  let changed = Set(arguments[models])
  let touched = arguments[apps].map { word in
    let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
    return FeaturePlan.App(
      label: parts[0], path: parts.count > 1 ? parts[1] : parts[0],
      changesModels: changed.isEmpty || changed.contains(parts[0]))
  }
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
