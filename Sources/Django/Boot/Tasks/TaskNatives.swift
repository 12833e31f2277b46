import Base
import Evaluation

/// `@shared_task`, `@app.task`, `register_task`, `autodiscover_tasks` (celery.app).
extension DjangoHost {
  private static let celery = "celery.app.base.Celery"

  static var taskNatives: [Native] {
    [
      Native("celery.local.recreate_module") { _, call, evaluator in
        DjangoHost.bindLazyNames(call, in: &evaluator)
      },
      Native("celery.app.shared_task") { _, call, evaluator in
        DjangoHost.decorator(call.arguments, .none, call, in: &evaluator)
      },
      Native(celery + ".task") { _, call, evaluator in
        DjangoHost.decorator(Array(call.arguments.dropFirst()), call.arguments.first ?? .none, call, in: &evaluator)
      },
      Native(celery + "._task_from_fun") { host, call, evaluator in host.addTask(call, in: &evaluator) },
      Native(celery + ".register_task") { host, call, evaluator in host.addTaskObject(call, in: &evaluator) },
      Native(celery + ".autodiscover_tasks") { host, call, evaluator in
        let related = call.argument(2, "related_name", in: evaluator)
        host.tasks.discoveries.append(
          .init(
            packages: call.argument(1, "packages", in: evaluator) ?? .none,
            relatedName: related == nil ? "tasks" : related.flatMap { evaluator.text(of: $0) }))
        return Value.none
      },
    ]
  }

  /// A package whose names are imported from its modules when they are asked for (`celery.local`).
  private static func bindLazyNames(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard let name = call.text(0, "name", in: evaluator), let id = evaluator.module(named: evaluator.text(name)),
      let origins = call.argument(2, "by_module", in: evaluator).flatMap({ evaluator.items(of: $0) })
    else { return nil }
    for (origin, names) in origins {
      guard let origin = evaluator.text(of: origin) else { continue }
      for name in (evaluator.elements(of: names) ?? []).compactMap({ evaluator.text(of: $0) }) {
        guard let value = evaluator.resolve(origin + "." + name) else { continue }
        evaluator.assign(name, of: .module(id), to: value)
      }
    }
    return evaluator.makeTuple([.module(id), .module(id)])
  }

  /// Called with a function it registers; with options alone it gives a decorator that does.
  private static func decorator(
    _ arguments: [Value], _ app: Value, _ call: HostCall, in evaluator: inout Evaluator
  ) -> Value? {
    guard let register = evaluator.resolve(celery + "._task_from_fun") else { return nil }
    if let function = arguments.first {
      return evaluator.call(register, [app, function], call.keywords, at: call.place)
    }
    guard let partial = evaluator.resolve("functools.partial") else { return nil }
    return evaluator.call(partial, [register, app], call.keywords, at: call.place)
  }

  private func addTask(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard call.arguments.count > 1 else { return nil }
    let function = call.arguments[1]
    if let given = call.keyword("name", in: evaluator), given != .none {
      guard let name = evaluator.text(of: given) else {
        tasks.isOpen = true
        return function
      }
      tasks.add(RegisteredTask(name: name, function: function, condition: evaluator.condition))
    } else if let name = generatedName(function, in: &evaluator) {
      tasks.add(RegisteredTask(name: name, function: function, condition: evaluator.condition))
    } else {
      tasks.isOpen = true
    }
    return function
  }

  /// `app.gen_task_name(fun.__name__, fun.__module__)`.
  private func generatedName(_ value: Value, in evaluator: inout Evaluator) -> String? {
    guard let module = evaluator.attribute("__module__", of: value).flatMap({ evaluator.text(of: $0) }),
      let name = evaluator.attribute("__name__", of: value).flatMap({ evaluator.text(of: $0) })
    else { return nil }
    return module + "." + name
  }

  /// A task that is an object of a class, or the class.
  private func addTaskObject(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard call.arguments.count > 1 else { return nil }
    var task = call.arguments[1]
    if case .class = task { task = evaluator.call(task, [], [], at: call.place) }
    guard case .instance(let id) = task else {
      tasks.isOpen = true
      return task
    }
    let given = evaluator.attribute("name", of: task).flatMap { evaluator.text(of: $0) }
    guard let name = given ?? generatedName(.class(evaluator.instances[id].type), in: &evaluator) else { return task }
    let run = evaluator.attribute("run", of: task) ?? task
    tasks.add(RegisteredTask(name: name, function: run, condition: evaluator.condition))
    return task
  }
}
