/// A serializer whose class stands in a file of the project.
public struct CheckedSerializer: Sendable {
  public let type: CheckedClass
  public let row: DumpedSerializer
  public let model: ModelEntry?
  public let meta: CheckedClass?

  init?(_ row: DumpedSerializer, _ project: CheckedProject) {
    guard let dotted = row.className.value, let type = CheckedClass(dotted, row.place, project) else { return nil }
    self.type = type
    self.row = row
    model = (row.model.value ?? nil).flatMap { project.fields.entry(label: $0) }
    meta = type.meta
  }

  public var isModelSerializer: Bool { row.isModelSerializer.value == true }

  /// Whether code decides which fields there are.
  public var isDynamic: Bool {
    type.defines("get_fields", "get_field_names", "build_field", "build_unknown_field", "get_default_field_names")
      || type.defines("build_standard_field", "build_relational_field", "build_property_field", "fields", "__new__")
      || writesItself
  }

  /// A `to_representation` that does not ask the one above: nobody looks at the fields then.
  public var writesItself: Bool {
    let tables = type.project.tables
    guard case .function(let function)? = tables.member("to_representation", of: type.type)?.member else {
      return false
    }
    let row = tables.functions[function]
    return !tables.file(row.file).text(of: row.node).contains("super()")
  }

  /// Whether it is given rows of `values()`, to judge by its sources: their names have double underscores.
  public var readsDictionaries: Bool {
    type.lineage.contains { type in
      type.row.members.values.contains { member in
        guard case .value(_, let value?, _) = member, let call = Call(value, in: type.file.tree) else { return false }
        return call[keyword: "source"].flatMap { type.file.tree.string($0) }?.contains("__") ?? false
      }
    }
  }

  /// Whether every base above is one of the framework's own or stands in the project.
  public var isReadable: Bool { type.isReadable(above: "rest_framework.", "drf_spectacular.", "typing.") }

  /// A field written in the class's body or in one above it.
  public func declared(_ name: String) -> (owner: CheckedClass, value: ID<Node>)? {
    guard let option = type.option(name) else { return nil }
    return (option.owner, option.value)
  }

  /// The fields written in its own body, in order.
  public var ownDeclared: [(name: String, target: ID<Node>, call: Call)] {
    var found: [(name: String, target: ID<Node>, call: Call)] = []
    for (name, member) in type.row.members {
      guard case .value(let target, let value?, _) = member, let call = Call(value, in: type.file.tree),
        isField(call)
      else { continue }
      found.append((name, target, call))
    }
    return found.sorted { $0.target.index < $1.target.index }
  }

  /// Whether a call makes a field or a nested serializer.
  private func isField(_ call: Call) -> Bool {
    let tables = type.project.tables
    guard let name = call.calleeName, let meaning = tables.meaning(ofDotted: name, in: type.file.row) else {
      return false
    }
    switch meaning {
    case .library(let dotted): return dotted.hasPrefix("rest_framework.")
    case .type(let type): return tables.classes[type].libraryAncestors.contains { $0.hasPrefix("rest_framework.") }
    case .function, .module, .value: return false
    }
  }

  /// What the boot made of a name.
  public func booted(_ name: String) -> DumpedSerializerField? { row.fields.items[name] }
  public var isClosed: Bool { row.fields.openness == .closed }
}

extension CheckedProject {
  public var serializers: [CheckedSerializer] {
    let maker = maker
    return analyses.serializers.get { dump.serializers.items.compactMap { CheckedSerializer($0, maker) } }
  }
}
