import Base
import Evaluation

/// What every filter of django-filter runs through when it is made.
///
/// Each gives what its body would, or leaves the call to it.
extension DjangoHost {
  static var filterNatives: [Native] {
    [
      Native("django_filters.filters.Filter.__init__") { host, call, evaluator in
        host.initFilter(call, in: &evaluator)
      },
      Native("django_filters.filters.MultipleChoiceFilter.__init__") { host, call, evaluator in
        host.initMultipleChoice(call, in: &evaluator)
      },
      Native("django_filters.utils.try_dbfield") { host, call, evaluator in
        guard call.arguments.count == 2, call.keywords.isEmpty, case .class(let type) = call.arguments[1],
          let dict = evaluator.dict(ofGet: call.arguments[0]), !evaluator.isOpen(dict)
        else { return nil }
        return host.entry(for: type, in: [dict], &evaluator)
      },
      Native("django_filters.filterset.BaseFilterSet.filter_for_lookup") { host, call, evaluator in
        host.filterForLookup(call, in: &evaluator)
      },
    ]
  }

  private func filterSetting(_ name: String, in evaluator: inout Evaluator) -> Value? {
    evaluator.resolve("django_filters.conf.settings").flatMap { evaluator.attribute(name, of: $0) }
  }

  private func initFilter(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard let made = ConstructorCall(call, in: evaluator),
      let (given, rest) = made.bind(
        positional: ["field_name", "lookup_expr"], named: ["label", "method", "distinct", "exclude"], rest: true,
        in: evaluator),
      case .int(let counter)? = evaluator.attribute("creation_counter", of: .class(made.owner))
    else { return nil }
    var lookup = given["lookup_expr"] ?? .none
    if lookup == .none {
      guard let standard = filterSetting("DEFAULT_LOOKUP_EXPR", in: &evaluator) else { return nil }
      lookup = standard
    }
    made.set("field_name", given["field_name"] ?? .none, in: &evaluator)
    made.set("lookup_expr", lookup, in: &evaluator)
    setHidden("label", given["label"] ?? .none, made, in: &evaluator)
    setHidden("method", given["method"] ?? .none, made, in: &evaluator)
    for name in ["distinct", "exclude"] { made.set(name, given[name] ?? .bool(false), in: &evaluator) }
    let required = evaluator.makeString("required")
    let extra = rest.contains { $0.0 == required } ? rest : rest + [(required, .bool(false))]
    made.set("extra", evaluator.makeDict(extra, at: call.place), in: &evaluator)
    made.set("creation_counter", .int(counter), in: &evaluator)
    let name = evaluator.text("creation_counter")
    evaluator.setAttribute(name, of: .class(made.owner), to: .int(counter + 1), at: call.place)
    return Value.none
  }

  /// Sets an attribute whose setter, when nothing was given, does no more than put it aside.
  private func setHidden(_ name: String, _ value: Value, _ made: ConstructorCall, in evaluator: inout Evaluator) {
    let isOwn = evaluator.rawAttribute(evaluator.text(name), in: made.type)?.owner == made.owner
    made.set(isOwn && (value == .none || name == "label") ? "_" + name : name, value, in: &evaluator)
  }

  private func initMultipleChoice(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard let made = ConstructorCall(call, in: evaluator), let null = filterSetting("NULL_CHOICE_VALUE", in: &evaluator)
    else { return nil }
    let (distinct, conjoined) = (evaluator.text("distinct"), evaluator.text("conjoined"))
    var keywords = call.keywords
    if !keywords.contains(where: { $0.name == distinct }) {
      keywords.append(Keyword(name: distinct, value: .bool(true)))
    }
    let given = keywords.firstIndex { $0.name == conjoined }.map { keywords.remove(at: $0).value }
    made.set("conjoined", given ?? .bool(false), in: &evaluator)
    let nullName = evaluator.text("null_value")
    made.set("null_value", keywords.first { $0.name == nullName }?.value ?? null, in: &evaluator)
    made.callNext(Array(call.arguments.dropFirst()), keywords, in: &evaluator)
    return Value.none
  }

  // MARK: Look-ups

  /// The first entry that is true for a class of model fields or one above it, but for `Field` itself; nil when that is
  /// not decided.
  private func entry(for type: ID<ClassObject>, in dicts: [Value], _ evaluator: inout Evaluator) -> Value? {
    guard let field = evaluator.resolve("django.db.models.fields.Field") else { return nil }
    for entry in evaluator.classes[type].order where entry != field {
      guard case .class = entry else { return nil }
      var found: Value?
      for dict in dicts where found == nil { found = evaluator.entry(entry, of: dict) }
      guard let value = found else { continue }
      switch evaluator.truth(value) {
      case .yes: return value
      case .no: continue
      case .undecided: return nil
      }
    }
    return Value.none
  }

  /// `filter_for_lookup(cls, field, lookup_type)` where no class has to be made.
  private func filterForLookup(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard evaluator.condition == nil, call.arguments.count == 3, call.keywords.isEmpty,
      case .instance(let field) = call.arguments[1], let lookup = evaluator.text(of: call.arguments[2]),
      lookup != "isnull", lookup != "in", lookup != "range",
      let dicts = filterDefaults(call.arguments[0], in: &evaluator),
      let data = entry(for: evaluator.instances[field].type, in: dicts, &evaluator), data != .none,
      case .class? = evaluator.entry(evaluator.makeString("filter_class"), of: data),
      let filter = evaluator.entry(evaluator.makeString("filter_class"), of: data)
    else { return nil }
    if lookup == "exact", let choices = evaluator.attribute("choices", of: call.arguments[1]) {
      switch evaluator.truth(choices) {
      case .undecided: return nil
      case .no: break
      case .yes:
        guard let type = evaluator.resolve("django_filters.filters.ChoiceFilter") else { return nil }
        let named = evaluator.makeDict([(evaluator.makeString("choices"), choices)], at: call.place)
        return evaluator.makeTuple([type, named], at: call.place)
      }
    }
    var extra = evaluator.makeDict([], at: call.place)
    if let make = evaluator.entry(evaluator.makeString("extra"), of: data) {
      extra = evaluator.call(make, [call.arguments[1]], [], at: call.place)
    }
    return evaluator.makeTuple([filter, extra], at: call.place)
  }

  /// What a filter set overrides, and its defaults.
  private func filterDefaults(_ type: Value, in evaluator: inout Evaluator) -> [Value]? {
    guard let defaults = evaluator.attribute("FILTER_DEFAULTS", of: type), !evaluator.isOpen(defaults) else {
      return nil
    }
    guard let meta = evaluator.attribute("_meta", of: type) else { return [defaults] }
    guard let overrides = evaluator.attribute("filter_overrides", of: meta), !evaluator.isOpen(overrides) else {
      return nil
    }
    return [overrides, defaults]
  }
}
