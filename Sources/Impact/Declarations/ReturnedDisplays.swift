import Base
import PythonSyntax

/// The lists that a function returns, as far as they are written in it.
struct ReturnedDisplays {
  private(set) var values: [ID<Node>] = []
  private let file: PythonFile
  /// Variables that are returned, also as a part of a sum.
  private var returned: Set<String> = []

  init(of function: ID<Node>, in file: PythonFile) {
    self.file = file
    let rows = Self.own(function, file)
    for row in rows where file.nodes[row].kind == .returnStatement {
      if let value = file.firstChild(of: ID(row)) { add(value) }
    }
    // A variable may be made of others.
    for _ in 0..<3 {
      for row in rows { addBinding(ID(row)) }
    }
  }

  private mutating func add(_ value: ID<Node>) {
    if file.kind(value) == .conditional {
      let parts = Array(file.children(of: value))
      for part in [parts.first, parts.last] { if let part { add(part) } }
      return
    }
    if !values.contains(value) { values.append(value) }
    for row in file.subtree(of: value) where file.nodes[row].kind == .name {
      returned.insert(file.name(file.nodes[row].symbol))
    }
  }

  /// `fields = ["a"]`, `fields += ["a"]`, `fields.append("a")` and its like.
  private mutating func addBinding(_ node: ID<Node>) {
    switch file.kind(node) {
    case .assign, .augmentedAssign:
      guard let target = file.firstChild(of: node), file.kind(target) == .name,
        returned.contains(file.name(file[target].symbol)), let value = file.lastChild(of: node)
      else { return }
      add(value)
    case .call:
      guard let call = Call(node, in: file), let parts = call.calleeName?.dottedParts, parts.count == 2,
        returned.contains(String(parts[0])), ["append", "extend", "insert", "remove"].contains(parts[1]),
        let value = call.arguments.last
      else { return }
      add(value)
    default: break
    }
  }

  /// The rows of a function's body without those of functions in it.
  private static func own(_ function: ID<Node>, _ file: PythonFile) -> [Int] {
    let all = file.subtree(of: function)
    var rows: [Int] = []
    var row = all.lowerBound + 1
    while row < all.upperBound {
      switch file.nodes[row].kind {
      case .functionDef, .asyncFunctionDef, .classDef, .lambda: row += Int(file.nodes[row].size)
      default:
        rows.append(row)
        row += 1
      }
    }
    return rows
  }
}
