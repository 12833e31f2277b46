import Base
import Django
import PythonSyntax

/// Options that classes give as lists of names: `Meta`, an admin's lists, a serializer's fields.
extension ProjectReader {
  mutating func readOptions(
    _ targets: ArraySlice<ID<Node>>, _ value: ID<Node>, _ file: PythonFile, _ scope: inout Scope
  ) {
    guard scope.isRecording, scope.function.isNone, !scope.type.isNone else { return }
    let row = tables.classes[scope.type]
    for target in targets where file.kind(target) == .name {
      let name = file.name(file[target].symbol)
      if row.name == "Meta" || row.name == "Params", !row.outer.isNone {
        if row.name == "Meta" { readMeta(name, value, of: row.outer, file, scope) }
      } else {
        readOption(name, target, value, of: scope.type, file, &scope)
      }
    }
  }

  /// Conditions and expressions of constraints and indexes.
  mutating func settleOptions(_ value: Typed?, _ scope: Scope) {
    guard scope.isRecording, scope.function.isNone, !scope.type.isNone, case .lookups(let waiting)? = value?.type else {
      return
    }
    let row = tables.classes[scope.type]
    guard row.name == "Meta", !row.outer.isNone, tables.classes[row.outer].model != nil else { return }
    for one in waiting { lookUp(one.path, one.range, on: row.outer, .configures, .proved, scope) }
  }

  func optionKind(_ role: ClassRole) -> GraphEdge.Kind {
    switch role {
    case .model: .configures
    case .form: .validates
    case .serializer: .serializes
    case .filterset: .filters
    case .admin: .administers
    case .factory: .creates
    case .view, .plain, .manager, .migration, .test, .schema, .table: .uses
    }
  }

  private mutating func readMeta(
    _ name: String, _ value: ID<Node>, of type: ID<ClassRow>, _ file: PythonFile, _ scope: Scope
  ) {
    let row = tables.classes[type]
    if row.model != nil {
      guard Self.modelOptions.contains(name) else { return }
      return lookUpStrings(in: value, on: type, .configures, .proved, scope)
    }
    guard let model = model(of: type), Self.metaOptions.contains(name) else { return }
    if let text = file.string(value), text == "__all__" {
      return addAll(of: model, optionKind(row.role), file.contents(value), scope)
    }
    for one in file.optionNames(in: value) where isModelName(one.path, declaredBy: type) {
      lookUp(one.path, one.range, on: model, optionKind(row.role), .proved, scope)
      addMemberMention(one, on: model, optionKind(row.role), scope)
    }
  }

  private static let modelOptions: Set<String> = [
    "ordering", "unique_together", "index_together", "get_latest_by", "order_with_respect_to",
  ]
  private static let metaOptions: Set<String> = [
    "fields", "exclude", "widgets", "labels", "help_texts", "error_messages", "field_classes", "localized_fields",
    "read_only_fields", "extra_kwargs", "django_get_or_create", "import_id_fields", "export_order", "sequence",
    "default_columns", "fields_order", "order_by", "search_fields", "lookup_field",
  ]

  private mutating func addAll(
    of model: ID<ClassRow>, _ kind: GraphEdge.Kind, _ range: TextRange, _ scope: Scope
  ) {
    for field in (tables.classes[model].model?.fields ?? [:]).values.sorted(by: { $0.name < $1.name }) {
      addMention(field, of: model, kind, .proved, range, scope)
    }
  }

  /// A property or method that is listed among fields.
  mutating func addMemberMention(
    _ one: WaitingLookup, on model: ID<ClassRow>, _ kind: GraphEdge.Kind, _ scope: Scope
  ) {
    guard shared.field(one.path, of: model) == nil,
      case .function(let function)? = shared.member(one.path, of: model)?.member
    else { return }
    add(kind, to: functionNode(function), .proved, one.range, scope, through: model)
  }

  /// A declared field of that name stands for the model's only if it has no other source.
  private func isModelName(_ name: String, declaredBy type: ID<ClassRow>) -> Bool {
    guard let (owner, member) = shared.member(name, of: type) else { return true }
    guard case .value(_, let value?, _) = member, let index = tables.classes[owner].file else { return false }
    return declaredSource(value, tables.file(index)) == nil
  }

  /// What a declared field is read from, if not from what it is called after; "" where from no field at all.
  func declaredSource(_ value: ID<Node>, _ file: PythonFile) -> String? {
    guard let call = Call(value, in: file) else { return nil }
    let callee = call.calleeName?.dottedParts.last ?? ""
    if callee.hasSuffix("MethodField") { return "" }
    for key in ["source", "field_name", "name", "accessor", "attribute"] {
      if let given = call[keyword: key] { return file.string(given) ?? "" }
    }
    return call[keyword: "method"] == nil ? nil : ""
  }

  // MARK: Bodies

  private mutating func readOption(
    _ name: String, _ target: ID<Node>, _ value: ID<Node>, of type: ID<ClassRow>, _ file: PythonFile,
    _ scope: inout Scope
  ) {
    switch tables.classes[type].role {
    case .admin: readAdminOption(name, value, of: type, file, scope)
    case .view: readViewOption(name, value, of: type, file, scope)
    case .form, .serializer, .filterset: readDeclared(name, target, value, of: type, file, &scope)
    case .factory:
      guard let model = model(of: type) else { return }
      lookUp(name, file[target].range, on: model, .creates, .proved, scope)
    case .plain:
      // Tables, resources and schemas: columns that a class about a model declares.
      guard !tables.classes[type].subject.isNone, file.kind(value) == .call else { return }
      readDeclared(name, target, value, of: type, file, &scope)
    case .model, .manager, .migration, .test, .schema, .table: break
    }
  }

  private mutating func readAdminOption(
    _ name: String, _ value: ID<Node>, of type: ID<ClassRow>, _ file: PythonFile, _ scope: Scope
  ) {
    guard Self.adminOptions.contains(name), let model = model(of: type), isUsed(name, of: type) else { return }
    let names = name == "fieldsets" ? file.fieldsetNames(in: value) : file.optionNames(in: value)
    for one in names { mentionOption(one, of: type, model, scope) }
  }

  /// Whether the option counts: of a class that is registered itself, or where an heir that is has no other.
  private func isUsed(_ name: String, of type: ID<ClassRow>) -> Bool {
    guard tables.lentSubjects.contains(type) else { return true }
    return (shared.heirs[type] ?? []).contains { heir in
      tables.classes[heir].subject == tables.classes[type].subject && shared.member(name, of: heir)?.owner == type
    }
  }

  private static let adminOptions: Set<String> = [
    "list_display", "list_display_links", "list_filter", "list_editable", "list_select_related", "search_fields",
    "readonly_fields", "raw_id_fields", "autocomplete_fields", "ordering", "filter_horizontal", "filter_vertical",
    "exclude", "fields", "fieldsets", "date_hierarchy", "prepopulated_fields", "radio_fields", "sortable_by", "fk_name",
    "add_fieldsets",
  ]
  private static let viewOptions: Set<String> = [
    "fields", "ordering", "slug_field", "lookup_field", "filterset_fields", "filter_fields", "search_fields",
    "ordering_fields", "date_field", "exclude",
  ]

  private mutating func readViewOption(
    _ name: String, _ value: ID<Node>, of type: ID<ClassRow>, _ file: PythonFile, _ scope: Scope
  ) {
    guard Self.viewOptions.contains(name), let model = model(of: type) else { return }
    if file.string(value) == "__all__" { return addAll(of: model, .validates, file.contents(value), scope) }
    let kind: GraphEdge.Kind = name == "fields" ? .validates : name.contains("filter") ? .filters : .uses
    for one in file.optionNames(in: value) { lookUp(one.path, one.range, on: model, kind, .likely, scope) }
  }

  private mutating func readDeclared(
    _ name: String, _ target: ID<Node>, _ value: ID<Node>, of type: ID<ClassRow>, _ file: PythonFile,
    _ scope: inout Scope
  ) {
    guard let model = model(of: type), let call = Call(value, in: file) else { return }
    let role = tables.classes[type].role
    let kind = optionKind(role)
    guard let source = declaredSource(value, file) else {
      lookUp(name, file[target].range, on: model, kind, .proved, scope)
      addMemberMention(.init(path: name, range: file[target].range), on: model, kind, scope)
      if call.calleeName?.hasSuffix("OrderingFilter") ?? false { readOrdering(call, on: model, file, scope) }
      return
    }
    guard !source.isEmpty, source != "*" else { return }
    for key in ["source", "field_name", "name", "accessor", "attribute"] {
      guard let given = call[keyword: key], file.string(given) == source else { continue }
      if role == .serializer || role == .plain && source.contains(".") {
        dottedPath(source, file.contents(given), from: Typed(.instance(model)), &scope, kind: kind)
      } else {
        lookUp(source, file.contents(given), on: model, kind, .proved, scope)
      }
    }
  }

  /// `OrderingFilter(fields=(("total", "sum"), "name"))`: the first of a pair is the field.
  private mutating func readOrdering(_ call: Call, on model: ID<ClassRow>, _ file: PythonFile, _ scope: Scope) {
    guard let fields = call[keyword: "fields"] else { return }
    if file.kind(fields) == .dict { return lookUpStrings(in: fields, on: model, .filters, .proved, scope) }
    for entry in file.children(of: fields) {
      let name = file.kind(entry) == .tuple ? file.firstChild(of: entry) ?? entry : entry
      lookUpStrings(in: name, on: model, .filters, .proved, scope)
    }
  }
}

extension PythonFile {
  /// Names in an option: the strings of lists, the keys of dictionaries, the first of `("field", Filter)`.
  func optionNames(in node: ID<Node>) -> [WaitingLookup] {
    if let text = string(node) { return [WaitingLookup(path: text, range: contents(node))] }
    switch kind(node) {
    case .list, .tuple, .set, .starred, .binaryOp: return children(of: node).flatMap { optionNames(in: $0) }
    case .dict:
      var names: [WaitingLookup] = []
      var isKey = true
      for child in children(of: node) where kind(child) != .dictUnpack {
        if isKey, let text = string(child) { names.append(WaitingLookup(path: text, range: contents(child))) }
        isKey.toggle()
      }
      return names
    default: return []
    }
  }

  /// The names below `"fields"` in an admin's field sets.
  func fieldsetNames(in node: ID<Node>) -> [WaitingLookup] {
    var names: [WaitingLookup] = []
    let rows = subtree(of: node)
    for row in rows where nodes[row].kind == .dict {
      let parts = Array(children(of: ID(row)))
      for place in stride(from: 0, to: parts.count - 1, by: 2) where string(parts[place]) == "fields" {
        names += optionNames(in: parts[place + 1])
      }
    }
    return names
  }
}
