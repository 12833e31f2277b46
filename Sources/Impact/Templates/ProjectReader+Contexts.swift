import Base
import Django
import PythonSyntax

/// Who renders which template with what.
extension ProjectReader {
  mutating func contexts() -> TemplateContexts {
    var contexts = TemplateContexts(count: tables.sources.templates.count)
    let rows = templateRows()
    addProcessors(to: &contexts)
    for render in renders {
      guard let row = rows[render.name] else { continue }
      _ = contexts.add(render.context.mapValues { [Typed($0, .likely)] }, to: row)
    }
    for row in tables.classes.indices where tables.classes[row].role == .view && tables.classes[row].file != nil {
      let names = viewContext(of: ID(row))
      for template in templates(of: ID(row)) {
        if let place = rows[template] { _ = contexts.add(names, to: place) }
      }
    }
    addInclusionTags(to: &contexts, rows)
    return contexts
  }

  /// A template's name to its row.
  func templateRows() -> [String: Int] {
    let paths = Dictionary(tables.sources.templates.enumerated().map { ($0.element.path, $0.offset) }) { a, _ in a }
    var rows: [String: Int] = [:]
    for template in tables.dump.templates.items {
      guard let name = template.name.value, let path = template.path.value, rows[name] == nil else { continue }
      rows[name] = paths[path]
    }
    return rows
  }

  private mutating func addProcessors(to contexts: inout TemplateContexts) {
    contexts.shared["request"] = [Typed(.made("django.http.HttpRequest"), .likely)]
    if !tables.userModel.isNone { contexts.shared["user"] = [Typed(.instance(tables.userModel), .likely)] }
    for engine in tables.dump.settings.value?.templates.items ?? [] {
      for case .string(let name) in engine.contextProcessors.items {
        guard let function = tables.functionIndex[name], case .mapping(let map)? = returnType(of: function)?.type else {
          continue
        }
        contexts.shared.merge(map.mapValues { [Typed($0, .likely)] }) { first, _ in first }
      }
    }
  }

  private mutating func addInclusionTags(to contexts: inout TemplateContexts, _ rows: [String: Int]) {
    for (index, function) in tables.functions.enumerated() {
      let file = tables.file(function.file)
      for decorator in file.decorators(of: function.node) {
        guard let call = Call(decorator, in: file), call.calleeName?.hasSuffix("inclusion_tag") ?? false,
          let given = call[keyword: "filename"] ?? call.arguments.first, let name = file.string(given),
          let row = rows[name], case .mapping(let map)? = returnType(of: ID(index))?.type
        else { continue }
        _ = contexts.add(map.mapValues { [Typed($0, .likely)] }, to: row)
      }
    }
  }

  // MARK: Class-based views

  /// The templates a view's class and its ancestors name, and the one Django would look for.
  private mutating func templates(of view: ID<ClassRow>) -> [String] {
    var names: [String] = []
    for type in tables.classes[view].ancestors {
      guard let index = tables.classes[type].file else { continue }
      let file = tables.file(index)
      for row in file.subtree(of: tables.classes[type].node) where file.nodes[row].kind == .string {
        let text = file.literalText(of: row)
        if templateNodes[text] != nil, !names.contains(text) { names.append(text) }
      }
    }
    if let model = model(of: view), let label = tables.classes[model].model?.label?.lowercased() {
      for (base, suffix) in Self.suffixes where inherits(view, base) {
        names.append(label.dottedParts.joined(separator: "/") + suffix + ".html")
      }
    }
    return names
  }

  private static let suffixes = [
    ("DetailView", "_detail"), ("ListView", "_list"), ("CreateView", "_form"), ("UpdateView", "_form"),
    ("DeleteView", "_confirm_delete"),
  ]

  private func inherits(_ view: ID<ClassRow>, _ name: String) -> Bool {
    tables.classes[view].libraryAncestors.contains { $0.dottedParts.last.map { $0.hasSuffix(name) } ?? false }
  }

  private mutating func viewContext(of view: ID<ClassRow>) -> TemplateContexts.Names {
    var names: TemplateContexts.Names = ["view": [Typed(.instance(view), .likely)]]
    if case .mapping(let map)? = classMember("get_context_data", of: view)?.type {
      for (name, type) in map { names[name] = [Typed(type, .likely)] }
    }
    if case .mapping(let map)? = classMember("extra_context", of: view)?.type {
      for (name, type) in map where names[name] == nil { names[name] = [Typed(type, .likely)] }
    }
    if let model = model(of: view) { addObjects(of: view, model, &names) }
    if names["form"] == nil, case .type(let form)? = classMember("form_class", of: view)?.type {
      names["form"] = [Typed(.instance(form), .likely)]
    }
    return names
  }

  private func addObjects(of view: ID<ClassRow>, _ model: ID<ClassRow>, _ names: inout TemplateContexts.Names) {
    let name = tables.classes[model].name.lowercased()
    let given = contextName(of: view)
    let isList = inherits(view, "ListView") || inherits(view, "ArchiveView")
    let type: ValueType = isList ? .querySet(model) : .instance(model)
    for key in isList ? ["object_list", name + "_list", "page_obj"] : ["object", name] where names[key] == nil {
      names[key] = [Typed(type, .likely)]
    }
    if let given, names[given] == nil { names[given] = [Typed(type, .likely)] }
  }

  private func contextName(of view: ID<ClassRow>) -> String? {
    guard let (owner, member) = shared.member("context_object_name", of: view), case .value(_, let value?, _) = member,
      let index = tables.classes[owner].file
    else { return nil }
    return tables.file(index).string(value)
  }
}
