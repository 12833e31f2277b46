/// What the templates of a project are rendered with by its Python code.
public struct RenderSites: Sendable {
  /// By the template's name; only templates with at least one site.
  public private(set) var own: [String: ContextNames] = [:]
  /// What every template with a request sees.
  public private(set) var processors = ContextNames()

  /// Names of templates that libraries have as well.
  private var foreign: Set<String> = []
  private unowned let project: CheckedProject
  private let reader: DictReader
  private let inventory: TemplateInventory
  /// Literals that were read as the name of what is rendered.
  private var accounted: [Int: Set<UInt32>] = [:]

  init(_ project: CheckedProject) {
    self.project = project
    reader = DictReader(project: project)
    inventory = project.templateInventory
    processors = ContextProcessors(project).names
    for file in project.files where !file.isTest && !file.isMigration { readCalls(file) }
    readViews()
    for file in project.files where !file.isTest && !file.isMigration { openRest(file) }
    openForeign()
  }

  private mutating func add(_ name: String, _ names: ContextNames) { own[name, default: ContextNames()].add(names) }

  // MARK: Calls

  private mutating func readCalls(_ file: CheckedFile) {
    for row in file.tree.nodes.indices where file.tree.nodes[row].kind == .call {
      guard let call = Call(ID(row), in: file.tree), [.name, .attribute].contains(file.tree.kind(call.callee)) else {
        continue
      }
      switch file.tree.name(file.tree[call.callee].symbol) {
      case "render", "TemplateResponse": readRender(call, 1, file)
      case "render_to_string": readRender(call, 0, file)
      case "inclusion_tag": readInclusion(call, file)
      default: break
      }
    }
  }

  private mutating func readRender(_ call: Call, _ place: Int, _ file: CheckedFile) {
    guard let dotted = file.dotted(call.callee), dotted.hasPrefix("django.") else { return }
    let given = call.arguments
    guard let node = given.count > place ? given[place] : call[keyword: "template_name"] ?? call[keyword: "template"]
    else { return }
    let context = given.count > place + 1 ? given[place + 1] : call[keyword: "context"]
    let type = owner(of: call.id, file)
    var names = context.map { reader.names(of: $0, in: file, type: type) } ?? ContextNames()
    if file.tree.children(of: call.id).contains(where: { file.tree.kind($0) == .keywordUnpack }) { names.isOpen = true }
    let hasRequest = place == 1 || call[keyword: "request"] != nil || given.count > 2
    if hasRequest { names.add(processors) }
    for literal in literals(node, file) {
      account(literal.node, file)
      add(literal.text, names)
    }
    // `render(request, self.template_name, …)`.
    if file.tree.dottedName(of: node) == "self.template_name", !type.isNone {
      for view in [type] + (project.tables.heirs[type] ?? []) {
        if let (text, place) = templateName(of: view) {
          accounted[place.file, default: []].insert(place.node)
          add(text, names)
        }
      }
    }
  }

  private func literals(_ node: ID<Node>, _ file: CheckedFile) -> [(text: String, node: ID<Node>)] {
    let nodes = [.list, .tuple].contains(file.tree.kind(node)) ? Array(file.tree.children(of: node)) : [node]
    if file.tree.kind(node) == .conditional {
      return file.tree.children(of: node).compactMap { part in file.tree.string(part).map { ($0, part) } }
    }
    return nodes.compactMap { part in file.tree.string(part).map { ($0, part) } }
  }

  private mutating func account(_ node: ID<Node>, _ file: CheckedFile) {
    accounted[file.row, default: []].insert(node.index)
  }

  private func owner(of node: ID<Node>, _ file: CheckedFile) -> ID<ClassRow> {
    guard let outer = file.enclosing(node, .classDef) else { return .none }
    return project.tables.classNodes[file.row][outer.index] ?? .none
  }

  private mutating func readInclusion(_ call: Call, _ file: CheckedFile) {
    guard let node = call.arguments.first ?? call[keyword: "filename"], let name = file.tree.string(node),
      let decorated = file.enclosing(call.id, .decorated), let inner = file.tree.lastChild(of: decorated),
      let function = project.tables.functionNodes[file.row][inner.index]
    else { return }
    account(node, file)
    add(name, reader.returned(function).adding(ContextNames(["csrf_token"])))
  }

  // MARK: Views

  private mutating func readViews() {
    let classes = ViewContexts(project: project, reader: reader)
    for row in project.tables.classes.indices {
      let id = ID<ClassRow>(row)
      guard project.tables.classes[row].file != nil, classes.isView(id) else { continue }
      var templates: [String] = []
      if let (name, place) = templateName(of: id) {
        accounted[place.file, default: []].insert(place.node)
        templates.append(name)
      }
      templates += classes.defaultTemplates(of: id).filter { inventory.path(of: $0) != nil }
      if templates.isEmpty { continue }
      // A view that renders by itself may give anything.
      let names = classes.rendersItself(id) ? .open : classes.names(of: id).adding(processors)
      for template in templates { add(template, names) }
    }
    readGenericViews(classes)
  }

  /// `TemplateView.as_view(template_name="about.html")`.
  private mutating func readGenericViews(_ classes: ViewContexts) {
    for file in project.files where !file.isTest {
      for row in file.tree.nodes.indices where file.tree.nodes[row].kind == .call {
        guard let call = Call(ID(row), in: file.tree), let node = call[keyword: "template_name"],
          let name = file.tree.string(node), let callee = call.calleeName, callee.hasSuffix(".as_view")
        else { continue }
        let type = String(callee.dropLast(8))
        var names = ContextNames.open
        switch project.tables.meaning(ofDotted: type, in: file.row) {
        case .type(let id)? where classes.isView(id): names = classes.names(of: id)
        case .library(let dotted)? where dotted.hasSuffix(".TemplateView") && dotted.hasPrefix("django."):
          // Its context has what the URL captures.
          names = ContextNames(["view"], isOpen: mayCapture(call, file))
        default: break
        }
        if let extra = call[keyword: "extra_context"] { names.add(reader.names(of: extra, in: file)) }
        account(node, file)
        add(name, names.adding(processors))
      }
    }
  }

  private func mayCapture(_ call: Call, _ file: CheckedFile) -> Bool {
    guard let outer = file.enclosing(call.id, .call), let site = Call(outer, in: file.tree),
      let text = site.arguments.first.flatMap({ file.tree.string($0) })
    else { return true }
    return text.contains("<")
  }

  private func templateName(of id: ID<ClassRow>) -> (String, (file: Int, node: UInt32))? {
    guard let (owner, member) = project.tables.member("template_name", of: id), case .value(_, let value?, _) = member,
      let file = project.tables.classes[owner].file, let text = project.tables.file(file).string(value)
    else { return nil }
    return (text, (file, value.index))
  }

  // MARK: What is not known

  /// A template whose name stands anywhere else may be rendered with anything.
  private mutating func openRest(_ file: CheckedFile) {
    for row in file.tree.nodes.indices where file.tree.nodes[row].kind == .string {
      if accounted[file.row]?.contains(UInt32(row)) ?? false { continue }
      let text = file.tree.literalText(of: row)
      if own[text] != nil || inventory.path(of: text) != nil { add(text, .open) }
    }
  }

  /// Templates of libraries that the project has its own version of.
  private mutating func openForeign() {
    foreign = Set(
      project.dump.templates.items.filter { $0.path.value?.hasPrefix("site:") ?? true }.compactMap(\.name.value))
    for name in own.keys where isForeign(name) { add(name, .open) }
  }

  /// Whether code that is not the project's may render the template.
  func isForeign(_ name: String) -> Bool {
    let prefixes = ["admin/", "registration/", "account/", "socialaccount/", "rest_framework/", "django/forms/"]
    return foreign.contains(name) || prefixes.contains(where: name.hasPrefix)
  }
}
