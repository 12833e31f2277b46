/// Names that code gives to things while it runs, wherever it stands.
///
/// What has one of them may have it from there: nobody may say that it is not there.
public struct WrittenNames: Sendable {
  /// Look-ups and transforms of the project.
  public private(set) var lookups: Set<String> = []
  /// Attributes that something assigns: `order.total = …`, `setattr(order, "total", …)`.
  public private(set) var stored: Set<String> = []
  /// Columns that `annotate`, `alias`, `extra` and `values` make.
  public private(set) var annotated: Set<String> = []
  /// Columns that `values` and the like name.
  public private(set) var selected: Set<String> = []
  /// Attributes that are read or called.
  public private(set) var read: Set<String> = []

  init(_ sources: ProjectSources) {
    for source in sources.python { add(source.file) }
  }

  private mutating func add(_ file: PythonFile) {
    var readSymbols: Set<Symbol> = []
    for row in file.nodes.indices {
      let id = ID<Node>(row)
      switch file.kind(id) {
      case .attribute: readSymbols.insert(file[id].symbol)
      case .assign: addAssigned(Array(file.children(of: id).dropLast()), id, file)
      case .annotatedAssign, .augmentedAssign, .forStatement:
        addAssigned(file.firstChild(of: id).map { [$0] } ?? [], id, file)
      case .call: addCall(id, file)
      default: break
      }
    }
    read.formUnion(readSymbols.map { file.name($0) })
  }

  private mutating func addAssigned(_ targets: [ID<Node>], _ statement: ID<Node>, _ file: PythonFile) {
    for target in targets {
      switch file.kind(target) {
      case .attribute: stored.insert(file.name(file[target].symbol))
      case .tuple, .list: addAssigned(Array(file.children(of: target)), statement, file)
      case .name where file.kind(statement) == .assign:
        guard file.name(file[target].symbol) == "lookup_name", let value = file.lastChild(of: statement) else {
          continue
        }
        if let text = file.string(value) { lookups.insert(text) }
      default: break
      }
    }
  }

  private mutating func addCall(_ id: ID<Node>, _ file: PythonFile) {
    guard let call = Call(id, in: file) else { return }
    let callee = file[call.callee]
    guard callee.kind == .attribute || callee.kind == .name else { return }
    switch file.name(callee.symbol) {
    case "setattr":
      if call.arguments.count > 1, let name = file.string(call.arguments[1]) { stored.insert(name) }
    case "register_lookup":
      for value in call.arguments + call.keywords.map(\.value) {
        if let text = file.string(value) { lookups.insert(text) }
      }
    case "annotate", "alias", "aggregate", "extra", "values", "values_list", "add_related_count":
      for (name, _) in call.keywords { annotated.insert(name) }
      addStrings(below: id, file, to: \.annotated)
      for argument in call.arguments { if let text = file.string(argument) { selected.insert(text) } }
    case "contribute_to_class", "add_to_class":
      if let name = call.arguments.compactMap({ file.string($0) }).first { stored.insert(name) }
    case "Prefetch":
      if let name = call[keyword: "to_attr"].flatMap({ file.string($0) }) { stored.insert(name) }
    default: break
    }
  }

  /// Keys of dictionaries in the arguments.
  private mutating func addStrings(
    below id: ID<Node>, _ file: PythonFile, to names: WritableKeyPath<WrittenNames, Set<String>>
  ) {
    for row in file.subtree(of: id) where file.kind(ID(row)) == .dict {
      for (index, child) in file.children(of: ID(row)).enumerated() where index % 2 == 0 {
        if let text = file.string(child) { self[keyPath: names].insert(text) }
      }
    }
  }
}
