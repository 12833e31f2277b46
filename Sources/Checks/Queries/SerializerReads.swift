import Base

/// The relations that serializers read of every row (rules.md D2: what each kind of field costs).
public struct SerializerReads {
  public struct Need: Sendable {
    public var path: [String]
    /// The field of the outermost serializer that needs it.
    public var field: String
  }

  private let project: CheckedProject
  private var reader: QueryReader
  private let byName: [String: CheckedSerializer]

  public init(_ project: CheckedProject) {
    self.project = project
    reader = QueryReader(project)
    byName = Dictionary(project.serializers.map { ($0.type.dotted, $0) }) { first, _ in first }
  }

  public mutating func rows(of view: ID<ClassRow>) -> Rows? { reader.rows(of: view) }

  public func serializer(_ dotted: String) -> CheckedSerializer? { byName[dotted] }

  /// Nil where the fields are not all known.
  public mutating func needs(of serializer: CheckedSerializer, on model: ModelEntry, depth: Int = 0) -> [Need]? {
    guard depth < 4, serializer.isClosed else { return depth == 0 ? nil : [] }
    var needs: [Need] = []
    for (name, field) in serializer.row.fields.items.sorted(by: { $0.key < $1.key }) {
      guard field.isWriteOnly.value == false, let source = field.source.value ?? nil else { continue }
      if source == "*" {
        needs += methodNeeds(name, serializer, model)
      } else {
        needs += fieldNeeds(name, source, field, model, depth)
      }
    }
    if case .function(let function)? = project.tables.member("to_representation", of: serializer.type.type)?.member {
      needs += reads(function, 1, model).map { Need(path: $0, field: "to_representation") }
    }
    return needs
  }

  private mutating func reads(_ function: ID<FunctionRow>, _ parameter: Int, _ model: ModelEntry) -> [[String]] {
    reader.reads(of: function, parameter: parameter, model: model.type).compactMap { read in
      if case .always = read.access { return nil }
      return read.path
    }
  }

  private mutating func methodNeeds(_ name: String, _ serializer: CheckedSerializer, _ model: ModelEntry) -> [Need] {
    guard case .function(let function)? = project.tables.member("get_" + name, of: serializer.type.type)?.member else {
      return []
    }
    return reads(function, 1, model).map { Need(path: $0, field: name) }
  }

  private mutating func fieldNeeds(
    _ name: String, _ source: String, _ field: DumpedSerializerField, _ model: ModelEntry, _ depth: Int
  ) -> [Need] {
    var (path, model): ([String], ModelEntry) = ([], model)
    let parts = source.dottedParts.map(String.init)
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      switch project.fields.attribute(part, on: model) {
      case .found(.field(let column)) where column.relation != nil && !column.isGenericKey:
        guard let target = project.fields.target(of: column) else { return [] }
        if isLast { return ends(name, path + [part], column.isToOne, target, field, depth) }
        (path, model) = (path + [part], target)
      case .found(.accessor(let reverse)):
        guard let target = project.fields[reverse.source] else { return [] }
        if isLast { return ends(name, path + [part], false, target, field, depth) }
        (path, model) = (path + [part], target)
      case .found(.other):
        guard case .function(let function)? = project.tables.member(part, of: model.type)?.member else { break }
        let inner = reads(function, 0, model).map { Need(path: path + $0, field: name) }
        return (path.isEmpty ? [] : [Need(path: path, field: name)]) + inner
      default: break
      }
      if isLast || model.fields[part]?.relation == nil, model.reverse(accessor: part) == nil { break }
    }
    return path.isEmpty ? [] : [Need(path: path, field: name)]
  }

  /// The relation itself is what the field shows.
  private mutating func ends(
    _ name: String, _ path: [String], _ isToOne: Bool, _ target: ModelEntry, _ field: DumpedSerializerField,
    _ depth: Int
  ) -> [Need] {
    if let dotted = field.nested.value ?? nil {
      guard let inner = byName[dotted] else { return [] }
      let below = needs(of: inner, on: target, depth: depth + 1) ?? []
      return [Need(path: path, field: name)] + below.map { Need(path: path + $0.path, field: name) }
    }
    let kind = (field.className.value ?? nil)?.dottedParts.last.map(String.init) ?? ""
    switch kind {
    case "PrimaryKeyRelatedField", "HyperlinkedRelatedField", "HyperlinkedIdentityField":
      // A key of its own column costs nothing.
      return isToOne ? (path.count > 1 ? [Need(path: Array(path.dropLast()), field: name)] : []) : many(path, name)
    case "StringRelatedField", "SlugRelatedField", "ManyRelatedField": return [Need(path: path, field: name)]
    default: return []
    }
  }

  private func many(_ path: [String], _ name: String) -> [Need] { [Need(path: path, field: name)] }
}
