import Base
import Evaluation

/// Fields of parents: copied from abstract ones, linked to concrete ones (the second half of `ModelBase.__new__`).
extension DjangoHost {
  func inheritFields(_ type: ID<ClassObject>, in evaluator: inout Evaluator) {
    guard let model = models[type] else { return }
    freshenIndexes(of: model, in: &evaluator)
    let own = Set(localFields(of: type, in: &evaluator).compactMap { evaluator.name(of: $0) })
    let links = parentLinks(of: type, in: &evaluator)
    let parents = Set(evaluator.classes[type].bases)
    var taken: Set<String> = []
    for case .class(let base) in evaluator.classes[type].order {
      guard parents.contains(.class(base)), let parent = models[base] else {
        for name in evaluator.classes[base].namespace.names { taken.insert(evaluator.string(name)) }
        continue
      }
      if parent.isAbstract {
        copyFields(of: parent, to: type, own, taken, in: &evaluator)
      } else {
        let names = tableFields(of: base, in: &evaluator).compactMap { evaluator.name(of: $0) }
        taken.formUnion(names.filter { !own.contains($0) })
        link(type, to: parent, links, isProxy: model.isProxy, own, in: &evaluator)
      }
      copyPrivateFields(of: parent, to: type, own, in: &evaluator)
    }
  }

  /// One-to-one fields with `parent_link`, of the class and its abstract parents, by the label of their target.
  private func parentLinks(of type: ID<ClassObject>, in evaluator: inout Evaluator) -> [String: ID<Instance>] {
    var links: [String: ID<Instance>] = [:]
    var sources = [type]
    for case .class(let parent) in evaluator.classes[type].bases where models[parent]?.isAbstract == true {
      sources.append(parent)
    }
    for source in sources.reversed() {
      for field in localTable(of: source, "local_fields", in: &evaluator) {
        guard let remote = evaluator.remote(of: field),
          evaluator.attribute("parent_link", of: remote) == .bool(true),
          let target = evaluator.attribute("model", of: remote), let key = key(of: target, for: type, in: &evaluator)
        else { continue }
        links[key] = field
      }
    }
    return links
  }

  private func link(
    _ type: ID<ClassObject>, to parent: BootedModel, _ links: [String: ID<Instance>], isProxy: Bool, _ own: Set<String>,
    in evaluator: inout Evaluator
  ) {
    let base = parent.concrete
    guard let concrete = models[base] else { return }
    var field = links[concrete.labelKey]
    if field == nil, !isProxy {
      let name = concrete.name.lowercased() + "_ptr"
      let known = evaluator.classes[type].order.contains {
        if case .class(let id) = $0 { evaluator.classes[id].namespace[evaluator.text(name)] != nil } else { false }
      }
      field = makeLink(name, to: base, in: &evaluator)
      if let field, !known { addToClass(type, evaluator.text(name), .instance(field), in: &evaluator) }
    }
    addParent(base, field, to: type, in: &evaluator)
  }

  private func addParent(
    _ base: ID<ClassObject>, _ link: ID<Instance>?, to type: ID<ClassObject>, in evaluator: inout Evaluator
  ) {
    models.update(type) { model in
      model.parents.removeAll { $0.model == base }
      model.parents.append((base, link))
    }
    guard let options = models[type]?.options,
      let parents = evaluator.attribute("parents", of: .instance(options))
    else { return }
    evaluator.setItem(.class(base), of: parents, to: link.map { .instance($0) } ?? .none)
  }

  private func makeLink(_ name: String, to base: ID<ClassObject>, in evaluator: inout Evaluator) -> ID<Instance>? {
    guard let type = evaluator.resolve("django.db.models.fields.related.OneToOneField"),
      let cascade = evaluator.resolve("django.db.models.deletion.CASCADE")
    else { return nil }
    let keywords = [
      ("on_delete", cascade), ("name", evaluator.makeString(name)), ("auto_created", .bool(true)),
      ("parent_link", .bool(true)),
    ].map { Keyword(name: evaluator.text($0.0), value: $0.1) }
    guard case .instance(let field)? = evaluator.attempt(type, [.class(base)], keywords) else { return nil }
    return field
  }

  private func copyFields(
    of parent: BootedModel, to type: ID<ClassObject>, _ own: Set<String>, _ taken: Set<String>,
    in evaluator: inout Evaluator
  ) {
    var inherited = parent.parents
    for field in tableFields(of: parent.type, in: &evaluator) {
      guard let name = evaluator.name(of: field) else { continue }
      let text = evaluator.text(name)
      guard !own.contains(name), evaluator.classes[type].namespace[text] == nil, !taken.contains(name) else { continue }
      let copy = copyField(field, in: &evaluator)
      addToClass(type, text, .instance(copy), in: &evaluator)
      for row in inherited.indices where inherited[row].link == field { inherited[row].link = copy }
    }
    for (base, link) in inherited { addParent(base, link, to: type, in: &evaluator) }
  }

  private func copyPrivateFields(
    of parent: BootedModel, to type: ID<ClassObject>, _ own: Set<String>, in evaluator: inout Evaluator
  ) {
    for field in localTable(of: parent.type, "private_fields", in: &evaluator) {
      guard let name = evaluator.name(of: field), !own.contains(name) else { continue }
      let copy = copyField(field, in: &evaluator)
      if !parent.isAbstract { evaluator.assign("mti_inherited", of: .instance(copy), to: .bool(true)) }
      addToClass(type, evaluator.text(name), .instance(copy), in: &evaluator)
    }
  }

  /// `copy.deepcopy(field)` (Field.__deepcopy__).
  func copyField(_ field: ID<Instance>, in evaluator: inout Evaluator) -> ID<Instance> {
    let copy = evaluator.copyInstance(field)
    if models.conditional.contains(field) { models.conditional.insert(copy) }
    models.alternatives[copy] = models.alternatives[field]
    if case .instance(let remote)? = evaluator.remote(of: field) {
      let other = evaluator.copyInstance(remote)
      if evaluator.attribute("field", of: .instance(other)) == .instance(field) {
        evaluator.assign("field", of: .instance(other), to: .instance(copy))
      }
      evaluator.assign("remote_field", of: .instance(copy), to: .instance(other))
    }
    return copy
  }

  // MARK: Fields of a model

  /// One of the lists of `_meta`.
  func localTable(_ options: ID<Instance>, _ name: String, in evaluator: inout Evaluator) -> [ID<Instance>] {
    guard let list = evaluator.attribute(name, of: .instance(options)), let elements = evaluator.elements(of: list)
    else {
      return []
    }
    return elements.compactMap { evaluator.object(in: $0) }
  }

  func localTable(of type: ID<ClassObject>, _ name: String, in evaluator: inout Evaluator) -> [ID<Instance>] {
    models.options(of: type).map { localTable($0, name, in: &evaluator) } ?? []
  }

  func tableFields(of type: ID<ClassObject>, in evaluator: inout Evaluator) -> [ID<Instance>] {
    localTable(of: type, "local_fields", in: &evaluator) + localTable(of: type, "local_many_to_many", in: &evaluator)
  }

  func localFields(of type: ID<ClassObject>, in evaluator: inout Evaluator) -> [ID<Instance>] {
    tableFields(of: type, in: &evaluator) + localTable(of: type, "private_fields", in: &evaluator)
  }

  /// `_meta.get_fields()` without reverse relations.
  func modelFields(of type: ID<ClassObject>, in evaluator: inout Evaluator) -> [ID<Instance>] {
    inheritedFields(of: type, in: &evaluator) + localTable(of: type, "private_fields", in: &evaluator)
  }

  private func inheritedFields(of type: ID<ClassObject>, in evaluator: inout Evaluator) -> [ID<Instance>] {
    var fields: [ID<Instance>] = []
    for parent in models[type]?.parents ?? [] {
      for field in inheritedFields(of: parent.model, in: &evaluator) where !fields.contains(field) {
        fields.append(field)
      }
    }
    return fields + tableFields(of: type, in: &evaluator)
  }
}

extension Evaluator {
  /// `field.remote_field`, nil for none.
  mutating func remote(of field: ID<Instance>) -> Value? {
    guard case .instance(let id)? = attribute("remote_field", of: .instance(field)) else { return nil }
    return .instance(id)
  }
}
