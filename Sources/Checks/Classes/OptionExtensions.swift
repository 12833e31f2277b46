/// What a class adds to a list after it was assigned: `fields += […]`, `fields.append(…)`, in its own body, in the one
/// around it (`Meta.fields += …`) or below both.
struct OptionExtensions {
  private let name: String
  private let tree: PythonFile
  /// Lists that are surely added, and single items.
  private(set) var lists: [ID<Node>] = []
  private(set) var items: [ID<Node>] = []
  /// Whether nothing else may be added or taken away.
  private(set) var isComplete = true

  init(of option: WrittenOption) {
    name = Self.name(of: option)
    tree = option.tree
    let owner = option.owner
    for statement in owner.definition?.body ?? [] where statement.index > option.target.index { read(statement) }
    guard let dot = owner.dotted.lastIndex(of: "."), isComplete else { return }
    let tail = owner.name + "." + name
    if let outer = CheckedClass(String(owner.dotted[..<dot]), owner.project), outer.file.row == owner.file.row {
      for statement in outer.definition?.body ?? [] where changes(tail, statement) { isComplete = false }
      for statement in tree.statements(of: tree.root) where changes(outer.name + "." + tail, statement) {
        isComplete = false
      }
    } else {
      for statement in tree.statements(of: tree.root) where changes(tail, statement) { isComplete = false }
    }
  }

  private static func name(of option: WrittenOption) -> String { option.tree.dottedName(of: option.target) ?? "" }

  private mutating func read(_ statement: ID<Node>) {
    switch tree.kind(statement) {
    case .augmentedAssign:
      guard changes(name, statement), let value = tree.lastChild(of: statement) else { return }
      lists.append(value)
    case .expressionStatement:
      guard changes(name, statement), let call = tree.firstChild(of: statement).flatMap({ Call($0, in: tree) }) else {
        return
      }
      switch (call.calleeName ?? "").split(separator: ".").last {
      case "append", "add": items += call.arguments
      case "extend": lists += call.arguments
      default: isComplete = false
      }
    case .decorated, .functionDef, .asyncFunctionDef, .classDef, .assign, .annotatedAssign: return
    default:
      let inside = tree.subtree(of: statement)
      if inside.contains(where: { changes(name, ID($0)) }) { isComplete = false }
    }
  }

  /// Whether a statement adds to the list of that name, or takes from it.
  private func changes(_ name: String, _ statement: ID<Node>) -> Bool {
    switch tree.kind(statement) {
    case .augmentedAssign:
      return tree.firstChild(of: statement).flatMap { tree.dottedName(of: $0) } == name
    case .expressionStatement:
      guard let call = tree.firstChild(of: statement).flatMap({ Call($0, in: tree) }), let callee = call.calleeName,
        callee.hasPrefix(name + ".")
      else { return false }
      return !callee.dropFirst(name.count + 1).contains(".")
    default: return false
    }
  }
}
