/// Planned operations in Django's words.
extension PlannedStep {
  init(_ operation: PlannedOperation, _ version: DjangoVersion) {
    let python = PythonSource(unpacksPartials: version < DjangoVersion(6, 0))
    let words = PlannedStep.arguments(operation, python)
    self.init(
      op: operation.kind.rawValue, model: operation.key.name, summary: PlannedStep.summary(operation),
      source: "migrations." + operation.kind.rawValue + "("
        + words.map { $0.name + "=" + $0.text }.joined(separator: ", ") + ")")
    switch operation.subject {
    case .model: name = operation.name
    case .options: name = operation.model
    case .field: (modelName, name) = (operation.model, operation.name)
    case .part:
      modelName = operation.model
      switch operation.kind {
      case .removeIndex, .removeConstraint, .alterConstraint: name = operation.name
      case .renameIndex: (oldName, newName) = (operation.oldName, operation.name)
      default: break
      }
    }
    if operation.kind == .addField, !operation.preservesDefault {
      note = "rows that are there need a value: makemigrations asks for one"
    }
  }

  private typealias Argument = (name: String, text: String)

  private static func arguments(_ operation: PlannedOperation, _ python: PythonSource) -> [Argument] {
    let quoted = PythonSource.quoted
    let name: [Argument] = operation.name.map { [("name", quoted($0))] } ?? []
    switch operation.subject {
    case .model: return name + (operation.kind == .createModel ? creation(operation, python) : [])
    case .options: return [("name", quoted(operation.model))] + option(operation, python)
    case .field:
      var words = [("model_name", quoted(operation.model))] + name
      if let field = operation.field { words.append(("field", python.field(field))) }
      if !operation.preservesDefault { words.append(("preserve_default", "False")) }
      return words
    case .part:
      var words: [Argument] = [("model_name", quoted(operation.model))]
      switch operation.kind {
      case .renameIndex:
        words += operation.name.map { [("new_name", quoted($0))] } ?? []
        if let old = operation.oldName { words.append(("old_name", quoted(old))) }
        if !operation.oldFields.isEmpty {
          words.append(("old_fields", python.text(.tuple(operation.oldFields.map { .text($0) }))))
        }
      case .addIndex: words += operation.part.map { [("index", python.text($0))] } ?? []
      case .addConstraint: words += operation.part.map { [("constraint", python.text($0))] } ?? []
      case .alterConstraint: words += name + (operation.part.map { [("constraint", python.text($0))] } ?? [])
      default: words += name
      }
      return words
    }
  }

  private static func creation(_ operation: PlannedOperation, _ python: PythonSource) -> [Argument] {
    var fields: [String] = []
    for (name, field) in operation.fields {
      fields.append("(" + PythonSource.quoted(name) + ", " + python.field(field) + ")")
    }
    var words: [Argument] = [("fields", "[" + fields.joined(separator: ", ") + "]")]
    if !operation.options.isEmpty { words.append(("options", options(operation, python))) }
    if !operation.bases.isEmpty {
      var bases: [String] = []
      for base in operation.bases {
        switch base {
        case .model(let key): bases.append(PythonSource.quoted(key.app + "." + key.name))
        case .other(let type): bases.append(python.baseName(type))
        }
      }
      words.append(("bases", "(" + bases.joined(separator: ", ") + (bases.count == 1 ? ",)" : ")")))
    }
    if !operation.managers.isEmpty { words.append(("managers", managers(operation, python))) }
    return words
  }

  private static func options(_ operation: PlannedOperation, _ python: PythonSource) -> String {
    var parts: [String] = []
    for (name, value) in operation.options { parts.append(PythonSource.quoted(name) + ": " + python.text(value)) }
    return "{" + parts.joined(separator: ", ") + "}"
  }

  private static func managers(_ operation: PlannedOperation, _ python: PythonSource) -> String {
    var parts: [String] = []
    for (name, value) in operation.managers {
      parts.append("(" + PythonSource.quoted(name) + ", " + python.text(value) + ")")
    }
    return "[" + parts.joined(separator: ", ") + "]"
  }

  private static func option(_ operation: PlannedOperation, _ python: PythonSource) -> [Argument] {
    switch operation.kind {
    case .alterTable: return [("table", python.text(operation.text ?? .none))]
    case .alterTableComment: return [("table_comment", python.text(operation.text ?? .none))]
    case .alterUniqueTogether: return [("unique_together", python.text(.groups(operation.together)))]
    case .alterIndexTogether: return [("index_together", python.text(.groups(operation.together)))]
    case .alterOrder: return [("order_with_respect_to", python.text(operation.order.map { .text($0) } ?? .none))]
    case .alterOptions: return [("options", options(operation, python))]
    case .alterManagers: return [("managers", managers(operation, python))]
    default: return []
    }
  }

  // MARK: `describe()`

  private static func summary(_ operation: PlannedOperation) -> String {
    let (model, name) = (operation.model, operation.name ?? "")
    switch operation.kind {
    case .createModel:
      var isProxy = false
      if case .number(let flag)? = operation[option: "proxy"] { isProxy = flag.value != 0 }
      return "Create \(isProxy ? "proxy " : "")model \(name)"
    case .deleteModel: return "Delete model \(name)"
    case .alterTable:
      if case .text(let table)? = operation.text { return "Rename table for \(model) to \(table)" }
      return "Rename table for \(model) to (default)"
    case .alterTableComment: return "Alter \(model) table comment"
    case .alterUniqueTogether: return "Alter unique_together for \(model) (\(operation.together.count) constraint(s))"
    case .alterIndexTogether: return "Alter index_together for \(model) (\(operation.together.count) constraint(s))"
    case .alterOrder: return "Set order_with_respect_to on \(model) to \(operation.order ?? "None")"
    case .alterOptions: return "Change Meta options on \(model)"
    case .alterManagers: return "Change managers on \(model)"
    case .addField: return "Add field \(name) to \(model)"
    case .removeField: return "Remove field \(name) from \(model)"
    case .alterField: return "Alter field \(name) on \(model)"
    case .addIndex: return "Create index \(name) on model \(model)"
    case .removeIndex: return "Remove index \(name) from \(model)"
    case .renameIndex: return "Rename index on \(model) to \(name)"
    case .addConstraint: return "Create constraint \(name) on model \(model)"
    case .removeConstraint: return "Remove constraint \(name) from model \(model)"
    case .alterConstraint: return "Alter constraint \(name) on \(model)"
    }
  }
}

extension PythonSource {
  fileprivate func baseName(_ type: Deconstruction) -> String {
    let name = text(type)
    return name == "django.db.models.base.Model" ? "models.Model" : name
  }
}
