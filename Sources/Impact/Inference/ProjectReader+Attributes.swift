import Base
import Django
import PythonSyntax

/// `value.name`: what it gives, and which field it mentions.
extension ProjectReader {
  mutating func attribute(
    _ name: String, of base: Typed?, _ range: TextRange, _ scope: inout Scope, kind: GraphEdge.Kind = .reads
  ) -> Typed? {
    guard let base else {
      guessField(name, range, kind, scope)
      return nil
    }
    switch base.type {
    case .instance(let type): return instanceAttribute(name, type, base, range, kind, &scope)
    case .type(let type): return classAttribute(name, type, base, range, &scope)
    case .querySet(let model): return querySetAttribute(name, model, base, range, scope)
    case .parent(let type, let receiver):
      let lineage = subject(of: receiver).isNone ? type : subject(of: receiver)
      guard case .function(let function)? = shared.member(name, of: lineage, after: type)?.member else {
        return base.with(.libraryMethod(name, of: receiver))
      }
      add(.calls, to: functionNode(function), base.evidence, range, scope)
      return base.with(.method(function, of: receiver))
    case .module(let module): return meaningAttribute(name, .module(module), range, scope)
    case .library(let dotted):
      if dotted == "django.conf.settings" { mentionSetting(name, kind, base.evidence, range, scope) }
      return meaningAttribute(name, .library(dotted), range, scope)
    case .made(let dotted):
      if dotted == "django.http.HttpRequest", name == "user", !tables.userModel.isNone {
        return Typed(.instance(tables.userModel), .likely)
      }
      return nil
    case .modelForm(let model): return modelFormAttribute(name, model, base)
    case .rows, .row, .method, .function, .list, .tuple, .mapping, .dictionary, .lookups, .formData,
      .libraryMethod, .recipe, .crud:
      return base.with(.libraryMethod(name, of: base.type))
    }
  }

  private func subject(of type: ValueType) -> ID<ClassRow> {
    switch type {
    case .instance(let id), .type(let id): id
    default: .none
    }
  }

  private mutating func meaningAttribute(
    _ name: String, _ owner: ProjectTables.Meaning, _ range: TextRange, _ scope: Scope
  ) -> Typed? {
    guard let meaning = shared.attribute(name, of: owner) else { return nil }
    reference(meaning, .names, range, scope)
    return typed(meaning)
  }

  /// An unknown value can only be meant where no other class has anything of that name.
  mutating func guessField(_ name: String, _ range: TextRange, _ kind: GraphEdge.Kind, _ scope: Scope) {
    guard scope.isRecording, let model = tables.unmistakable[name], let field = shared.field(name, of: model) else {
      return
    }
    addMention(field, of: model, kind, .guess, range, scope)
  }

  // MARK: Instances

  private mutating func instanceAttribute(
    _ name: String, _ type: ID<ClassRow>, _ base: Typed, _ range: TextRange, _ kind: GraphEdge.Kind,
    _ scope: inout Scope
  ) -> Typed? {
    if let field = shared.field(name, of: type) {
      addMention(field, of: type, kind, base.evidence, range, scope)
      // A schema's field is of the class that its annotation names.
      return fieldType(field, name, base)
        ?? (shared.records[type] == nil ? nil : classMember(name, of: type)?.weakened(to: base.evidence))
    }
    if let reverse = shared.accessor(name, of: type) { return reverseType(reverse, base, range, scope) }
    if let shown = displayed(name, of: type) {
      addMention(shown, of: type, .reads, base.evidence, range, scope)
      return nil
    }
    if let (owner, member) = shared.member(name, of: type) {
      return memberType(name, member, owner, base, range, scope)
    }
    for ancestor in tables.classes[type].ancestors {
      if let known = assigned(name, in: ancestor) { return known.weakened(to: base.evidence) }
    }
    return libraryAttribute(name, of: type, base, &scope)
  }

  /// What a method of the class was seen to set.
  private mutating func assigned(_ name: String, in type: ID<ClassRow>) -> Typed? {
    if let known = assignedAttributes[type]?[name] ?? assignedBefore[type]?[name] { return known }
    guard !makesGraph, openClasses < 8, readClasses.insert(type).inserted else { return nil }
    openClasses += 1
    defer { openClasses -= 1 }
    readClassBody(type, closure: [:], for: .inference)
    return assignedAttributes[type]?[name]
  }

  func fieldType(_ field: ModelFields.Field, _ name: String, _ base: Typed) -> Typed? {
    guard !field.target.isNone, name == field.name else { return nil }
    return base.with(field.isMany ? .querySet(field.target) : .instance(field.target))
  }

  mutating func reverseType(
    _ reverse: ModelFields.Reverse, _ base: Typed, _ range: TextRange, _ scope: Scope
  ) -> Typed {
    if let field = shared.field(reverse.field, of: reverse.source) {
      addMention(field, of: reverse.source, .relates, base.evidence, range, scope)
    }
    return base.with(reverse.isMany ? .querySet(reverse.source) : .instance(reverse.source))
  }

  /// `get_status_display` speaks of `status`.
  private func displayed(_ name: String, of type: ID<ClassRow>) -> ModelFields.Field? {
    for (prefix, suffix) in [("get_", "_display"), ("get_next_by_", ""), ("get_previous_by_", "")] {
      guard name.hasPrefix(prefix), name.hasSuffix(suffix), name.count > prefix.count + suffix.count else { continue }
      let inner = String(name.dropFirst(prefix.count).dropLast(suffix.count))
      if let field = shared.field(inner, of: type) { return field }
    }
    return nil
  }

  private mutating func memberType(
    _ name: String, _ member: ClassRow.Member, _ owner: ID<ClassRow>, _ base: Typed, _ range: TextRange,
    _ scope: Scope
  ) -> Typed? {
    switch member {
    case .function(let function):
      add(.calls, to: functionNode(function), base.evidence, range, scope, through: subject(of: base.type))
      if tables.functions[function].isProperty {
        return returnType(of: function).map { specialised($0, base) }
      }
      return base.with(.method(function, of: base.type))
    case .type(let inner):
      reference(.type(inner), .names, range, scope)
      return base.with(.type(inner))
    case .value(_, let value, let annotation):
      if isSettings(owner) { mentionSetting(name, .reads, base.evidence, range, scope) }
      return classValue(name, owner, value, annotation)?.weakened(to: base.evidence)
    }
  }

  /// What a class body binds to a name.
  mutating func classValue(
    _ name: String, _ owner: ID<ClassRow>, _ value: ID<Node>?, _ annotation: ID<Node>?
  ) -> Typed? {
    let key = MemberName(type: owner, name: name)
    if let known = memberTypes[key] { return known }
    guard let module = tables.classes[owner].file, openMembers.insert(key).inserted else { return nil }
    defer { openMembers.remove(key) }
    var scope = Scope(module: module, owner: classNode(owner), type: owner, purpose: .inference)
    var found = annotation.flatMap { annotated($0, module) }
    if found == nil, let value { found = type(of: value, &scope) }
    memberTypes[key] = .some(found)
    return found
  }

  /// The type of a class's attribute, inherited ones included.
  mutating func classMember(_ name: String, of type: ID<ClassRow>) -> Typed? {
    guard let (owner, member) = shared.member(name, of: type) else { return nil }
    switch member {
    case .function(let function): return returnType(of: function)
    case .type(let inner): return Typed(.type(inner))
    case .value(_, let value, let annotation): return classValue(name, owner, value, annotation)
    }
  }

  // MARK: Classes and query sets

  private mutating func classAttribute(
    _ name: String, _ type: ID<ClassRow>, _ base: Typed, _ range: TextRange, _ scope: inout Scope
  ) -> Typed? {
    if tables.classes[type].model != nil {
      if shared.hasManager(name, of: type) || name == "objects" { return base.with(.querySet(type)) }
      if let field = shared.field(name, of: type) {
        addMention(field, of: type, .reads, base.evidence, range, scope)
        return nil
      }
    }
    if shared.records[type] != nil, let field = shared.field(name, of: type) {
      addMention(field, of: type, .reads, base.evidence, range, scope)
      return nil
    }
    if let (owner, member) = shared.member(name, of: type) {
      return memberType(name, member, owner, base, range, scope)
    }
    for ancestor in tables.classes[type].ancestors {
      if let known = assigned(name, in: ancestor) { return known.weakened(to: base.evidence) }
    }
    return base.with(.libraryMethod(name, of: base.type))
  }

  private mutating func querySetAttribute(
    _ name: String, _ model: ID<ClassRow>, _ base: Typed, _ range: TextRange, _ scope: Scope
  ) -> Typed? {
    if name == "model" { return base.with(.type(model)) }
    for manager in managerClasses(of: model) + (scope.type.isNone ? [] : [scope.type]) {
      guard tables.classes[manager].role == .manager,
        case .function(let function)? = shared.member(name, of: manager)?.member
      else { continue }
      add(.calls, to: functionNode(function), base.evidence, range, scope)
      return base.with(.method(function, of: base.type))
    }
    return base.with(.libraryMethod(name, of: base.type))
  }

  func managerClasses(of model: ID<ClassRow>) -> [ID<ClassRow>] {
    var found: [ID<ClassRow>] = []
    for ancestor in tables.classes[model].ancestors {
      for (_, names) in (tables.classes[ancestor].model?.managers ?? [:]).sorted(by: { $0.key < $1.key }) {
        found += names.compactMap { tables.classIndex[$0] }
      }
    }
    return found
  }

  /// A method of a shared base answers in terms of what it was called on.
  func specialised(_ answer: Typed, _ receiver: Typed) -> Typed {
    let evidence = min(answer.evidence, receiver.evidence)
    switch (answer.type, receiver.type) {
    case (.querySet(let general), .querySet(let special)) where shared.isA(special, general):
      return Typed(.querySet(special), evidence)
    case (.instance(let general), .querySet(let special)) where shared.isA(special, general):
      return Typed(.instance(special), evidence)
    case (.instance(let general), .instance(let special)) where shared.isA(special, general):
      return Typed(.instance(special), evidence)
    default: return Typed(answer.type, evidence)
    }
  }
}
