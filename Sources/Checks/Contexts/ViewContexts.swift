import Base

/// What class-based views of Django put into their contexts.
struct ViewContexts {
  let project: CheckedProject
  let reader: DictReader

  func isView(_ id: ID<ClassRow>) -> Bool {
    project.tables.classes[id].libraryAncestors.contains {
      $0.hasPrefix("django.views.generic.") || $0.hasPrefix("django.contrib.auth.views.")
    }
  }

  /// Whether Django leaves it to the class to make a response.
  func rendersItself(_ id: ID<ClassRow>) -> Bool {
    let plain = ["View", "RedirectView", "ContextMixin"]
    return project.tables.classes[id].libraryAncestors.allSatisfy { base in
      !base.hasPrefix("django.views.generic.") && !base.hasPrefix("django.contrib.auth.views.")
        || plain.contains { base.hasSuffix("." + $0) }
    }
  }

  /// The names a view's template sees, without those of the processors.
  func names(of id: ID<ClassRow>) -> ContextNames {
    if reader.view == id { return ContextNames() }
    let inner = ViewContexts(project: project, reader: DictReader(project: project, view: id))
    return inner.allNames(of: id)
  }

  private func allNames(of id: ID<ClassRow>) -> ContextNames {
    let row = project.tables.classes[id]
    var found = ContextNames(["view"])
    if row.ancestors.contains(where: { project.tables.hasUnreadBase($0) }) { found.isOpen = true }
    for base in row.libraryAncestors { found.add(library(base, id)) }
    for ancestor in row.ancestors where project.tables.classes[ancestor].file != nil {
      addMethods(of: ancestor, seenAs: id, &found)
    }
    return found
  }

  // MARK: The project's own code

  private func addMethods(of ancestor: ID<ClassRow>, seenAs id: ID<ClassRow>, _ found: inout ContextNames) {
    let row = project.tables.classes[ancestor]
    guard let index = row.file else { return }
    let file = project.file(index)
    if case .value(_, let value?, _)? = row.members["extra_context"] {
      found.add(reader.names(of: value, in: file, type: id))
    }
    if case .value(_, let value?, _)? = row.members["context_object_name"] {
      if let text = file.tree.string(value) { found.names.insert(text) } else { found.isOpen = true }
    }
    if case .function(let method)? = row.members["get_context_data"] { found.add(reader.returned(method, id)) }
    if row.members["get_context_object_name"] != nil { found.isOpen = true }
    if hasForeignDecorator(row, file) { found.isOpen = true }
    for node in file.tree.subtree(of: row.node) where file.tree.nodes[node].kind == .call {
      guard let call = Call(ID(node), in: file.tree), file.tree.kind(call.callee) == .attribute else { continue }
      switch file.tree.name(file.tree[call.callee].symbol) {
      case "get_context_data":
        found.names.formUnion(call.keywords.map(\.name))
        if call.calleeName?.hasPrefix("self.") ?? false, unpacksUnknown(call, file) { found.isOpen = true }
      case "render_to_response":
        if let context = call.arguments.first { found.add(rendered(context, file, id)) }
      default: break
      }
    }
  }

  /// `@context` of django-context-decorator, for one, changes the `get_context_data()` of the class around it.
  private func hasForeignDecorator(_ row: ClassRow, _ file: CheckedFile) -> Bool {
    row.members.values.contains { member in
      guard case .function(let id) = member else { return false }
      return file.tree.decorators(of: project.tables.functions[id].node).contains { file.isForeign(decorator: $0) }
    }
  }

  private func rendered(_ context: ID<Node>, _ file: CheckedFile, _ id: ID<ClassRow>) -> ContextNames {
    if let call = Call(context, in: file.tree), call.calleeName == "self.get_context_data" { return ContextNames() }
    return reader.names(of: context, in: file, type: id)
  }

  private func unpacksUnknown(_ call: Call, _ file: CheckedFile) -> Bool {
    file.tree.children(of: call.id).contains {
      guard file.tree.kind($0) == .keywordUnpack, let inner = file.tree.firstChild(of: $0) else { return false }
      return file.tree.dottedName(of: inner) != "kwargs"
    }
  }

  // MARK: Django's

  private func library(_ dotted: String, _ id: ID<ClassRow>) -> ContextNames {
    let last = dotted.dottedParts.last.map(String.init) ?? dotted
    guard dotted.hasPrefix("django.") else {
      return dotted == "object" ? ContextNames() : .open
    }
    if dotted.hasPrefix("django.contrib.auth.views.") { return ContextNames(Self.authNames, isOpen: true) }
    switch last {
    // Its `get()` hands over what the URL captures.
    case "TemplateView": return ContextNames([], isOpen: usesParentsGet(id))
    case "View", "RedirectView", "ContextMixin", "TemplateResponseMixin", "LoginRequiredMixin",
      "PermissionRequiredMixin", "UserPassesTestMixin", "SuccessMessageMixin", "AccessMixin", "ProcessFormView",
      "ModelFormMixin", "DeletionMixin":
      return ContextNames()
    case "FormView", "FormMixin", "BaseFormView": return ContextNames(["form"])
    case "DetailView", "SingleObjectMixin", "BaseDetailView": return objects(id, ["object"], "")
    case "CreateView", "UpdateView", "DeleteView": return objects(id, ["object", "form"], "")
    case "ListView", "MultipleObjectMixin", "BaseListView":
      return objects(id, ["object_list", "paginator", "page_obj", "is_paginated"], "_list")
    default: return .open
    }
  }

  private func usesParentsGet(_ id: ID<ClassRow>) -> Bool {
    guard case .function(let method)? = project.tables.member("get", of: id)?.member else { return true }
    let row = project.tables.functions[method]
    return project.file(row.file).tree.text(of: row.node).contains("super(")
  }

  private static let authNames: Set<String> = ["form", "site", "site_name", "next", "title", "validlink"]

  private func objects(_ id: ID<ClassRow>, _ names: Set<String>, _ suffix: String) -> ContextNames {
    if let model = model(of: id) { return ContextNames(names.union([model.lowercased() + suffix])) }
    let isNamed = project.tables.member("context_object_name", of: id) != nil
    return ContextNames(names, isOpen: !isNamed)
  }

  /// The name of the view's model, without its application.
  private func model(of id: ID<ClassRow>) -> String? {
    label(of: id)?.dottedParts.last.map(String.init)
  }

  private func label(of id: ID<ClassRow>) -> String? {
    if let label = project.viewModels[project.tables.classes[id].dotted] { return label }
    guard let (owner, member) = project.tables.member("model", of: id), case .value(_, let value?, _) = member,
      let file = project.tables.classes[owner].file, let dotted = project.tables.file(file).dottedName(of: value),
      case .type(let type)? = project.tables.meaning(ofDotted: dotted, in: file)
    else { return nil }
    return project.tables.classes[type].model?.label
  }

  private static let suffixes = [
    ("DetailView", "_detail"), ("ListView", "_list"), ("CreateView", "_form"), ("UpdateView", "_form"),
    ("DeleteView", "_confirm_delete"),
  ]

  /// Where Django looks when no template is named.
  func defaultTemplates(of id: ID<ClassRow>) -> [String] {
    guard let label = label(of: id)?.lowercased() else { return [] }
    let above = project.tables.classes[id].libraryAncestors.filter { $0.hasPrefix("django.") }
    return Self.suffixes.filter { base, _ in above.contains { $0.hasSuffix("." + base) } }.map { _, suffix in
      label.replacing(".", with: "/") + suffix + ".html"
    }
  }
}
