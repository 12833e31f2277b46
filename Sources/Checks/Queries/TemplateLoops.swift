import Base

/// Loops of templates over rows that a view puts into the context.
struct TemplateLoops {
  typealias Found = TemplateReads.Found
  typealias Unknown = TemplateReads.Unknown

  private let project: CheckedProject
  private var reader: QueryReader
  private(set) var found: [Found] = []
  /// By place; nil where the place was read with another row that has it, or with something else.
  private var parts: [SourcePlace: Unknown?] = [:]
  private var paths: [String] = []
  /// What the template that is read asks of in conditions, `order.open`: it knows that it may not be there.
  private var guarded: Set<String> = []

  init(_ project: CheckedProject) {
    self.project = project
    reader = QueryReader(project)
    for render in project.queries.renders { read(render.template, render.names) }
    readViews()
  }

  /// What templates read of rows and no row has: not said of templates that others include.
  var unknown: [Unknown] {
    parts.values.compactMap(\.self).sorted { ($0.place.path, $0.place.range) < ($1.place.path, $1.place.range) }
  }

  // MARK: Views

  private mutating func readViews() {
    let contexts = ViewContexts(project: project, reader: DictReader(project: project))
    for row in project.dump.views.items where row.kind.value == .class {
      guard let view = row.view.value.flatMap({ CheckedClass($0, row.place, project) }), contexts.isView(view.type),
        !view.file.isTest
      else { continue }
      let names = names(of: view)
      guard !names.isEmpty else { continue }
      var templates = contexts.defaultTemplates(of: view.type)
      if let own = view.option("template_name")?.text { templates = [own] }
      for template in templates { read(template, names) }
    }
  }

  private mutating func names(of view: CheckedClass) -> [String: QueryValue] {
    var names: [String: QueryValue] = [:]
    let lists = view.row.libraryAncestors.contains { $0.hasSuffix(".ListView") }
    if lists, let rows = reader.rows(of: view.type), rows.shape != .manager {
      let model = project.tables.classes[rows.model].name.lowercased()
      for name in ["object_list", "page_obj", model + "_list"] { names[name] = .rows(rows) }
      if let own = view.option("context_object_name")?.text { names[own] = .rows(rows) }
    }
    if case .mapping(let more) = reader.context(of: view.type) { names.merge(more) { $1 } }
    return names
  }

  // MARK: Templates

  private mutating func read(_ name: String, _ names: [String: QueryValue]) {
    let known = names.filter { Self.isKnown($0.value) }
    guard !known.isEmpty, paths.count < 4, let path = project.templateInventory.path(of: name), !paths.contains(path),
      let template = project.template(at: path)
    else { return }
    paths.append(path)
    if paths.count == 1 { guarded = Self.guards(of: template.tree) }
    walk(0, template, known)
    paths.removeLast()
  }

  private static func guards(of tree: TemplateFile) -> Set<String> {
    var found: Set<String> = []
    for row in tree.nodes.indices where tree.nodes[row].kind == .tag {
      guard tree.nodes[row].tag == .if || tree.nodes[row].tag == .elif else { continue }
      for inner in row..<Int(tree.nodes[row].next) where tree.nodes[inner].kind == .variable {
        let text = tree.text(of: inner)
        for dot in text.indices where text[dot] == "." { found.insert(String(text[..<dot])) }
        found.insert(text)
      }
    }
    return found
  }

  private static func isKnown(_ value: QueryValue) -> Bool {
    switch value {
    case .rows, .row: true
    default: false
    }
  }

  private mutating func walk(_ row: Int, _ template: CheckedTemplate, _ names: [String: QueryValue]) {
    let tree = template.tree
    for child in tree.children(of: row) {
      switch tree.nodes[child].kind {
      case .block: readBlock(child, template, names)
      case .tag:
        readVariables(child, template, names)
        if tree.nodes[child].tag == .include { readInclude(child, template, names) }
      case .output, .expression, .variable, .filter, .keyword, .translated: readVariables(child, template, names)
      default: break
      }
    }
  }

  private mutating func readBlock(_ row: Int, _ template: CheckedTemplate, _ names: [String: QueryValue]) {
    let tree = template.tree
    var inner = names
    switch tree.nodes[row].tag {
    case .comment, .verbatim, .raw: return
    case .for:
      let root = bindLoop(row + 1, template, &inner)
      walk(row, template, inner)
      if let root { finish(root, template) }
      return
    case .with: bindWith(row + 1, template, &inner)
    default: break
    }
    walk(row, template, inner)
  }

  /// The root of the loop's rows, if they are rows.
  private mutating func bindLoop(
    _ tag: Int, _ template: CheckedTemplate, _ names: inout [String: QueryValue]
  ) -> Int? {
    let arguments = TagArguments(template.tree, tag)
    for target in arguments.targets { names[target.text] = nil }
    guard arguments.targets.count == 1,
      let source = arguments.rows.first(where: { template.tree.nodes[$0].kind == .expression }),
      case .rows(let rows)? = value(ofExpression: source, template, names), rows.shape != .manager, rows.shape != .dicts
    else { return nil }
    let name = arguments.targets[0].text
    if let relation = rows.relation {
      reader.noteTemplateRead(rows, at: template.place(template.tree.nodes[source].range))
      names[name] = .row(Row(model: rows.model, root: relation.root, path: relation.path, back: rows.back))
      return nil
    }
    if rows.isSingle { return nil }
    let root = reader.addRoot(rows)
    names[name] = .row(Row(model: rows.model, root: root, back: rows.back))
    return root
  }

  private mutating func bindWith(_ tag: Int, _ template: CheckedTemplate, _ names: inout [String: QueryValue]) {
    for row in TagArguments(template.tree, tag).rows where template.tree.nodes[row].kind == .keyword {
      let source = template.tree.children(of: row).first { template.tree.nodes[$0].kind == .expression }
      names[template.tree.text(of: row + 1)] = source.flatMap { value(ofExpression: $0, template, names) }
    }
  }

  private mutating func readInclude(_ tag: Int, _ template: CheckedTemplate, _ names: [String: QueryValue]) {
    let arguments = TagArguments(template.tree, tag)
    guard let name = arguments.target?.literal else { return }
    var given = arguments.words.contains { $0.text == "only" } ? [:] : names
    for row in arguments.rows where template.tree.nodes[row].kind == .keyword {
      let source = template.tree.children(of: row).first { template.tree.nodes[$0].kind == .expression }
      given[template.tree.text(of: row + 1)] = source.flatMap { value(ofExpression: $0, template, names) }
    }
    read(name, given)
  }

  private mutating func finish(_ root: Int, _ template: CheckedTemplate) {
    guard let loop = reader.loop(of: root), !loop.reads.isEmpty else { return }
    found.append(Found(loop: loop, path: template.path))
  }

  // MARK: Variables

  private mutating func readVariables(_ row: Int, _ template: CheckedTemplate, _ names: [String: QueryValue]) {
    for inner in row..<Int(template.tree.nodes[row].next) where template.tree.nodes[inner].kind == .variable {
      _ = value(ofVariable: inner, template, names)
    }
  }

  private mutating func value(
    ofExpression row: Int, _ template: CheckedTemplate, _ names: [String: QueryValue]
  ) -> QueryValue? {
    let expression = ExpressionView(template.tree, row)
    guard let value = expression.value, template.tree.nodes[value].kind == .variable else { return nil }
    let kept: Set<String> = ["dictsort", "dictsortreversed", "safe"]
    guard expression.filters.allSatisfy({ kept.contains($0.name.text) }) else { return nil }
    return self.value(ofVariable: value, template, names)
  }

  private mutating func value(
    ofVariable row: Int, _ template: CheckedTemplate, _ names: [String: QueryValue]
  ) -> QueryValue? {
    let written = template.tree.text(of: row).dottedParts.map(String.init)
    guard let first = written.first, var value = names[first] else { return nil }
    let place = template.place(template.tree.nodes[row].range)
    var offset = UInt32(first.utf8.count) + 1
    for (count, part) in written.enumerated().dropFirst() {
      if !guarded.contains(written[...count].joined(separator: ".")) {
        note(part, of: value, at: SourcePlace(place.path, TextRange(place.range.start + offset, 0)))
      }
      offset += UInt32(part.utf8.count) + 1
      value = reader.templateAttribute(part, of: value, at: place)
    }
    return value
  }

  /// - Parameter place: where the name begins.
  private mutating func note(_ name: String, of value: QueryValue, at place: SourcePlace) {
    var place = place
    place.range.end = place.range.start + UInt32(name.utf8.count)
    var unknown: Unknown?
    if paths.count == 1, case .row(let row) = value, let entry = project.fields[row.model],
      project.fields.attribute(name, on: entry).isAbsent, !isMade(name)
    {
      unknown = Unknown(name: name, model: entry, place: place)
    }
    if let known = parts[place], known == nil { return }
    parts[place] = .some(unknown)
  }

  /// Whether code somewhere gives rows an attribute or a column of that name.
  private func isMade(_ name: String) -> Bool {
    let names = project.writtenNames
    return names.stored.contains(name) || names.annotated.contains(name) || name.allSatisfy(\.isNumber)
  }
}

extension QueryReader {
  /// What a view's `get_context_data()` returns.
  mutating func context(of type: ID<ClassRow>) -> QueryValue {
    guard case .function(let function)? = project.tables.member("get_context_data", of: type)?.member else {
      return .other
    }
    frame = Frame(file: project.file(project.tables.functions[function].file), isNoting: false)
    open = []
    return inlined(function, receiver: .object(type), arguments: [])
  }

  mutating func addRoot(_ rows: Rows) -> Int {
    roots.append(Root(rows: rows, model: rows.model, place: rows.origin))
    return roots.count - 1
  }

  func loop(of root: Int) -> QueryFacts.Loop? {
    roots[root].rows.map { QueryFacts.Loop(rows: $0, place: roots[root].place, reads: roots[root].reads) }
  }

  /// Iterated in a template.
  mutating func noteTemplateRead(_ rows: Rows, _ method: String = "iteration", at place: SourcePlace) {
    guard let relation = rows.relation else { return }
    roots[relation.root].reads.append(
      .init(path: relation.path, access: .cached(method), place: rows.origin, template: place))
  }

  /// `order.customer`, and what is called on the way.
  mutating func templateAttribute(_ name: String, of value: QueryValue, at place: SourcePlace) -> QueryValue {
    var counts: [Int: Int] = [:]
    if case .row(let row) = value, let root = row.root { counts[root] = roots[root].reads.count }
    if case .rows(let rows) = value, let relation = rows.relation {
      counts[relation.root] = roots[relation.root].reads.count
    }
    frame = Frame(file: project.file(0), isNoting: false)
    open = []
    var found = attribute(name, of: value, at: ID(0))
    switch found {
    case .method(let function, of: .row(let row)): found = applied(function, row, parameter: 0, at: ID(0))
    case .libraryMethod("all", of: .rows(var rows)):
      rows.shape = .querySet
      found = .rows(rows)
    case .libraryMethod(let method, of: .rows(let rows)) where method == "count" || method == "exists":
      noteTemplateRead(rows, method, at: place)
      found = .other
    default: break
    }
    for (root, count) in counts {
      for index in count..<roots[root].reads.count { roots[root].reads[index].template = place }
    }
    return found
  }
}
