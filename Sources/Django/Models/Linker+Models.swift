import Base
import Facts

/// Models with their fields, and where relations lead.
extension Linker {
  mutating func linkModels() {
    for (index, type) in project.classes.enumerated() where type.roles.contains(.model) {
      let id = ID<ProjectClass>(index)
      guard isModuleLevel(type) || !isInsideMeta(type) else { continue }
      modelOfClass[id] = ID(project.models.count)
      project.models.append(model(id))
    }
    for (index, model) in project.models.enumerated() where !model.isAbstract {
      let key = model.label.lowercased()
      // A model in test code never hides the real one.
      if let old = modelsByLabel[key], !isTestModel(old) || isTestModel(ID(index)) { continue }
      modelsByLabel[key] = ID(index)
    }
    for (index, model) in project.models.enumerated() where model.isAbstract {
      if modelsByLabel[model.label.lowercased()] == nil { modelsByLabel[model.label.lowercased()] = ID(index) }
    }
    for index in project.models.indices { project.models[index].fields = fields(of: ID(index)) }
  }

  private func isTestModel(_ id: ID<Model>) -> Bool { project.files[project.models[id].file].flags.contains(.test) }

  private func isModuleLevel(_ type: ProjectClass) -> Bool {
    project.files[type.file].facts.parent(of: type.definition).isNone
  }

  private func isInsideMeta(_ type: ProjectClass) -> Bool { type.name == "Meta" }

  private mutating func model(_ id: ID<ProjectClass>) -> Model {
    let type = project.classes[id]
    let app = string(metaOption("app_label", of: id)) ?? project.files[type.file].app
    var model = Model(type: id, file: type.file, definition: type.definition, name: type.name, app: app)
    model.isAbstract = type.roles.contains(.abstractModel)
    model.isProxy = type.roles.contains(.proxyModel)
    model.evidence = type.evidence
    if let managed = metaOption("managed", of: id) {
      model.isManaged = project.files[managed.file].facts[managed.value].kind != .false
    }
    model.isSwapped = ownOrNil("swappable", id) != nil
    model.options = options(of: id)
    model.managers = managers(of: id)
    return model
  }

  private func ownOrNil(_ option: String, _ id: ID<ProjectClass>) -> Found? { metaOption(option, of: id) }

  private func options(of id: ID<ProjectClass>) -> [Model.MetaOption] {
    var options: [Model.MetaOption] = []
    for ancestor in lineage(of: id) {
      guard let meta = nested("Meta", in: ancestor) else { continue }
      for type in lineage(of: meta) {
        for position in bindingsOfClass[Int(type.index)] {
          let file = project.classes[type].file
          let binding = project.files[file].facts.bindings[Int(position)]
          let isOwn = ancestor == id
          guard !binding.value.isNone, isOwn || binding.name != "abstract" && binding.name != "proxy",
            !options.contains(where: { $0.name == binding.name })
          else { continue }
          options.append(Model.MetaOption(name: binding.name, value: binding.value, file: file))
        }
      }
    }
    return options
  }

  private mutating func managers(of id: ID<ProjectClass>) -> [Model.Manager] {
    var managers: [Model.Manager] = []
    for ancestor in lineage(of: id) {
      let file = project.classes[ancestor].file
      let facts = project.files[file].facts
      for position in bindingsOfClass[Int(ancestor.index)] {
        let binding = facts.bindings[Int(position)]
        guard !binding.value.isNone, facts[binding.value].kind == .call,
          !managers.contains(where: { $0.name == binding.name })
        else { continue }
        guard let type = managerType(facts[binding.value].text, in: file) else { continue }
        managers.append(Model.Manager(name: binding.name, type: type, file: file, range: binding.range))
      }
    }
    return managers
  }

  /// The manager or query set class a call makes: `OrderManager()`, `OrderQuerySet.as_manager()`,
  /// `Manager.from_queryset(OrderQuerySet)()`.
  private mutating func managerType(_ callee: Name, in file: ID<ProjectFile>) -> String? {
    let key = CalleeKey(file: file, callee: callee)
    if let known = managerTypes[key] { return known }
    let type = managerType(project.files[file].facts.text(callee), in: file)
    managerTypes[key] = .some(type)
    return type
  }

  private mutating func managerType(_ callee: String, in file: ID<ProjectFile>) -> String? {
    var text = callee
    for suffix in [".as_manager", ".from_queryset()"] where text.hasSuffix(suffix) {
      text = String(text.dropLast(suffix.count))
    }
    let (target, rest) = resolver.resolve(text, in: file)
    switch target {
    case .class(let id) where rest.isEmpty:
      let roles = project.classes[id].roles
      let isManager = roles.contains(.manager) || roles.contains(.querySet)
      return isManager ? project.classes[id].qualifiedName : nil
    case .external(let name):
      let roles = KnownBases.roles(of: name)
      let isManager = roles.contains(.manager) || roles.contains(.querySet) || name.hasSuffix("Manager")
      return isManager && !roles.contains(.field) ? name : nil
    default: return nil
    }
  }
}
