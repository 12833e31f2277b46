import Base
import Evaluation

/// `app.conf`, `add_periodic_task` and the signals in which programs call it (celery.app.base).
extension DjangoHost {
  static var beatNatives: [Native] {
    let application = "celery.app.base.Celery"
    let views = ["ChainMap", "ConfigurationView", "DictAttribute"].map { "celery.utils.collections." + $0 }
    return [
      Native(application + ".conf") { host, call, evaluator in host.configuration(call, in: &evaluator) },
      Native(application + ".add_periodic_task") { host, call, evaluator in
        host.beat.periodic.append((call: call, condition: evaluator.condition))
        return Value.none
      },
      Native("celery.utils.dispatch.signal.Signal.connect") { host, call, evaluator in
        host.connectToApplication(call, in: &evaluator)
      },
    ]
      + views.map { name in
        Native(name + ".update") { _, call, evaluator in DjangoHost.update(call, in: &evaluator) }
      }
  }

  /// An object whose attributes are what was set; the schedule is there to be filled.
  private func configuration(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard case .instance(let application)? = call.arguments.first else { return nil }
    let (key, schedule) = (evaluator.text("_conf"), evaluator.text("beat_schedule"))
    var made: ID<Instance>?
    if case .instance(let id)? = evaluator.instances[application].attributes[key] { made = id }
    if made == nil, case .class(let type)? = evaluator.resolve("celery.app.utils.Settings") {
      let id = evaluator.makeInstance(of: type, at: call.place)
      evaluator.assign("_conf", of: .instance(application), to: .instance(id))
      made = id
    }
    guard let made else { return nil }
    if !beat.configurations.contains(where: { $0.id == made }) {
      evaluator.unconditionally { evaluator in
        let empty = evaluator.makeDict([])
        evaluator.assign(schedule, of: .instance(made), to: empty)
        beat.configurations.append((id: made, initial: empty))
      }
    }
    return .instance(made)
  }

  /// `app.conf.update(beat_schedule=…)`, or with a dict.
  private static func update(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard let configuration = call.arguments.first else { return nil }
    for (key, value) in call.arguments.dropFirst().first.flatMap({ evaluator.items(of: $0) }) ?? [] {
      if case .string(let name) = key { evaluator.setAttribute(name, of: configuration, to: value) }
    }
    for keyword in call.keywords {
      if let name = keyword.name { evaluator.setAttribute(name, of: configuration, to: keyword.value) }
    }
    return Value.none
  }

  private func connectToApplication(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard case .instance(let signal)? = call.arguments.first, let function = call.arguments.dropFirst().first else {
      return nil
    }
    let name = evaluator.attribute("name", of: .instance(signal)).flatMap { evaluator.text(of: $0) }
    if name == "app.on_after_configure" || name == "app.on_after_finalize" { beat.handlers.append(function) }
    return function
  }
}
