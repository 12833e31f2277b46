import Base
import Evaluation

/// Calls of what the catalogue holds no source of: `app.conf.update(…)`, `app.on_after_configure.connect`.
extension DjangoBoot {
  mutating func readBeatEvents() {
    for event in evaluator.events {
      guard case .symbolic(let id) = event.callee, case .attribute(let base, let name) = evaluator.symbolics[id].form
      else { continue }
      switch evaluator.string(name) {
      case "update": update(base, event)
      case "connect": connect(base, event)
      default: break
      }
    }
  }

  private mutating func update(_ base: Value, _ event: Event) {
    guard case .instance(let configuration) = base, host.beat.configurations.contains(where: { $0.id == configuration })
    else { return }
    let key = evaluator.text("beat_schedule")
    var given = event.keywords.first { $0.name == key }?.value
    for (name, value) in event.arguments.first.flatMap({ evaluator.items(of: $0) }) ?? [] where name == .string(key) {
      given = value
    }
    if let given { evaluator.assign(key, of: base, to: given) }
  }

  private mutating func connect(_ base: Value, _ event: Event) {
    guard case .symbolic(let id) = base, case .call(_, _, let keywords) = evaluator.symbolics[id].form,
      let function = event.arguments.first,
      let name = keywords.first(where: { $0.name.map { evaluator.string($0) } == "name" })
        .flatMap({ evaluator.text(of: $0.value) }),
      name == "app.on_after_configure" || name == "app.on_after_finalize", !host.beat.handlers.contains(function)
    else { return }
    host.beat.handlers.append(function)
  }
}
