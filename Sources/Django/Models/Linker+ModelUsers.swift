import Base
import Facts

/// Serializers, forms, filter sets, admin classes and factories, each with its model.
extension Linker {
  mutating func linkModelUsers() {
    for (index, type) in project.classes.enumerated() {
      guard let kind = ModelUser.Kind(type.roles) else { continue }
      addModelUser(kind, ID(index), type)
    }
    linkAdminRegistrations()
  }

  private mutating func addModelUser(_ kind: ModelUser.Kind, _ id: ID<ProjectClass>, _ type: ProjectClass) {
    let header = project.files[type.file].facts.header(of: type.definition)
    var user = ModelUser(kind: kind, type: id, file: type.file, range: header)
    if let found = modelOption(kind, id) {
      (user.label, user.model) = modelReference(found.value, in: found.file)
      if found.file == type.file { user.range = project.files[found.file].facts[found.value].range }
    } else if let decorated = registeredModel(type) {
      (user.label, user.model) = modelReference(decorated, in: type.file)
      user.range = project.files[type.file].facts[decorated].range
    }
    user.fields = mentions(kind, id)
    project.modelUsers.append(user)
  }

  private func modelOption(_ kind: ModelUser.Kind, _ id: ID<ProjectClass>) -> Found? {
    switch kind {
    case .serializer, .form, .filterSet: inheritedMetaOption("model", of: id)
    case .factory: inheritedMetaOption("model", of: id) ?? binding("FACTORY_FOR", of: id)
    case .admin: nil
    case .inline: binding("model", of: id)
    }
  }

  // MARK: Admin

  /// The model of `@admin.register(Order)`.
  private func registeredModel(_ type: ProjectClass) -> ID<Expression>? {
    let facts = project.files[type.file].facts
    for decorator in facts[type.definition].decorators where facts[decorator].kind == .call {
      guard facts.text(of: decorator).hasSuffix("register") else { continue }
      return facts.argument(at: 0, of: decorator)
    }
    return nil
  }

  /// `admin.site.register(Order, OrderAdmin)`; the first registration of a class names its model.
  private mutating func linkAdminRegistrations() {
    for index in project.files.indices {
      let facts = project.files[index].facts
      for call in facts.calls where facts.text(call.last) == "register" {
        guard let model = facts.argument(at: 0, of: call.expression),
          let admin = facts.argument(at: 1, of: call.expression) ?? facts.argument("admin_class", of: call.expression),
          let text = facts.dotted(admin), facts[admin].kind == .name,
          let type = resolveClass(text, in: ID(index))
        else { continue }
        register(model, type, facts, ID(index))
      }
    }
  }

  private mutating func register(
    _ model: ID<Expression>, _ type: ID<ProjectClass>, _ facts: FileFacts, _ file: ID<ProjectFile>
  ) {
    let isList = facts[model].kind == .list || facts[model].kind == .tuple
    let models = isList ? facts.children(of: model) : [model]
    for model in models {
      guard let position = project.modelUsers.firstIndex(where: { $0.type == type && $0.kind == .admin }) else {
        return
      }
      let (label, id) = modelReference(model, in: file)
      guard !label.isEmpty else { continue }
      if project.modelUsers[position].label.isEmpty {
        project.modelUsers[position].label = label
        project.modelUsers[position].model = id
      } else if project.modelUsers[position].label != label {
        var user = project.modelUsers[position]
        (user.label, user.model) = (label, id)
        project.modelUsers.append(user)
      }
    }
  }

  // MARK: Fields by name

  private func mentions(_ kind: ModelUser.Kind, _ id: ID<ProjectClass>) -> [ModelUser.FieldMention] {
    var mentions: [ModelUser.FieldMention] = []
    let options = kind.fieldOptions
    for option in options.meta {
      guard let meta = nested("Meta", in: id), let found = ownBinding(option, of: meta) else { continue }
      collect(found.value, project.files[found.file].facts, &mentions)
    }
    for option in options.own {
      guard let found = ownBinding(option, of: id) else { continue }
      collect(found.value, project.files[found.file].facts, &mentions)
    }
    return mentions
  }

  /// Every string in a list, tuple or key of a dictionary; a leading `-` is an order.
  private func collect(_ value: ID<Expression>, _ facts: FileFacts, _ mentions: inout [ModelUser.FieldMention]) {
    let row = facts[value]
    switch row.kind {
    case .string:
      let text = facts.text(of: value)
      guard text != "__all__", !text.contains(" "), !text.isEmpty else { return }
      let name = text.hasPrefix("-") ? String(text.dropFirst()) : text
      mentions.append(ModelUser.FieldMention(name: name, range: row.range))
    case .list, .tuple, .set, .add:
      for child in facts.children(of: value) { collect(child, facts, &mentions) }
    case .dict:
      for (position, child) in facts.children(of: value).enumerated() where position.isMultiple(of: 2) {
        collect(child, facts, &mentions)
      }
    default: break
    }
  }
}

extension ModelUser.Kind {
  init?(_ roles: Roles) {
    if roles.contains(.serializer) {
      self = .serializer
    } else if roles.contains(.form) || roles.contains(.formSet) {
      self = .form
    } else if roles.contains(.filterSet) {
      self = .filterSet
    } else if roles.contains(.admin) {
      self = .admin
    } else if roles.contains(.inline) {
      self = .inline
    } else if roles.contains(.factory) {
      self = .factory
    } else {
      return nil
    }
  }

  /// Where a class of this kind names fields: options of its `Meta`, and of its own body.
  var fieldOptions: (meta: [String], own: [String]) {
    switch self {
    case .serializer: (["fields", "read_only_fields", "exclude", "extra_kwargs"], [])
    case .form: (["fields", "exclude", "widgets", "labels"], [])
    case .filterSet: (["fields", "exclude"], [])
    case .admin, .inline:
      (
        [],
        [
          "list_display", "list_filter", "search_fields", "readonly_fields", "raw_id_fields", "autocomplete_fields",
          "list_editable", "ordering", "filter_horizontal", "filter_vertical", "fields", "exclude", "date_hierarchy",
          "list_select_related", "prepopulated_fields",
        ]
      )
    case .factory: ([], [])
    }
  }
}
