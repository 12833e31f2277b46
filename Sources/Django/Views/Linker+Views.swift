import Base
import Facts

/// Views and what they name: templates, forms, serializers, filter sets, permissions, models.
extension Linker {
  mutating func linkViews() {
    for (index, type) in project.classes.enumerated() where Linker.isView(type.roles) {
      _ = viewID(.class(ID(index)), rest: [])
    }
    for function in project.functions where function.roles.contains(.functionView) || function.roles.contains(.apiView)
    {
      _ = viewID(.function(function.file, function.definition), rest: [])
    }
    for index in project.views.indices { fill(index) }
  }

  static func isView(_ roles: Roles) -> Bool {
    roles.contains(.classView) || roles.contains(.apiView) || roles.contains(.viewSet)
  }

  /// The view that a route's target is; made on first sight.
  mutating func viewID(_ target: Target, rest: [Substring]) -> ID<View> {
    switch target {
    case .class(let id) where rest.isEmpty:
      let type = project.classes[id]
      return addView(type.file, type.definition, type.qualifiedName, type.roles, type: id)
    case .function(let file, let definition) where rest.isEmpty:
      addFunction(file, definition, Roles(.functionView))
      return addView(file, definition, qualifiedName(file, definition), Roles(.functionView), type: .none)
    default: return .none
    }
  }

  private mutating func addView(
    _ file: ID<ProjectFile>, _ definition: ID<Definition>, _ name: String, _ roles: Roles, type: ID<ProjectClass>
  ) -> ID<View> {
    let key = FunctionKey(file: file, definition: definition)
    if let known = viewIDs[key] { return known }
    let id = ID<View>(project.views.count)
    var view = View(
      file: file, definition: definition, name: project.files[file].facts.name(of: definition), qualifiedName: name,
      roles: roles)
    view.type = type
    project.views.append(view)
    viewIDs[key] = id
    return id
  }

  private mutating func fill(_ index: Int) {
    let view = project.views[index]
    if view.type.isNone { fillFunction(index) } else { fillClass(index, view.type) }
    for use in project.files[view.file].facts.templateUses where isInside(use.scope, view.definition, view.file) {
      if !project.views[index].templates.contains(use.template) { project.views[index].templates.append(use.template) }
    }
  }

  func isInside(_ scope: ID<Definition>, _ definition: ID<Definition>, _ file: ID<ProjectFile>) -> Bool {
    var scope = scope
    while !scope.isNone {
      if scope == definition { return true }
      scope = project.files[file].facts.parent(of: scope)
    }
    return false
  }

  private mutating func fillFunction(_ index: Int) {
    let view = project.views[index]
    let facts = project.files[view.file].facts
    for decorator in facts[view.definition].decorators {
      guard let text = facts.dotted(decorator) else { continue }
      if text.hasSuffix("_required") || text.holds("permission") || text.hasSuffix("user_passes_test") {
        project.views[index].permissions.append(dottedName(text, in: view.file))
      }
    }
  }

  private mutating func fillClass(_ index: Int, _ type: ID<ProjectClass>) {
    for name in ["template_name", "partial_template_name"] {
      if let text = string(binding(name, of: type)) { project.views[index].templates.append(text) }
    }
    for name in ["form_class", "form", "model_form", "filterset_form", "bulk_edit_form"] {
      project.views[index].formClasses += classes(name, of: type)
    }
    for name in ["serializer_class", "serializer_classes"] {
      project.views[index].serializers += classes(name, of: type)
    }
    for name in ["filterset_class", "filterset", "filter_class"] {
      project.views[index].filterSets += classes(name, of: type)
    }
    for name in ["permission_classes", "permission_required", "authentication_classes"] {
      guard let found = binding(name, of: type) else { continue }
      let texts = texts(found.value, project.files[found.file].facts)
      for text in texts { project.views[index].permissions.append(dottedName(text, in: found.file)) }
    }
    project.views[index].model = model(ofView: type)
    if let name = implicitTemplate(type, project.views[index].model) { addImplicitTemplate(name, index) }
  }

  /// `catalog/collection_list.html` for a `ListView` of `catalog.Collection` that names no template.
  private func implicitTemplate(_ type: ID<ProjectClass>, _ model: ID<Model>) -> String? {
    guard !model.isNone, binding("template_name", of: type) == nil else { return nil }
    for ancestor in externalAncestors[Int(type.index)] where ancestor.hasPrefix("django.") {
      guard var suffix = Linker.templateSuffixes[KnownBases.lastPart(ancestor)] else { continue }
      if let own = string(binding("template_name_suffix", of: type)) { suffix = own }
      let model = project.models[model]
      return model.app + "/" + model.name.lowercased() + suffix + ".html"
    }
    return nil
  }

  private static let templateSuffixes = [
    "ListView": "_list", "DetailView": "_detail", "CreateView": "_form", "UpdateView": "_form",
    "DeleteView": "_confirm_delete", "ArchiveIndexView": "_archive", "YearArchiveView": "_archive_year",
    "MonthArchiveView": "_archive_month", "DayArchiveView": "_archive_day", "DateDetailView": "_detail",
  ]

  private mutating func addImplicitTemplate(_ name: String, _ index: Int) {
    let view = project.views[index]
    guard let target = template(name, from: view.file) else { return }
    project.views[index].templates.append(name)
    let header = project.files[view.file].facts.header(of: view.definition)
    project.links.append(
      Link(
        .renders, from: .definition(view.file, view.definition), to: .file(target), evidence: .likely, file: view.file,
        range: header))
  }

  private mutating func model(ofView type: ID<ProjectClass>) -> ID<Model> {
    if let found = binding("model", of: type) {
      let model = modelReference(found.value, in: found.file).model
      if !model.isNone { return model }
    }
    if let found = binding("queryset", of: type) {
      let model = queryModel(found.value, project.files[found.file].facts, found.file)
      if !model.isNone { return model }
    }
    return .none
  }

  /// The classes that an attribute holds, directly or in a list or dictionary.
  private mutating func classes(_ name: String, of type: ID<ProjectClass>) -> [ID<ProjectClass>] {
    guard let found = binding(name, of: type) else { return [] }
    var result: [ID<ProjectClass>] = []
    for text in texts(found.value, project.files[found.file].facts) {
      if let id = resolveClass(text, in: found.file), !result.contains(id) { result.append(id) }
    }
    return result
  }

  private func texts(_ value: ID<Expression>, _ facts: FileFacts) -> [String] {
    switch facts[value].kind {
    case .name, .string, .call: [facts.text(of: value)]
    case .list, .tuple, .dict, .operation, .add: facts.children(of: value).flatMap { texts($0, facts) }
    default: []
    }
  }
}
