import Base

/// A place in Python code that names a template, and fails when there is none.
public struct TemplateUse: Sendable {
  /// One is enough: `select_template`, a list of names.
  public var names: [String]
  public var node: ID<Node>
  public var file: CheckedFile
}

/// The templates that Python code names.
public struct TemplateUses: Sendable {
  public private(set) var all: [TemplateUse] = []

  init(_ project: CheckedProject) {
    for file in project.files where !file.isTest && !file.isMigration && !file.isOutsidePackages {
      for row in file.tree.nodes.indices {
        switch file.tree.nodes[row].kind {
        case .call: if let call = Call(ID(row), in: file.tree) { read(call, file) }
        case .assign: readAttribute(ID(row), file)
        default: break
        }
      }
    }
  }

  /// What takes a template's name, and at which place.
  private static let functions: [String: Int] = [
    "django.shortcuts.render": 1, "django.template.loader.render_to_string": 0,
    "django.template.loader.get_template": 0, "django.template.loader.select_template": 0,
    "django.template.response.TemplateResponse": 1, "django.template.response.SimpleTemplateResponse": 0,
  ]

  private static let lastNames = Set(functions.keys.compactMap { $0.dottedParts.last.map(String.init) })

  private mutating func read(_ call: Call, _ file: CheckedFile) {
    guard [.name, .attribute].contains(file.tree.kind(call.callee)) else { return }
    let last = file.tree.name(file.tree[call.callee].symbol)
    if last == "inclusion_tag" { return readInclusion(call, file) }
    if last == "as_view", let name = call[keyword: "template_name"] {
      if let view = file.tree.firstChild(of: call.callee), case .type(let type)? = file.meaning(of: view),
        makesNames(type, file.project)
      {
        return
      }
      return add(name, file)
    }
    guard let dotted = file.dotted(call.callee), let place = Self.functions[dotted] else { return }
    let given = call.arguments
    if given.contains(where: { file.tree.kind($0) == .starred }) { return }
    guard
      let name = given.count > place ? given[place] : call[keyword: "template_name"] ?? call[keyword: "template"]
    else { return }
    add(name, file)
  }

  private mutating func readInclusion(_ call: Call, _ file: CheckedFile) {
    // A library of Django's engine, and nothing that is called alike.
    guard let name = call.arguments.first ?? call[keyword: "filename"],
      file.tree.dottedName(of: call.callee) == "register.inclusion_tag"
    else { return }
    add(name, file)
  }

  private mutating func readAttribute(_ node: ID<Node>, _ file: CheckedFile) {
    for (target, value) in file.tree.boundNames(of: node) {
      guard let value, file.tree.name(file.tree[target].symbol) == "template_name",
        let outer = file.enclosing(node, .classDef, .functionDef, .asyncFunctionDef),
        let type = file.project.tables.classNodes[file.row][outer.index],
        file.project.tables.classes[type].libraryAncestors.contains(where: {
          $0.hasSuffix("View") || $0 == "django.views.generic.base.TemplateResponseMixin"
        }), !makesNames(type, file.project)
      else { continue }
      add(value, file)
    }
  }

  /// Whether the view looks for templates of other names than its `template_name`.
  private func makesNames(_ type: ID<ClassRow>, _ project: CheckedProject) -> Bool {
    guard case .function(let id)? = project.tables.member("get_template_names", of: type)?.member else { return false }
    let function = project.tables.functions[id]
    let text = project.tables.file(function.file).text(of: function.node)
    let whole = [
      "super().get_template_names()", "[self.template_name]", "[self.template_name,", ", self.template_name]",
    ]
    return !whole.contains { text.contains($0) }
  }

  private mutating func add(_ node: ID<Node>, _ file: CheckedFile) {
    var nodes = [node]
    if [.list, .tuple].contains(file.tree.kind(node)) { nodes = Array(file.tree.children(of: node)) }
    let names = nodes.compactMap { file.tree.string($0) }
    guard !names.isEmpty, names.count == nodes.count, !isExpected(node, file) else { return }
    all.append(TemplateUse(names: names, node: node, file: file))
  }

  /// Whether the code reckons with a failure.
  private func isExpected(_ node: ID<Node>, _ file: CheckedFile) -> Bool {
    var inner = node
    for outer in file.ancestors(of: node).dropLast().reversed() {
      if file.tree.kind(outer) == .tryStatement, file.tree.firstChild(of: outer) == inner { return true }
      inner = outer
    }
    return false
  }
}
