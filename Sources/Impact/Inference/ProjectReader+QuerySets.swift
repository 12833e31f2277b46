import Base
import Django
import PythonSyntax

/// What the arguments of a query set's method are.
enum QueryMethod {
  /// Keywords are look-ups: `filter(total__gte=1)`.
  case conditions
  /// Keywords and the keys of `defaults` are fields: `create`, `update_or_create`.
  case values
  /// Strings are fields: `order_by("-total")`.
  case names
  /// Keywords name new columns; what they hold may mention fields.
  case annotations
  /// `bulk_update(rows, ["total"])`.
  case bulk
  case other

  init(_ name: String) {
    let plain = name.hasPrefix("a") && Self.asynchronous.contains(name) ? String(name.dropFirst()) : name
    switch plain {
    case "filter", "exclude", "get", "complex_filter": self = .conditions
    case "create", "update", "get_or_create", "update_or_create": self = .values
    case "order_by", "values", "values_list", "only", "defer", "select_related", "prefetch_related", "distinct",
      "dates", "datetimes", "latest", "earliest", "in_bulk":
      self = .names
    case "annotate", "aggregate", "alias", "extra": self = .annotations
    case "bulk_update", "bulk_create": self = .bulk
    default: self = .other
    }
  }

  private static let asynchronous: Set<String> = [
    "aget", "acreate", "aupdate", "aget_or_create", "aupdate_or_create", "aaggregate", "alatest", "aearliest",
    "abulk_update", "abulk_create", "ain_bulk",
  ]
}

extension ProjectReader {
  mutating func querySetCall(
    _ name: String, _ model: ID<ClassRow>, _ base: Typed, _ call: Call, _ file: PythonFile, _ scope: inout Scope
  ) -> Typed? {
    if shared.records[model] != nil { return selectCall(name, model, base, call, file, &scope) }
    let evidence = base.evidence
    switch QueryMethod(name) {
    case .conditions: readKeywords(call, file, on: model, .looksUp, evidence, &scope, isLookUp: true)
    case .values:
      readKeywords(call, file, on: model, name.hasSuffix("update") ? .sets : .fills, evidence, &scope, isLookUp: true)
      for key in ["defaults", "create_defaults"] {
        if let value = call[keyword: key] { lookUpStrings(in: value, on: model, .fills, evidence, scope) }
      }
    case .names: readNames(call, file, on: model, evidence, &scope)
    case .annotations: readAnnotations(call, file, on: model, evidence, &scope)
    case .bulk:
      readArguments(call, file, &scope)
      for key in ["fields", "update_fields", "unique_fields"] {
        if let value = call[keyword: key] { lookUpStrings(in: value, on: model, .sets, evidence, scope) }
      }
      if name.hasSuffix("update"), call.arguments.count > 1 {
        lookUpStrings(in: call.arguments[1], on: model, .sets, evidence, scope)
      }
    case .other: readArguments(call, file, &scope)
    }
    return querySetAnswer(name, model, base)
  }

  private mutating func readNames(
    _ call: Call, _ file: PythonFile, on model: ID<ClassRow>, _ evidence: Evidence, _ scope: inout Scope
  ) {
    for child in file.children(of: call.id).dropFirst() {
      if case .lookups(let waiting)? = type(of: child, &scope)?.type { settle(waiting, on: model, evidence, scope) }
      if file.kind(child) == .keyword {
        guard file.name(file[child].symbol) == "field_name", let value = file.firstChild(of: child) else { continue }
        lookUpStrings(in: value, on: model, .looksUp, evidence, scope)
      } else {
        let names = file.kind(child) == .starred ? file.firstChild(of: child) ?? child : child
        lookUpStrings(in: names, on: model, .looksUp, evidence, scope)
      }
    }
  }

  private mutating func readAnnotations(
    _ call: Call, _ file: PythonFile, on model: ID<ClassRow>, _ evidence: Evidence, _ scope: inout Scope
  ) {
    for child in file.children(of: call.id).dropFirst() {
      if case .lookups(let waiting)? = type(of: child, &scope)?.type { settle(waiting, on: model, evidence, scope) }
    }
  }

  private func querySetAnswer(_ name: String, _ model: ID<ClassRow>, _ base: Typed) -> Typed? {
    switch name {
    case "get", "first", "last", "latest", "earliest", "create", "aget", "afirst", "alast", "acreate", "alatest":
      base.with(.instance(model))
    case "get_or_create", "update_or_create", "aget_or_create", "aupdate_or_create":
      base.with(.tuple([.instance(model), nil]))
    case "values": base.with(.rows(model))
    case "iterator", "aiterator", "bulk_create", "abulk_create", "raw": base.with(.list(.instance(model)))
    case "values_list", "aggregate", "aaggregate", "count", "acount", "exists", "aexists", "update", "aupdate",
      "delete",
      "adelete", "in_bulk", "dates", "datetimes", "bulk_update", "add", "remove", "set", "clear", "explain",
      "contains":
      nil
    default: base.with(.querySet(model))
    }
  }

  // MARK: Methods of what libraries make

  mutating func libraryMethodCall(
    _ name: String, _ base: Typed, _ call: Call, _ file: PythonFile, _ scope: inout Scope
  ) -> Typed? {
    switch base.type {
    case .querySet(let model): return querySetCall(name, model, base, call, file, &scope)
    case .rows(let model):
      let found = querySetCall(name, model, base.with(.querySet(model)), call, file, &scope)
      if case .querySet? = found?.type { return base }
      if case .instance? = found?.type { return base.with(.row(model)) }
      return nil
    case .instance(let type): return instanceCall(name, type, base, call, file, &scope)
    case .type(let type): return classCall(name, type, base, call, file, &scope)
    case .row(let model):
      readArguments(call, file, &scope)
      if name == "get", let first = call.arguments.first, let key = file.string(first) {
        lookUp(key, file.contents(first), on: model, .looksUp, base.evidence, scope)
      }
      return nil
    case .formData(let form):
      readArguments(call, file, &scope)
      guard name == "get" || name == "pop", let first = call.arguments.first, let key = file.string(first) else {
        return nil
      }
      return formField(key, of: form, file.contents(first), base.evidence, scope)
    case .mapping(let map):
      readArguments(call, file, &scope)
      guard name == "get", let first = call.arguments.first, let key = file.string(first), let type = map[key] else {
        return nil
      }
      return base.with(type)
    case .dictionary(let inner):
      readArguments(call, file, &scope)
      switch name {
      case "get", "pop", "setdefault": return base.with(inner)
      case "values": return base.with(.list(inner))
      case "items": return base.with(.list(.tuple([nil, inner])))
      default: return nil
      }
    case .modelForm(let model):
      readArguments(call, file, &scope)
      return name == "save" ? base.with(.instance(model)) : nil
    case .crud(let table): return crudCall(name, table, base, call, file, &scope)
    case .recipe(let model): return recipeCall(name, model, call, file, &scope)
    case .list where name == "sort":
      _ = readElements(call, file, &scope, receiver: base)
      return nil
    case .parent, .module, .function, .method, .libraryMethod, .list, .tuple, .lookups, .library, .made:
      let given = readArguments(call, file, &scope)
      noteRequest(call, file, scope)
      readFieldName(name, base, call, scope)
      return sessionCall(call, given)
    }
  }

  private mutating func instanceCall(
    _ name: String, _ type: ID<ClassRow>, _ base: Typed, _ call: Call, _ file: PythonFile, _ scope: inout Scope
  ) -> Typed? {
    let row = tables.classes[type]
    let given = readArguments(call, file, &scope)
    noteRender(call, file, scope)
    if row.model != nil {
      for key in ["update_fields", "fields"] {
        if let value = call[keyword: key] { lookUpStrings(in: value, on: type, .sets, base.evidence, scope) }
      }
      return nil
    }
    if name == "get_context_data" || name == "get_context" || name == "get_extra_context" {
      return Typed(.mapping(given.named.compactMapValues { $0?.type }), .likely)
    }
    let limit = min(base.evidence, .likely)
    switch (row.role, name) {
    case (.view, "get_object"), (.form, "save"), (.serializer, "save"), (.view, "perform_create"),
      (.admin, "get_object"):
      return model(of: type).map { Typed(.instance($0), limit) }
    case (.view, "get_queryset"), (.view, "filter_queryset"), (.view, "paginate_queryset"), (.admin, "get_queryset"),
      (.filterset, "filter_queryset"):
      return model(of: type).map { Typed(.querySet($0), limit) }
    case (.manager, _): return nil
    case (.view, "get_form"): return hostedForm(of: type)
    case (.test, "settings"), (.test, "modify_settings"):
      if tables.isTestCase(type) { readOverrides(call, .proved, scope) }
      return nil
    case (.view, "get_serializer"):
      guard case .type(let serializer)? = classMember("serializer_class", of: type)?.type else { return nil }
      return Typed(.instance(serializer), .likely)
    default: return nil
    }
  }

  private mutating func classCall(
    _ name: String, _ type: ID<ClassRow>, _ base: Typed, _ call: Call, _ file: PythonFile, _ scope: inout Scope
  ) -> Typed? {
    let row = tables.classes[type]
    if row.role == .factory {
      readKeywords(call, file, on: row.subject, .creates, base.evidence, &scope, isLookUp: true)
      guard !row.subject.isNone else { return nil }
      return base.with(name.hasSuffix("_batch") ? .list(.instance(row.subject)) : .instance(row.subject))
    }
    readArguments(call, file, &scope)
    if name == "as_view" { readViewNames(call, row.libraryAncestors, file, scope) }
    if shared.records[type] != nil, Self.validators.contains(name) {
      return readUpdate(call, file, of: type, base, scope)
    }
    if row.role == .manager, name == "as_manager" || name == "from_queryset", let model = model(of: type) {
      return base.with(.querySet(model))
    }
    return nil
  }
}
