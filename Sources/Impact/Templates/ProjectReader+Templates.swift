import Base
import Django
import TemplateSyntax

/// Look-ups, links and loops of templates.
extension ProjectReader {
  mutating func readTemplates() {
    var walk = TemplateWalk(contexts: contexts(), rows: templateRows())
    for _ in 0..<6 {
      walk.isChanged = false
      for row in tables.sources.templates.indices { readTemplate(row, &walk, .inference) }
      if !walk.isChanged { break }
    }
    for row in tables.sources.templates.indices { readTemplate(row, &walk, .edges) }
  }

  private mutating func readTemplate(_ row: Int, _ walk: inout TemplateWalk, _ purpose: ReadingPurpose) {
    let source = tables.sources.templates[row]
    var scope = Scope(module: 0, owner: templateNode(path: source.path), purpose: purpose)
    scope.template = row
    let names = walk.contexts.shared.merging(walk.contexts.own[row]) { $1 }
    readRows(below: 0, source.file, names, &scope, &walk)
  }

  private mutating func readRows(
    below row: Int, _ file: TemplateFile, _ names: TemplateContexts.Names, _ scope: inout Scope,
    _ walk: inout TemplateWalk
  ) {
    var names = names
    for child in file.children(of: row) {
      switch file.nodes[child].kind {
      case .block: readBlock(child, file, names, &scope, &walk)
      case .tag:
        readTag(child, file, names, &scope, &walk)
        // An opening tag's names are bound by its block.
        guard file.nodes[child].role == .leaf else { continue }
        for target in TagArguments(file, child).targets { names[target.text] = [] }
        if file.nodes[child].tag == .regroup { readRegroup(child, file, &names, &scope) }
      case .output, .expression, .variable, .filter, .keyword, .translated, .call:
        readVariables(below: child, file, names, &scope)
      case .template, .text, .comment, .string, .number, .constant, .name, .target, .word, .unparsed: break
      }
    }
  }

  private mutating func readBlock(
    _ row: Int, _ file: TemplateFile, _ names: TemplateContexts.Names, _ scope: inout Scope,
    _ walk: inout TemplateWalk
  ) {
    var inner = names
    let opening = row + 1
    switch file.nodes[row].tag {
    case .comment, .verbatim, .raw: return
    case .for: bindLoop(opening, file, &inner, &scope)
    case .with, .blocktrans, .blocktranslate: bindWith(opening, file, &inner, &scope)
    default: break
    }
    readRows(below: row, file, inner, &scope, &walk)
  }

  private mutating func bindLoop(
    _ tag: Int, _ file: TemplateFile, _ names: inout TemplateContexts.Names, _ scope: inout Scope
  ) {
    let arguments = TagArguments(file, tag)
    let targets = arguments.targets
    guard
      let source = arguments.rows.first(where: {
        file.nodes[$0].kind == .expression || file.nodes[$0].kind == .variable
      })
    else { return }
    var quiet = scope
    quiet.purpose = .inference
    let elements = types(of: source, file, names, &quiet).compactMap { element(of: $0) }
    if targets.count == 1 {
      names[targets[0].text] = elements.isEmpty ? nil : elements
    } else {
      for target in targets { names[target.text] = nil }
    }
  }

  private mutating func bindWith(
    _ tag: Int, _ file: TemplateFile, _ names: inout TemplateContexts.Names, _ scope: inout Scope
  ) {
    var quiet = scope
    quiet.purpose = .inference
    let arguments = TagArguments(file, tag)
    for row in arguments.rows where file.nodes[row].kind == .keyword {
      let values = file.children(of: row).filter { file.nodes[$0].kind == .expression }
      names[file.text(of: row + 1)] = values.flatMap { types(of: $0, file, names, &quiet) }
    }
    if let target = arguments.targets.first,
      let source = arguments.rows.first(where: { file.nodes[$0].kind == .expression })
    {
      names[target.text] = types(of: source, file, names, &quiet)
    }
  }

  // MARK: Tags

  private mutating func readTag(
    _ row: Int, _ file: TemplateFile, _ names: TemplateContexts.Names, _ scope: inout Scope,
    _ walk: inout TemplateWalk
  ) {
    readVariables(below: row, file, names, &scope)
    let arguments = TagArguments(file, row)
    guard let target = arguments.target, let name = target.literal else { return }
    switch file.nodes[row].tag {
    case .url:
      guard routeNames.contains(name) else { return }
      add(.reverses, to: routeNode(name), .proved, target.range, scope)
    case .extends, .include:
      let isExtends = file.nodes[row].tag == .extends
      if let node = templateNodes[name] {
        add(isExtends ? .extends : .includes, to: node, .proved, target.range, scope)
      }
      guard let other = walk.rows[name], other != scope.template else { return }
      var given = names
      if !isExtends { bindInclude(arguments, file, &given, &scope) }
      if walk.contexts.add(given, to: other) { walk.isChanged = true }
    default: break
    }
  }

  private mutating func bindInclude(
    _ arguments: TagArguments, _ file: TemplateFile, _ names: inout TemplateContexts.Names, _ scope: inout Scope
  ) {
    let isIsolated = arguments.words.contains { $0.text == "only" }
    var given: TemplateContexts.Names = isIsolated ? [:] : names
    var quiet = scope
    quiet.purpose = .inference
    for row in arguments.rows where file.nodes[row].kind == .keyword {
      let values = file.children(of: row).filter { file.nodes[$0].kind == .expression }
      given[file.text(of: row + 1)] = values.flatMap { types(of: $0, file, names, &quiet) }
    }
    names = given
  }

  // MARK: Variables

  private mutating func readVariables(
    below row: Int, _ file: TemplateFile, _ names: TemplateContexts.Names, _ scope: inout Scope
  ) {
    guard scope.isRecording else { return }
    readSortKeys(below: row, file, names, &scope)
    for inner in row..<Int(file.nodes[row].next) where file.nodes[inner].kind == .variable {
      _ = variableTypes(file.text(of: inner), file.nodes[inner].start, names, &scope)
    }
  }

  mutating func types(
    of row: Int, _ file: TemplateFile, _ names: TemplateContexts.Names, _ scope: inout Scope
  ) -> [Typed] {
    if file.nodes[row].kind == .variable {
      return variableTypes(file.text(of: row), file.nodes[row].start, names, &scope)
    }
    let expression = ExpressionView(file, row)
    guard let value = expression.value, file.nodes[value].kind == .variable else { return [] }
    let found = variableTypes(file.text(of: value), file.nodes[value].start, names, &scope)
    guard let filter = expression.filters.first else { return found }
    // Filters that keep what they are given.
    let kept: Set<String> = ["dictsort", "dictsortreversed", "slice", "default", "default_if_none", "safe"]
    if kept.contains(filter.name.text) { return found }
    return ["first", "last", "random"].contains(filter.name.text) ? found.compactMap { element(of: $0) } : []
  }

  mutating func variableTypes(
    _ path: String, _ start: UInt32, _ names: TemplateContexts.Names, _ scope: inout Scope
  ) -> [Typed] {
    let parts = path.dottedParts.map(String.init)
    guard let first = parts.first else { return [] }
    guard let roots = names[first] else {
      if let model = tables.conventional[first] {
        return follow(parts, from: Typed(.instance(model), .likely), start, &scope).map { [$0] } ?? []
      }
      if parts.count > 1 { _ = follow(parts, from: nil, start, &scope) }
      return []
    }
    return roots.compactMap { follow(parts, from: $0, start, &scope) }
  }

  /// - Parameter start: of the first part, which is what `root` stands for.
  mutating func follow(_ parts: [String], from root: Typed?, _ start: UInt32, _ scope: inout Scope) -> Typed? {
    var current = root
    var at = start + UInt32(parts[0].utf8.count) + 1
    for (place, part) in parts.enumerated().dropFirst() {
      if place > 1 || root != nil, current == nil { return nil }
      let range = TextRange(at, at + UInt32(part.utf8.count))
      at += UInt32(part.utf8.count) + 1
      if case .instance(let type)? = current?.type, tables.classes[type].role == .form {
        showFormField(part, of: type, range, scope)
        return nil
      }
      // `orders.0`
      if part.utf8.allSatisfy({ 48...57 ~= $0 }), let list = current, let one = element(of: list) {
        current = one
        continue
      }
      current = called(attribute(part, of: current, range, &scope, kind: .shows))
    }
    return current
  }

  private mutating func showFormField(_ name: String, of form: ID<ClassRow>, _ range: TextRange, _ scope: Scope) {
    guard let model = model(of: form), let field = shared.field(name, of: model) else { return }
    addMention(field, of: model, .shows, .likely, range, scope)
  }
}

/// What a pass over all templates carries along.
struct TemplateWalk {
  var contexts: TemplateContexts
  let rows: [String: Int]
  var isChanged = false
}
