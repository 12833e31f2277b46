import Base
import Django
import PythonSyntax

/// Calls of functions and classes that a library defines.
extension ProjectReader {
  mutating func libraryCall(
    _ dotted: String, _ call: Call, _ file: PythonFile, _ scope: inout Scope
  ) -> Typed? {
    let last = dotted.dottedParts.last.map(String.init) ?? dotted
    switch last {
    case "get_object_or_404", "get_list_or_404", "aget_object_or_404", "aget_list_or_404":
      return shortcut(call, file, isList: last.contains("list"), &scope)
    case "get_user_model":
      readArguments(call, file, &scope)
      return tables.userModel.isNone ? nil : Typed(.type(tables.userModel))
    case "modelform_factory", "modelformset_factory", "inlineformset_factory":
      return formFactory(last, call, file, &scope)
    case "copy", "deepcopy", "cast":
      let given = readArguments(call, file, &scope)
      return given.positional.last ?? nil
    case "override_settings" where dotted.hasPrefix("django.test"),
      "modify_settings" where dotted.hasPrefix("django.test"):
      readArguments(call, file, &scope)
      readOverrides(call, .proved, scope)
      return Typed(.made(dotted), .likely)
    default: break
    }
    if dotted == "fastcrud.FastCRUD" { return crud(readArguments(call, file, &scope).positional.first ?? nil) }
    if let row = bakeryCall(dotted, call, file, &scope) { return row }
    if let selected = selection(dotted, call, file, &scope) { return selected }
    if isExpression(dotted) { return expression(last, call, file, &scope) }
    if scope.factoryModel != .none, dotted.hasPrefix("factory.") { return declaration(last, call, file, &scope) }
    let given = readArguments(call, file, &scope)
    noteRender(call, file, scope)
    noteURLName(call, file, scope)
    readPatch(call, given, scope)
    if last == "as_view" { readViewNames(call, [String(dotted.dropLast(8))], file, scope) }
    if dotted == "operator.attrgetter" { readAttributeNames(call, file, &scope) }
    return Typed(.made(dotted), .likely)
  }

  private func isExpression(_ dotted: String) -> Bool {
    dotted.hasPrefix("django.db.models.") || dotted.hasPrefix("django.contrib.postgres.")
      || dotted.hasPrefix("django.contrib.gis.db.models.")
  }

  private mutating func shortcut(
    _ call: Call, _ file: PythonFile, isList: Bool, _ scope: inout Scope
  ) -> Typed? {
    guard let first = call.arguments.first else { return nil }
    var quiet = scope
    quiet.purpose = .inference
    let source = type(of: first, &quiet)
    let model: ID<ClassRow>
    switch source?.type {
    case .type(let id)? where tables.classes[id].model != nil: model = id
    case .querySet(let id)?: model = id
    default:
      readArguments(call, file, &scope)
      return nil
    }
    readKeywords(call, file, on: model, .looksUp, source?.evidence ?? .likely, &scope, isLookUp: true)
    return source?.with(isList ? .list(.instance(model)) : .instance(model))
  }

  /// `apps.get_model("orders", "Order")` or `("orders.Order")`.
  mutating func registered(_ call: Call, _ file: PythonFile, _ scope: inout Scope) -> Typed? {
    var words = call.arguments.compactMap { file.string($0) }
    for key in ["app_label", "model_name"] {
      if let value = call[keyword: key].flatMap({ file.string($0) }) { words.append(value) }
    }
    let label = words.joined(separator: ".").lowercased()
    guard let model = tables.labels[modelAliases[label] ?? label] else { return nil }
    reference(.type(model), .names, file[call.id].range, scope)
    return Typed(.type(model))
  }

  private mutating func formFactory(
    _ name: String, _ call: Call, _ file: PythonFile, _ scope: inout Scope
  ) -> Typed? {
    let given = readArguments(call, file, &scope)
    let place = name == "inlineformset_factory" ? 1 : 0
    guard place < given.positional.count, case .type(let model)? = given.positional[place]?.type else { return nil }
    for key in ["fields", "exclude", "widgets", "labels"] {
      if let value = call[keyword: key] { lookUpStrings(in: value, on: model, .validates, .proved, scope) }
    }
    add(.validates, to: classNode(model), .proved, file[call.id].range, scope)
    return nil
  }

  /// `F("a__b")`, `Q(a__b=1)`, `Sum("a")`: paths that the surrounding query gives a model.
  private mutating func expression(
    _ name: String, _ call: Call, _ file: PythonFile, _ scope: inout Scope
  ) -> Typed? {
    // What these name belongs to another query, or is no name at all.
    let isSilent = ["OuterRef", "Value", "Subquery", "Exists", "RawSQL", "Prefetch"].contains(name)
    let isField = name.hasSuffix("Field") || name.hasSuffix("ForeignKey")
    var waiting: [WaitingLookup] = []
    for child in file.children(of: call.id).dropFirst() {
      let value = type(of: child, &scope)
      if isField { continue }
      if name == "Q" || name == "When" { waiting += file.unpackedKeys(in: child) }
      if case .lookups(let inner)? = value?.type, name != "Subquery", name != "Exists" { waiting += inner }
      if file.kind(child) == .keyword {
        let key = file.name(file[child].symbol)
        if isOption(key, name), let value = file.firstChild(of: child) { waiting += file.names(in: value) }
        guard name == "Q" || name == "When" && key != "then" else { continue }
        let start = file[child].start
        waiting.append(.init(path: key, range: TextRange(start, start + UInt32(key.utf8.count))))
      } else if !isSilent, let text = file.string(child) {
        waiting.append(.init(path: text, range: file.contents(child)))
      } else if name == "Q", file.kind(child) == .tuple, let first = file.firstChild(of: child),
        let text = file.string(first)
      {
        waiting.append(.init(path: text, range: file.contents(first)))
      }
    }
    if name == "Prefetch", let first = call.arguments.first, let text = file.string(first) {
      waiting.append(.init(path: text, range: file.contents(first)))
    }
    return waiting.isEmpty ? Typed(.made("django.db.models." + name), .likely) : Typed(.lookups(waiting))
  }

  /// `models.Index(fields=["customer"])`.
  private func isOption(_ key: String, _ name: String) -> Bool {
    (key == "fields" || key == "include") && (name.hasSuffix("Index") || name.hasSuffix("Constraint"))
  }

  /// `factory.SelfAttribute("product.price")`, and `factory.SubFactory(UserFactory, email=…)`.
  private mutating func declaration(
    _ name: String, _ call: Call, _ file: PythonFile, _ scope: inout Scope
  ) -> Typed? {
    let given = readArguments(call, file, &scope)
    if name == "SelfAttribute", let first = call.arguments.first, let text = file.string(first), !text.hasPrefix(".") {
      dottedPath(text, file.contents(first), from: Typed(.instance(scope.factoryModel), .likely), &scope)
    }
    if name == "SubFactory" || name == "RelatedFactory", case .type(let other)? = given.positional.first??.type,
      tables.classes[other].role == .factory
    {
      for keyword in call.keywords where scope.isRecording {
        let range = file.keywordName(of: keyword.value, keyword.name)
        lookUp(keyword.name, range, on: tables.classes[other].subject, .creates, .proved, scope)
      }
    }
    return nil
  }

  /// `customer.profile.city`, each part an attribute of what stands before it.
  mutating func dottedPath(
    _ path: String, _ range: TextRange, from base: Typed, _ scope: inout Scope, kind: GraphEdge.Kind = .reads
  ) {
    var current: Typed? = base
    var start = range.start
    for part in path.dottedParts {
      guard let known = current else { return }
      let own = TextRange(start, start + UInt32(part.utf8.count))
      current = called(attribute(String(part), of: known, own, &scope, kind: kind))
      start += UInt32(part.utf8.count) + 1
    }
  }

  /// As a template does it: what can be called is called.
  mutating func called(_ value: Typed?) -> Typed? {
    guard let value else { return nil }
    switch value.type {
    case .method(let id, let receiver):
      return returnType(of: id).map { specialised($0, Typed(receiver, value.evidence)) }
    case .function(let id): return returnType(of: id)
    case .libraryMethod(let name, .querySet(let model)):
      switch name {
      case "all", "iterator", "reverse", "distinct", "none": return value.with(.querySet(model))
      case "first", "last", "get", "latest", "earliest": return value.with(.instance(model))
      default: return nil
      }
    case .libraryMethod(let name, .mapping(let map)):
      if let inner = map[name] { return value.with(inner) }
      return nil
    case .libraryMethod(_, .list(let inner)): return value.with(inner)
    case .libraryMethod: return nil
    default: return value
    }
  }
}

extension PythonFile {
  /// The strings of a list as paths that wait for a model.
  func names(in node: ID<Node>) -> [WaitingLookup] {
    if let text = string(node) { return [WaitingLookup(path: text, range: contents(node))] }
    switch kind(node) {
    case .list, .tuple, .set, .starred, .binaryOp: return children(of: node).flatMap { names(in: $0) }
    default: return []
    }
  }

  /// Where the name of `name=value` stands, given the value.
  func keywordName(of value: ID<Node>, _ name: String) -> TextRange {
    let start = parent(of: value).map { self[$0].start } ?? self[value].start
    return TextRange(start, start + UInt32(name.utf8.count))
  }
}
