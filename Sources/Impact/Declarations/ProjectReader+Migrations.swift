import Base
import Django
import PythonSyntax

/// The operations of migrations.
extension ProjectReader {
  private struct Operation {
    var name: String
    var call: Call
    var app: String
    var row: Int

    func given(_ key: String, _ place: Int) -> ID<Node>? {
      call[keyword: key] ?? (place < call.arguments.count ? call.arguments[place] : nil)
    }

    func text(_ key: String, _ place: Int) -> (text: String, node: ID<Node>)? {
      guard let given = given(key, place), let text = call.file.string(given) else { return nil }
      return (text, given)
    }
  }

  private func operations() -> [Operation] {
    var found: [Operation] = []
    let rows = Dictionary(tables.sources.python.enumerated().map { ($0.element.path, $0.offset) }) { first, _ in first }
    for migration in tables.dump.migrations.value?.disk.items ?? [] {
      guard let app = migration.app.value, let path = migration.file.value ?? nil, let row = rows[path] else {
        continue
      }
      let file = tables.file(row)
      for index in file.nodes.indices where file.nodes[index].kind == .call {
        guard let call = Call(ID(index), in: file), let callee = call.calleeName,
          let name = callee.dottedParts.last.map(String.init), Self.operationNames.contains(name)
        else { continue }
        found.append(Operation(name: name, call: call, app: app, row: row))
      }
    }
    return found
  }

  private static let operationNames: Set<String> = [
    "CreateModel", "AddField", "AlterField", "RemoveField", "RenameField", "AddIndex", "AddConstraint",
    "AlterUniqueTogether", "AlterIndexTogether", "AlterModelOptions", "AlterOrderWithRespectTo", "RenameModel",
    "DeleteModel", "AlterModelTable",
  ]

  /// What models and fields were called before they were renamed.
  mutating func noteRenames() {
    for operation in operations().reversed() {
      guard let old = operation.text("old_name", operation.name == "RenameModel" ? 0 : 1),
        let new = operation.text("new_name", operation.name == "RenameModel" ? 1 : 2)
      else { continue }
      if operation.name == "RenameModel" {
        let label = "\(operation.app).\(new.text)".lowercased()
        modelAliases["\(operation.app).\(old.text)".lowercased()] = modelAliases[label] ?? label
      } else if let model = operation.text("model_name", 0) {
        let label = "\(operation.app).\(model.text)".lowercased()
        let key = label + "." + new.text
        fieldAliases[label + "." + old.text] = fieldAliases[key] ?? new.text
      }
    }
  }

  mutating func readMigrations() {
    for operation in operations() { read(operation) }
  }

  private func migratedModel(_ name: String, _ app: String) -> ID<ClassRow>? {
    let label = "\(app).\(name)".lowercased()
    return tables.labels[label] ?? modelAliases[label].flatMap { tables.labels[$0] }
  }

  private mutating func read(_ operation: Operation) {
    let scope = Scope(module: operation.row, owner: fileNode(operation.row), purpose: .edges)
    let isOnModel = [
      "CreateModel", "DeleteModel", "RenameModel", "AlterModelOptions", "AlterUniqueTogether",
      "AlterIndexTogether", "AlterOrderWithRespectTo", "AlterModelTable",
    ].contains(operation.name)
    let key = operation.name == "RenameModel" ? "new_name" : isOnModel ? "name" : "model_name"
    guard let name = operation.text(key, operation.name == "RenameModel" ? 1 : 0),
      let model = migratedModel(name.text, operation.app)
    else { return }
    let file = operation.call.file
    add(.migrates, to: classNode(model), .proved, file[operation.call.id].range, scope)
    switch operation.name {
    case "CreateModel":
      if let fields = operation.given("fields", 1) { readFields(fields, model, operation, scope) }
      if let options = operation.given("options", 2) { readState(options, model, operation, scope) }
    case "AddField", "AlterField", "RemoveField", "RenameField":
      for (key, place) in [("name", 1), ("old_name", 1), ("new_name", 2)] {
        if operation.name != "RenameField", key != "name" { continue }
        if operation.name == "RenameField", key == "name" { continue }
        if let field = operation.text(key, place) { mention(field.text, field.node, model, operation, scope) }
      }
    case "AddIndex", "AddConstraint", "AlterUniqueTogether", "AlterIndexTogether", "AlterModelOptions",
      "AlterOrderWithRespectTo":
      readState(operation.call.id, model, operation, scope)
    default: break
    }
  }

  /// The pairs of `CreateModel(fields=[…])`.
  private mutating func readFields(
    _ fields: ID<Node>, _ model: ID<ClassRow>, _ operation: Operation, _ scope: Scope
  ) {
    let file = operation.call.file
    for pair in file.children(of: fields) where file.kind(pair) == .tuple {
      if let first = file.firstChild(of: pair), let text = file.string(first) {
        mention(text, first, model, operation, scope)
      }
    }
  }

  private mutating func mention(
    _ name: String, _ node: ID<Node>, _ model: ID<ClassRow>, _ operation: Operation, _ scope: Scope
  ) {
    let label = tables.classes[model].model?.label?.lowercased() ?? ""
    let current = fieldAliases[label + "." + name] ?? name
    guard let field = shared.field(current, of: model) else { return }
    addMention(field, of: model, .migrates, .proved, operation.call.file.contents(node), scope)
  }

  /// Options, constraints and indexes: the strings in them that are paths of fields.
  private mutating func readState(
    _ root: ID<Node>, _ model: ID<ClassRow>, _ operation: Operation, _ scope: Scope
  ) {
    let file = operation.call.file
    for row in file.subtree(of: root) {
      switch file.nodes[row].kind {
      case .dict:
        let parts = Array(file.children(of: ID(row)))
        for place in stride(from: 0, to: parts.count - 1, by: 2) {
          guard let key = file.string(parts[place]),
            [
              "ordering", "unique_together", "index_together",
              "order_with_respect_to", "get_latest_by",
            ].contains(key)
          else { continue }
          lookUpStrings(in: parts[place + 1], on: model, .migrates, .proved, scope)
        }
      case .keyword:
        let key = file.name(file.nodes[row].symbol)
        guard ["fields", "include", "unique_together", "index_together", "order_with_respect_to"].contains(key),
          let value = file.firstChild(of: ID(row))
        else { continue }
        lookUpStrings(in: value, on: model, .migrates, .proved, scope)
      case .call: readCondition(ID(row), model, file, scope)
      default: break
      }
    }
  }

  /// `models.Q(("total__gte", 0))`, `models.Q(total__gte=0)`, `models.F("total")`.
  private mutating func readCondition(_ node: ID<Node>, _ model: ID<ClassRow>, _ file: PythonFile, _ scope: Scope) {
    guard let call = Call(node, in: file), let name = call.calleeName?.dottedParts.last,
      name == "Q" || name == "F"
    else { return }
    for keyword in call.keywords {
      lookUp(keyword.name, file.keywordName(of: keyword.value, keyword.name), on: model, .migrates, .proved, scope)
    }
    for argument in call.arguments {
      let first = file.kind(argument) == .tuple ? file.firstChild(of: argument) ?? argument : argument
      if let text = file.string(first) { lookUp(text, file.contents(first), on: model, .migrates, .proved, scope) }
    }
  }
}
