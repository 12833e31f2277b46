import Base
import Evaluation

/// What a filter set asks of models (django_filters.utils): the rest of the library is run as it is written.
extension DjangoHost {
  static var filterSetNatives: [Native] {
    let utilities = "django_filters.utils."
    return [
      Native(utilities + "get_all_model_fields") { host, call, evaluator in host.allModelFields(call, in: &evaluator) },
      Native(utilities + "get_model_field") { host, call, evaluator in host.modelField(call, in: &evaluator) },
      Native(utilities + "resolve_field") { host, call, evaluator in host.resolvedField(call, in: &evaluator) },
      Native("django.db.models.query_utils.RegisterLookupMixin.register_class_lookup") { host, call, evaluator in
        host.registerLookup(call, in: &evaluator)
        return nil
      },
      Native("django_filters.filterset.remote_queryset") { _, call, evaluator in
        evaluator.makeReference("django.db.models.query.QuerySet")
      },
    ]
  }

  private func allModelFields(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard case .class(let model)? = call.arguments.first else { return nil }
    let fields = fields(of: model, in: &evaluator)
    var names: [Value] = []
    for field in fields.fields where field.kind != .generic {
      let type = evaluator.instances[field.value].type
      if evaluator.inherits(type, from: "django.db.models.fields.AutoFieldMixin") { continue }
      if evaluator.inherits(type, from: "django.db.models.fields.AutoField") { continue }
      if let remote = evaluator.attribute("remote_field", of: .instance(field.value)), remote != .none,
        flag("parent_link", of: remote, in: &evaluator) == true
      {
        continue
      }
      names.append(evaluator.makeString(field.name))
    }
    names += fields.unknownNames.sorted().map { evaluator.makeString($0) }
    let list = evaluator.makeList(names)
    if fields.isOpen { evaluator.markOpen(list) }
    return list
  }

  /// The field at the end of `a__b__c`, over forward and reverse relations; None when there surely is none.
  private func modelField(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard case .class(var model)? = call.arguments.first, let path = call.text(1, "field_name", in: evaluator) else {
      return evaluator.makeUnknown("a model's field", at: call.place)
    }
    var found = Value.none
    let parts = path.components(of: "__")
    for (index, part) in parts.enumerated() {
      let fields = fields(of: model, in: &evaluator)
      let name = part == "pk" ? primaryKey(of: model, in: &evaluator)?.name ?? part : part
      if let field = fields.field(name) {
        found = .instance(field.value)
        guard index < parts.count - 1 else { break }
        guard field.isRelation else { return Value.none }
        guard let target = target(of: field, in: &evaluator) else {
          return evaluator.makeUnknown("where \(part) points to", at: call.place)
        }
        model = target
      } else if let reverse = reverseRelation(part, of: model, in: &evaluator) {
        found = reverse.value
        model = reverse.model
      } else {
        let isKnown = fields.lacks(name) && models.isComplete
        return isKnown ? Value.none : evaluator.makeUnknown("the field \(part)", at: call.place)
      }
    }
    return found
  }

  func primaryKey(of model: ID<ClassObject>, in evaluator: inout Evaluator) -> BootedField? {
    let fields = fields(of: model, in: &evaluator).fields
    return fields.first { flag("primary_key", of: .instance($0.value), in: &evaluator) == true }
  }

  /// The field a look-up works on, and the look-up's name: `date__gte` of a date and time is that of a date.
  private func resolvedField(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard let field = call.arguments.first, let path = call.text(1, "lookup_expr", in: evaluator) else {
      return evaluator.makeUnknown("a look-up", at: call.place)
    }
    let lookups = path.components(of: "__")
    if lacks(field, path, in: evaluator) { return raiseLookupError(field, path, in: &evaluator) }
    var output = field
    for (index, name) in lookups.enumerated() {
      guard let made = outputField(of: name, in: &evaluator) else {
        if index == lookups.count - 1 { return evaluator.makeTuple([output, evaluator.makeString(name)]) }
        return evaluator.makeUnknown("the transform \(name)", at: call.place)
      }
      output = made
    }
    return evaluator.makeTuple([output, evaluator.makeString("exact")])
  }

  /// Whether the field surely has no such look-up: a relation has few, and others have what was registered for them.
  private func lacks(_ field: Value, _ lookup: String, in evaluator: borrowing Evaluator) -> Bool {
    guard case .instance(let id) = field else { return false }
    let type = evaluator.instances[id].type
    if let owners = lookupOwners[lookup],
      !owners.contains(where: { evaluator.classes[type].order.contains(.class($0)) })
    {
      return true
    }
    return evaluator.inherits(type, from: "django.db.models.fields.related.ForeignObject")
      && !DjangoHost.relationLookups.contains(lookup)
  }

  /// Notes for which class a look-up of the project or of a library is registered; Django's own stand in no registry.
  private func registerLookup(_ call: HostCall, in evaluator: inout Evaluator) {
    guard call.arguments.count >= 2, case .class(let owner) = call.arguments[0],
      let named = call.argument(2, "lookup_name", in: evaluator)
        ?? evaluator.attribute("lookup_name", of: call.arguments[1]),
      let name = evaluator.text(of: named), !DjangoHost.builtinLookups.contains(name)
    else { return }
    lookupOwners[name, default: []].insert(owner)
  }

  private static let builtinLookups: Set<String> = [
    "exact", "iexact", "contains", "icontains", "in", "gt", "gte", "lt", "lte", "startswith", "istartswith", "endswith",
    "iendswith", "range", "isnull", "regex", "iregex", "date", "year", "iso_year", "month", "day", "week", "week_day",
    "iso_week_day", "quarter", "time", "hour", "minute", "second", "overlap", "contained_by", "has_key", "has_keys",
    "has_any_keys", "len",
  ]

  /// What `ForeignObject` registers: it has none of the look-ups of other fields.
  private static let relationLookups: Set<String> = ["exact", "in", "gt", "gte", "lt", "lte", "isnull"]

  private func raiseLookupError(_ field: Value, _ path: String, in evaluator: inout Evaluator) -> Value? {
    guard let type = evaluator.resolve("django_filters.exceptions.FieldLookupError"),
      let error = evaluator.callQuietly(type, [field, evaluator.makeString(path)])
    else { return evaluator.makeUnknown("a look-up") }
    return evaluator.raiseObject(error)
  }

  /// Filters of the library: what their `__init__` sets, and a model once a filter set is made.
  static var filterClasses: [String] {
    let filters = [
      "Filter", "CharFilter", "BooleanFilter", "ChoiceFilter", "TypedChoiceFilter", "UUIDFilter",
      "MultipleChoiceFilter",
      "TypedMultipleChoiceFilter", "DateFilter", "DateTimeFilter", "IsoDateTimeFilter", "TimeFilter", "DurationFilter",
      "ModelChoiceFilter", "ModelMultipleChoiceFilter", "NumberFilter", "NumericRangeFilter", "RangeFilter",
      "DateRangeFilter", "DateFromToRangeFilter", "DateTimeFromToRangeFilter", "IsoDateTimeFromToRangeFilter",
      "TimeRangeFilter", "AllValuesFilter", "AllValuesMultipleFilter", "BaseCSVFilter", "BaseInFilter",
      "BaseRangeFilter", "LookupChoiceFilter", "OrderingFilter",
    ]
    return filters.map { "django_filters.filters." + $0 }
  }

  /// The field a transform gives; nil for a look-up.
  private func outputField(of transform: String, in evaluator: inout Evaluator) -> Value? {
    let name: String
    switch transform {
    case "year", "month", "day", "week", "week_day", "iso_week_day", "iso_year", "quarter", "hour", "minute", "second",
      "length", "len":
      name = "IntegerField"
    case "date": name = "DateField"
    case "time": name = "TimeField"
    case "lower", "upper", "unaccent": name = "CharField"
    default: return nil
    }
    guard let type = evaluator.resolve("django.db.models.fields." + name) else { return nil }
    return evaluator.callQuietly(type)
  }
}

extension String {
  /// The parts between a separator of several characters.
  func components(of separator: String) -> [String] {
    let (bytes, mark) = (utf8, separator.utf8)
    var parts: [String] = []
    var (start, position) = (bytes.startIndex, bytes.startIndex)
    while position < bytes.endIndex {
      guard bytes[position...].starts(with: mark) else {
        bytes.formIndex(after: &position)
        continue
      }
      parts.append(String(self[start..<position]))
      position = bytes.index(position, offsetBy: mark.count)
      start = position
    }
    return parts + [String(self[start...])]
  }
}
