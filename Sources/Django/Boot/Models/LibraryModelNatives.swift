import Base
import Evaluation

/// Functions of libraries that make models or fields, and are too long or too dependent on data to be run.
extension DjangoHost {
  static var libraryModelNatives: [Native] {
    [
      Native("simple_history.register") { host, call, evaluator in host.registerHistory(call, in: &evaluator) },
      Native("oscar.core.loading.is_model_registered") { host, call, evaluator in
        host.isRegistered(call, in: &evaluator)
      },
      Native("django_countries.fields.CountryField.__init__") { host, call, evaluator in
        host.initCountry(call, in: &evaluator)
      },
      Native("wagtail.fields.StreamField.stream_block") { _, call, evaluator in
        call.arguments.first.flatMap { evaluator.streamBlock(of: $0) }
      },
      Native("wagtail.blocks.list_block.ListBlock.construct_from_lookup") { _, call, evaluator in
        evaluator.constructBlock(call)
      },
      Native("wagtail.blocks.list_block.ListBlock.deconstruct_with_lookup") { _, call, evaluator in
        evaluator.deconstructBlock(call)
      },
    ]
  }

  /// Whether a model of the label exists so far: a fork of an application brings its own before the library's.
  private func isRegistered(_ call: HostCall, in evaluator: inout Evaluator) -> Value {
    guard let label = call.text(0, "app_label", in: evaluator), let name = call.text(1, "model_name", in: evaluator)
    else { return evaluator.makeUnknown("a model's label") }
    if let model = models.find(label: label, name: name), evaluator.classes[model.type].condition == nil {
      return .bool(true)
    }
    let mayBeThere =
      models.find(label: label, name: name) != nil || !apps.isComplete
      || apps.config(label: label) == nil && !apps.unresolved.isEmpty
      || unseenModels(in: evaluator).contains { $0.app == label && $0.name.lowercased() == name.lowercased() }
    return mayBeThere ? evaluator.makeUnknown("whether \(label).\(name) is registered") : .bool(false)
  }

  /// Follows a model in a table of its own: `register(model, app, manager_name, records_class, table_name, **config)`.
  private func registerHistory(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard let model = call.arguments.first, case .class(let type) = model,
      let records = call.argument(3, "records_class", in: evaluator)
        ?? evaluator.resolve("simple_history.models.HistoricalRecords")
    else { return nil }
    let own: Set<String> = ["app", "manager_name", "records_class", "table_name"]
    let config = call.keywords.filter { keyword in keyword.name.map { !own.contains(evaluator.string($0)) } ?? true }
    guard let made = evaluator.attempt(records, [], config, at: call.place) else { return nil }
    let app = call.text(1, "app", in: evaluator)
    let module = app.map { $0 + ".models" } ?? evaluator.string(evaluator.classes[type].module)
    let manager = call.argument(2, "manager_name", in: evaluator) ?? evaluator.makeString("history")
    let table = call.argument(4, "table_name", in: evaluator) ?? Value.none
    for (name, value) in [
      ("manager_name", manager), ("table_name", table), ("module", evaluator.makeString(module)), ("cls", model),
    ] {
      evaluator.assign(name, of: made, to: value)
    }
    for name in ["add_extra_methods", "finalize"] {
      if let method = evaluator.attribute(name, of: made) { _ = evaluator.attempt(method, [model], at: call.place) }
    }
    return Value.none
  }

  /// Countries have codes of two letters, unless the project has its own; the list itself is not at hand.
  private func initCountry(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    let names = call.keywords.map { keyword in keyword.name.map { evaluator.string($0) } ?? "**" }
    guard Set(names).isDisjoint(with: ["max_length", "countries", "multiple", "**"]),
      haveTwoLetters(setting("COUNTRIES_OVERRIDE", in: &evaluator) ?? .none, in: &evaluator)
    else { return nil }
    let length = Keyword(name: evaluator.text("max_length"), value: .int(2))
    return evaluator.call(.function(call.function), call.arguments, call.keywords + [length], at: call.place)
  }

  private func haveTwoLetters(_ countries: Value, in evaluator: inout Evaluator) -> Bool {
    if countries == .none { return true }
    guard let items = evaluator.items(of: countries), !evaluator.isOpen(countries) else { return false }
    return items.allSatisfy { evaluator.text(of: $0.key)?.count == 2 }
  }
}

extension Evaluator {
  /// The block at the top of a stream: made of names and blocks, which may be numbers in a table.
  fileprivate mutating func streamBlock(of field: Value) -> Value? {
    guard let types = attribute("block_types_arg", of: field), let table = attribute("block_lookup", of: field),
      let options = attribute("block_opts", of: field), let block = topBlock(types, lookup(table))
    else { return nil }
    if let method = attribute("set_meta_options", of: block) { _ = attempt(method, [options]) }
    return block
  }

  private mutating func lookup(_ table: Value) -> Value? {
    guard table != .none, let type = resolve("wagtail.blocks.definition_lookup.BlockDefinitionLookup") else {
      return nil
    }
    return attempt(type, [table])
  }

  private mutating func topBlock(_ types: Value, _ lookup: Value?) -> Value? {
    switch types {
    case .instance: return types
    case .class: return attempt(types, [])
    case .int: return block(types, lookup)
    default: break
    }
    guard let pairs = elements(of: types), !isOpen(types),
      let type = resolve("wagtail.blocks.stream_block.StreamBlock")
    else { return nil }
    var children: [Value] = []
    for pair in pairs {
      guard let parts = elements(of: pair), parts.count == 2, let child = block(parts[1], lookup) else { return nil }
      children.append(makeTuple([parts[0], child]))
    }
    return attempt(type, [makeList(children)])
  }

  /// A block, or the one of a number.
  private mutating func block(_ value: Value, _ lookup: Value?) -> Value? {
    guard case .int = value else { return value }
    guard let lookup, let method = attribute("get_block", of: lookup) else { return nil }
    return attempt(method, [value])
  }

  /// `ListBlock.construct_from_lookup(cls, lookup, *args, **kwargs)`.
  fileprivate mutating func constructBlock(_ call: HostCall) -> Value? {
    guard call.arguments.count >= 2 else { return nil }
    let lookup = call.arguments[1]
    let arguments = call.arguments.dropFirst(2).enumerated().map { $0 == 0 ? block($1, lookup) ?? $1 : $1 }
    let child = text("child_block")
    let keywords = call.keywords.map { keyword in
      keyword.name == child ? Keyword(name: child, value: block(keyword.value, lookup) ?? keyword.value) : keyword
    }
    return attempt(call.arguments[0], arguments, keywords, at: call.place)
  }

  /// `ListBlock.deconstruct_with_lookup(self, lookup)`: its child is a number.
  fileprivate mutating func deconstructBlock(_ call: HostCall) -> Value? {
    guard call.arguments.count == 2, let method = attribute("deconstruct", of: call.arguments[0]),
      let add = attribute("add_block", of: call.arguments[1]),
      let parts = attempt(method, []).flatMap({ elements(of: $0) }),
      parts.count == 3, let arguments = elements(of: parts[1]), let items = items(of: parts[2])
    else { return nil }
    var numbered = arguments
    if let child = arguments.first, isBlock(child), let number = attempt(add, [child]) { numbered[0] = number }
    let key = makeString("child_block")
    var entries: [(Value, Value)] = []
    for (name, value) in items {
      let number = name == key && isBlock(value) ? attempt(add, [value]) : nil
      entries.append((name, number ?? value))
    }
    return makeTuple([parts[0], makeTuple(numbered), makeDict(entries)])
  }

  private func isBlock(_ value: Value) -> Bool {
    guard case .instance(let id) = value else { return false }
    return inherits(instances[id].type, from: "wagtail.blocks.base.Block")
  }
}
