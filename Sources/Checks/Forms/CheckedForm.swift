/// A form whose class stands in a file of the project.
public struct CheckedForm: Sendable {
  public let type: CheckedClass
  public let row: DumpedForm
  public let model: ModelEntry?

  public init?(_ row: DumpedForm, _ project: CheckedProject) {
    guard let dotted = row.className.value, let type = CheckedClass(dotted, row.place, project) else { return nil }
    self.type = type
    self.row = row
    model = (row.model.value ?? nil).flatMap { project.fields.entry(label: $0) }
  }

  /// Whether what makes the class is Django's own.
  public var isReadable: Bool {
    type.isReadable(above: "django.", "crispy_forms.", "typing.")
      && !type.lineage.contains { $0.definition?.keywords.contains { $0.name == "metaclass" } ?? true }
  }

  /// A field of the class's own body or of one above it.
  public func declares(_ name: String) -> Bool { type.defines(name, own: false) }

  /// Whether the fields are those the class was made with.
  public var isClosed: Bool {
    guard row.fields.openness == .closed, !row.fields.items.isEmpty,
      type.row.ancestors.allSatisfy({ !type.project.tables.hasUnreadBase($0) })
    else { return false }
    return !type.lineage.contains { $0.assignsFields }
  }

  /// Whether a form below has a field of that name.
  public func heirsHave(_ name: String) -> Bool {
    let heirs = Set(type.heirs)
    if heirs.isEmpty { return false }
    return type.project.dump.forms.items.contains { row in
      guard let id = row.className.value.flatMap({ type.project.tables.classIndex[$0] }), heirs.contains(id) else {
        return false
      }
      return row.fields.openness != .closed || row.fields.items[name] != nil
    }
  }
}

extension CheckedClass {
  /// `self.Meta.widgets` in a method.
  public var readsMeta: Bool {
    file.tree.subtree(of: node).contains { row in
      file.tree.nodes[row].kind == .attribute
        && ["self.Meta", "cls.Meta"].contains(file.tree.dottedName(of: ID(row)))
    }
  }

  /// `self.fields[name] = …`, `self.fields.update(…)`: fields that come while an instance is made.
  var assignsFields: Bool {
    let tree = file.tree
    for row in tree.subtree(of: node) where tree.kind(ID(row)) == .attribute {
      guard tree.dottedName(of: ID(row)) == "self.fields", row > 0 else { continue }
      let outer = ID<Node>(row - 1)
      switch tree.kind(outer) {
      case .subscript:
        let holder = tree.parent(of: outer)
        if let holder, tree.kind(holder) == .assign, tree.lastChild(of: holder) != outer { return true }
      case .attribute where ["update", "setdefault"].contains(tree.name(tree[outer].symbol)): return true
      case .assign: return true
      default: break
      }
    }
    return false
  }
}
