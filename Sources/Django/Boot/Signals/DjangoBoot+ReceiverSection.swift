import Base
import Evaluation

extension DjangoBoot {
  /// Every connection that is there at the end.
  mutating func receiverSection() -> Section<DumpedReceiver> {
    let names = signalNames()
    var rows: [DumpedReceiver] = []
    var openSignals: Set<String> = []
    for connection in host.receivers.connections where !isGone(connection) {
      guard let signal = names[connection.key.signal] else { continue }
      guard let name = qualifiedName(of: connection.receiver) else {
        openSignals.insert(signal)
        continue
      }
      guard let sender = sender(connection.key.sender) else {
        openSignals.insert(signal)
        continue
      }
      var row = DumpedReceiver(
        signal: .value(signal), receiver: .value(name), sender: .value(sender),
        place: dumpedPlace(place(ofFunction: connection.receiver)))
      row.dispatchUID =
        connection.uid == .none
        ? .value(nil) : evaluator.text(of: connection.uid).map { .value($0) } ?? .unknown("not a text")
      let condition = connection.condition ?? host.apps.condition(ofName: name)
      row.note.condition = condition.map { evaluator.reasons[$0].text }
      rows.append(row)
    }
    rows += receiversOfUnseen(&openSignals)
    let isOpen = !host.apps.isComplete || !host.receivers.unknown.isEmpty
    // Whoever reads the dump compares signals by the last part of their names.
    let hints = Set(openSignals.compactMap { $0.dottedParts.last.map(String.init) }).sorted()
    return Section(rows, isOpen ? .open : hints.isEmpty ? .closed : .hints(hints))
  }

  /// Whether nothing holds the receiver any more: a second function of its name took its place in the module, and signals
  /// keep receivers weakly (Django, "Signals", Listening to signals).
  private func isGone(_ connection: Connection) -> Bool {
    guard connection.isWeak, case .function(let id) = connection.receiver else { return false }
    let function = evaluator.functions[id]
    let names = evaluator.modules[function.module].namespace
    guard function.qualifiedName == function.name, case .function(let other)? = names[function.name], other != id else {
      return false
    }
    return !names.entries().contains { $0.value == connection.receiver }
  }

  /// Receivers of signals of libraries that are not seen: `bounce_received.connect(…)`, also as a decorator says it.
  ///
  /// What else has a `connect` may be a signal: then there may be more receivers.
  private mutating func receiversOfUnseen(_ openSignals: inout Set<String>) -> [DumpedReceiver] {
    var rows: [DumpedReceiver] = []
    var variables: [Value: [String]]?
    for symbolic in evaluator.symbolics {
      guard case .call(let callee, let arguments, let keywords) = symbolic.form, case .symbolic(let id) = callee,
        case .attribute(let signal, let name) = evaluator.symbolics[id].form, evaluator.string(name) == "connect",
        case .symbolic = signal, let function = arguments.first, let receiver = qualifiedName(of: function)
      else { continue }
      guard let dotted = evaluator.dottedName(of: signal), dotted.holds(".signals.") else {
        let known = variables ?? variablesOfUnseen()
        variables = known
        openSignals.formUnion([evaluator.dottedName(of: signal)].compactMap(\.self) + (known[signal] ?? []))
        continue
      }
      let given = keywords.first { $0.name.map { evaluator.string($0) } == "sender" }?.value
      guard let sender = sender(evaluator.certain(given ?? .none)) else { continue }
      var row = DumpedReceiver(
        signal: .value(dotted), receiver: .value(receiver), sender: .value(sender),
        place: dumpedPlace(place(ofFunction: function)))
      row.note.evidence = .likely
      rows.append(row)
    }
    return rows
  }

  /// As the project calls what was not seen, mostly after the library's name for it:
  /// `post_checkout = get_class("checkout.signals", "post_checkout")`.
  private func variablesOfUnseen() -> [Value: [String]] {
    var names: [Value: [String]] = [:]
    for module in evaluator.modules where module.origin == .project {
      for (name, value) in module.namespace.entries() {
        let value = evaluator.certain(value)
        if case .symbolic = value { names[value, default: []].append(evaluator.string(name)) }
      }
    }
    return names
  }

  /// The variable that holds each signal: in the shortest module that looks like its own.
  private func signalNames() -> [ID<Instance>: String] {
    let types = classes(inheriting: DjangoHost.signal)
    var best: [ID<Instance>: (rank: Int, name: String)] = [:]
    for module in evaluator.modules {
      let moduleName = evaluator.string(module.name)
      for (name, value) in module.namespace.entries() {
        guard case .instance(let id) = evaluator.certain(value), types.contains(evaluator.instances[id].type) else {
          continue
        }
        let full = moduleName + "." + evaluator.string(name)
        let rank = (full.contains(".signals") || full.contains("dispatch") ? 0 : 10_000) + full.utf8.count
        if let old = best[id], (old.rank, old.name) <= (rank, full) { continue }
        best[id] = (rank, full)
      }
    }
    return best.mapValues(\.name)
  }

  /// Nil when it is not known.
  private mutating func sender(_ value: Value) -> DumpedReceiver.Sender? {
    switch value {
    case .none: return .any
    case .class(let id):
      if let label = host.models.label(of: id) { return .model(label) }
      return evaluator.dottedName(of: value).map { .class($0) }
    case .instance(let id):
      if let app = host.apps.configs.first(where: { $0.instance == id }) { return .appConfig(app.label) }
      return evaluator.payload(value) == value ? nil : sender(evaluator.payload(value))
    case .string(let text): return model(named: evaluator.string(text))
    case .module(let id): return .class(evaluator.string(evaluator.modules[id].name))
    case .symbolic(let id): return through(id)
    default: return nil
    }
  }

  /// `"app.Model"`: Django resolves it when the model is there.
  private func model(named label: String) -> DumpedReceiver.Sender? {
    let parts = label.dottedParts
    guard parts.count == 2, let model = host.models.find(label: String(parts[0]), name: String(parts[1])) else {
      return nil
    }
    return host.models.label(of: model.type).map { .model($0) }
  }

  /// `Model.field.through`: the class or label written in the field, or the model Django makes.
  private mutating func through(_ id: ID<Symbolic>) -> DumpedReceiver.Sender? {
    guard case .attribute(let base, let name) = evaluator.symbolics[id].form, evaluator.string(name) == "through",
      case .instance(let field) = base
    else { return nil }
    if let written = evaluator.instances[field].keywords.first(where: {
      $0.name.map { evaluator.string($0) } == "through"
    }) {
      return sender(written.value)
    }
    for model in host.models.registered where !model.isAbstract {
      for (name, value) in evaluator.classes[model.type].namespace.entries() where value == .instance(field) {
        return host.models.label(of: model.type).map { .model($0 + "_" + evaluator.string(name)) }
      }
    }
    return nil
  }
}

extension ModelRegistry {
  /// `app_label.ModelName` of a model that is not abstract.
  func label(of type: ID<ClassObject>) -> String? {
    guard let model = self[type], !model.isAbstract, let app = model.appLabel else { return nil }
    return app + "." + model.name
  }
}
