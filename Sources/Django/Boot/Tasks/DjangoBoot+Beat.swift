import Base
import Evaluation

extension DjangoBoot {
  /// The schedule of Celery's beat: of the settings, of each application's configuration, and what is added by calls.
  public mutating func beatSchedule() -> [BeatEntry] {
    readBeatEvents()
    callHandlers()
    var entries = configuredSchedule()
    for (call, condition) in host.beat.periodic { entries.append(row(of: call, condition)) }
    var seen: [BeatEntry] = []
    for entry in entries where !seen.contains(entry) { seen.append(entry) }
    return seen
  }

  /// What is assigned to an application's configuration hides what the settings say; what is put into it adds to that.
  private mutating func configuredSchedule() -> [BeatEntry] {
    let key = evaluator.text("beat_schedule")
    var entries: [BeatEntry] = []
    var isHidden = false
    for configuration in host.beat.configurations {
      guard let value = evaluator.instances[configuration.id].attributes[key] else { continue }
      if value != configuration.initial { isHidden = true }
      entries += rows(of: value)
    }
    if isHidden || host.settings.module == nil { return entries }
    for name in ["CELERYBEAT_SCHEDULE", "CELERY_BEAT_SCHEDULE"] {
      if let value = host.setting(name, in: &evaluator) { entries = rows(of: value) + entries }
    }
    return entries
  }

  /// What a worker would call once it is configured; tasks are there to be signed.
  private mutating func callHandlers() {
    let signers = ["s", "si", "signature", "subtask"]
    for task in host.tasks.tasks {
      guard case .function = task.function else { continue }
      for name in signers {
        let text = evaluator.text(name)
        let value = evaluator.makeSymbolic(.attribute(of: task.function, name: text))
        evaluator.setAttribute(text, of: task.function, to: value)
      }
    }
    guard let application = applications().first else { return }
    let handlers = host.beat.handlers
    host.beat.handlers = []
    for handler in handlers {
      evaluator.run { evaluator in _ = evaluator.call(handler, [.instance(application)], [], at: .nowhere) }
    }
  }

  func applications() -> [ID<Instance>] {
    evaluator.instances.indices.map { ID<Instance>($0) }.filter { id in
      evaluator.inherits(evaluator.instances[id].type, from: "celery.app.base.Celery")
    }
  }

  private mutating func rows(of schedule: Value) -> [BeatEntry] {
    (evaluator.items(of: evaluator.certain(schedule)) ?? []).map { key, value in
      var entry = BeatEntry(name: evaluator.text(of: key))
      let parts = evaluator.items(of: evaluator.certain(value)) ?? []
      func part(_ name: String) -> Value? { parts.first { evaluator.text(of: $0.key) == name }?.value }
      entry.task = part("task").flatMap { taskName($0) }
      entry.schedule = part("schedule").map { evaluator.shortText(of: $0) }
      entry.arguments = part("args").map { evaluator.shortText(of: $0) }
      if case .maybe(let id) = value { entry.condition = evaluator.reasons[evaluator.maybes[id].reason].text }
      place(&entry, evaluator.placeOf(evaluator.certain(value)))
      return entry
    }
  }

  private mutating func row(of call: HostCall, _ condition: ID<Reason>?) -> BeatEntry {
    var entry = BeatEntry(name: call.argument(5, "name", in: evaluator).flatMap { evaluator.text(of: $0) })
    entry.schedule = call.argument(1, "schedule", in: evaluator).map { evaluator.shortText(of: $0) }
    entry.task = call.argument(2, "sig", in: evaluator).flatMap { taskName($0) }
    entry.arguments = call.argument(3, "args", in: evaluator).map { evaluator.shortText(of: $0) }
    entry.condition = condition.map { evaluator.reasons[$0].text }
    place(&entry, call.place)
    return entry
  }

  private mutating func place(_ entry: inout BeatEntry, _ place: Place) {
    entry.file = evaluator.path(of: place)
    entry.line = evaluator.line(of: place)
  }

  /// A name, a task, or the signature of one: `task.s(…)`.
  private mutating func taskName(_ value: Value) -> String? {
    let value = evaluator.certain(value)
    if let text = evaluator.text(of: value) { return text }
    if let task = host.tasks.tasks.first(where: { $0.function == value }) { return task.name }
    guard case .symbolic(let id) = value else { return evaluator.dottedName(of: value) }
    switch evaluator.symbolics[id].form {
    case .call(let callee, _, _): return taskName(callee)
    case .attribute(let base, let name):
      // `task.name`, `task.s`
      return ["name", "s", "si", "signature", "subtask"].contains(evaluator.string(name)) ? taskName(base) : nil
    case .reference, .item, .union, .expression, .sized: return evaluator.dottedName(of: value)
    }
  }
}
