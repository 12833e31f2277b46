import Base
import Django
import PythonSyntax

/// Which model a form, serializer, filter set, admin, factory or manager is about.
extension ProjectTables {
  mutating func addSubjects() {
    for row in dump.forms.items { set(.form, row.className.value, row.model) }
    for row in dump.serializers.items { set(.serializer, row.className.value, row.model) }
    for row in dump.filterSets.items { set(.filterset, row.className.value, row.model) }
    for row in dump.factories.items { set(.factory, row.className.value, row.model) }
    for row in dump.admin.items {
      set(.admin, row.className.value ?? nil, row.model.value.map { .value($0) } ?? .unstated)
    }
    for row in dump.views.items where row.kind.value == .class { set(.view, row.view.value, .unstated) }
    let several = Set(classes.indices.filter { classes[$0].subject == ID(UInt32.max - 1) })
    for row in classes.indices { addRole(of: ID(row)) }
    lendSubjects(several)
    for row in classes.indices where classes[row].model != nil { addManagers(of: ID(row)) }
  }

  private mutating func set(_ role: ClassRole, _ dotted: String?, _ label: Known<String?>) {
    guard let dotted, let id = classIndex[dotted] else { return }
    classes[id].role = role
    guard let label = label.value ?? nil, let model = labels[label.lowercased()] else { return }
    // An admin class that is registered for several models is about none of them.
    if role == .admin, !classes[id].subject.isNone, classes[id].subject != model {
      classes[id].subject = ID(UInt32.max - 1)
    } else {
      classes[id].subject = model
    }
  }

  private mutating func addRole(of id: ID<ClassRow>) {
    if classes[id].subject == ID(UInt32.max - 1) { classes[id].subject = .none }
    if classes[id].role == .plain { classes[id].role = role(of: id) }
    if classes[id].subject.isNone, classes[id].model == nil { classes[id].subject = writtenSubject(of: id) }
  }

  /// What admins inherit is about their model, where all below a class are about one.
  private mutating func lendSubjects(_ several: Set<Int>) {
    var below: [ID<ClassRow>: Set<ID<ClassRow>>] = [:]
    for row in classes where row.role == .admin && !row.subject.isNone {
      for base in row.ancestors.dropFirst() { below[base, default: []].insert(row.subject) }
    }
    for (base, subjects) in below where subjects.count == 1 && !several.contains(Int(base.index)) {
      guard classes[base].role == .admin, classes[base].subject.isNone, let only = subjects.first else { continue }
      classes[base].subject = only
      lentSubjects.insert(base)
    }
  }

  private func role(of id: ID<ClassRow>) -> ClassRole {
    if classes[id].model != nil { return .model }
    for base in classes[id].libraryAncestors {
      let last = base.dottedParts.last ?? ""
      if last.hasSuffix("TestCase") || last == "TestBase" { return .test }
      if last == "Migration" { return .migration }
      if last.hasSuffix("ModelAdmin") || last.hasSuffix("Inline") || last == "InlineModelAdmin" { return .admin }
      if last.hasSuffix("Serializer") { return .serializer }
      if last.hasSuffix("FilterSet") { return .filterset }
      if last.hasSuffix("View") || last.hasSuffix("ViewSet") { return .view }
      if last.hasSuffix("Form") { return .form }
      if last.hasSuffix("QuerySet") || last.hasSuffix("Manager") { return .manager }
      if last.hasSuffix("DjangoModelFactory") { return .factory }
    }
    return classes[id].name.hasPrefix("Test") ? .test : .plain
  }

  /// `Meta.model`, or an inline's `model`.
  private func writtenSubject(of id: ID<ClassRow>) -> ID<ClassRow> {
    if case .type(let meta)? = member("Meta", of: id)?.member, let found = typeValue("model", of: meta) { return found }
    if classes[id].role == .admin, let found = typeValue("model", of: id) ?? registered(id) { return found }
    return .none
  }

  /// `@admin.register(Order)`, also where another class was registered in its place afterwards.
  private func registered(_ id: ID<ClassRow>) -> ID<ClassRow>? {
    guard let index = classes[id].file else { return nil }
    let file = file(index)
    for decorator in file.decorators(of: classes[id].node) {
      guard let call = Call(decorator, in: file), call.calleeName?.dottedParts.last == "register",
        call.arguments.count == 1, let dotted = file.dottedName(of: call.arguments[0]),
        case .type(let type)? = meaning(ofDotted: dotted, in: index), classes[type].model != nil
      else { continue }
      return type
    }
    return nil
  }

  private func typeValue(_ name: String, of id: ID<ClassRow>) -> ID<ClassRow>? {
    guard let (owner, member) = member(name, of: id), case .value(_, let value?, _) = member,
      let index = classes[owner].file
    else { return nil }
    let file = file(index)
    if let text = file.string(value) { return labels[text.lowercased()] }
    if let call = Call(value, in: file), let callee = call.calleeName?.dottedParts.last {
      if callee == "get_user_model" { return userModel.isNone ? nil : userModel }
      let label = call.arguments.compactMap { file.string($0) }.joined(separator: ".")
      return callee == "get_model" ? labels[label.lowercased()] : nil
    }
    guard let dotted = file.dottedName(of: value), case .type(let type)? = meaning(ofDotted: dotted, in: index),
      classes[type].model != nil
    else { return nil }
    return type
  }

  /// A query set that several models share is about what they all inherit from.
  private mutating func addManagers(of model: ID<ClassRow>) {
    for name in classes[model].model?.managers.values.flatMap({ $0 }) ?? [] {
      guard let type = classIndex[name] else { continue }
      for manager in classes[type].ancestors where classes[manager].file != nil {
        if classes[manager].role == .plain { classes[manager].role = .manager }
        guard let other = managed[manager] else {
          managed[manager] = model
          continue
        }
        if !other.isNone { managed[manager] = common(other, model) }
      }
    }
  }

  private func common(_ a: ID<ClassRow>, _ b: ID<ClassRow>) -> ID<ClassRow> {
    classes[a].ancestors.first { classes[$0].model != nil && isA(b, $0) } ?? .none
  }

  /// What names alone may say: `order` is an `Order`, and `gift_message` can only be a field of one model.
  mutating func nameConventions() {
    var models: [String: [ID<ClassRow>]] = [:]
    var owners: [String: Set<ID<ClassRow>>] = [:]
    for row in classes.indices {
      let id = ID<ClassRow>(row)
      if let model = classes[row].model, !model.isAbstract, classes[row].file != nil {
        models[snakeCase(classes[row].name), default: []].append(id)
        for field in model.fields.values { owners[field.name, default: []].insert(classIndex[field.declaredIn] ?? id) }
      }
      for (name, member) in classes[row].members where !isDeclaration(member, of: id) {
        owners[name, default: []].insert(id)
      }
    }
    conventional = models.filter { $0.value.count == 1 }.compactMapValues(\.first)
    for (name, found) in owners where found.count == 1 && (name.contains("_") && name.count >= 6) {
      guard let only = found.first, classes[only].model?.fields[name] != nil, classes[only].file != nil else {
        continue
      }
      unmistakable[name] = only
    }
  }

  /// Forms, serializers and the like repeat the names of a model's fields.
  private func isDeclaration(_ member: ClassRow.Member, of id: ID<ClassRow>) -> Bool {
    guard case .value = member else { return false }
    return classes[id].model != nil || !classes[id].subject.isNone || classes[id].role != .plain
  }

  func snakeCase(_ name: String) -> String {
    var text = ""
    for character in name.unicodeScalars {
      let isUpper = "A"..."Z" ~= character
      if isUpper, !text.isEmpty { text += "_" }
      text.unicodeScalars.append(isUpper ? Unicode.Scalar(character.value + 32) ?? character : character)
    }
    return text
  }
}
