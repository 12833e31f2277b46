import Base
import PythonSyntax

extension PythonFile {
  /// The variables of a function: what is assigned in it, not what it is called with, imports or declares global.
  func locals(of function: ID<Node>) -> Set<String> {
    var (bound, other): (Set<String>, Set<String>) = ([], [])
    for row in subtree(of: function) {
      let id = ID<Node>(row)
      switch kind(id) {
      case .assign: for target in children(of: id).dropLast() { addTargets(target, to: &bound) }
      case .annotatedAssign, .forStatement, .asyncForStatement, .comprehension, .namedExpression:
        if let target = firstChild(of: id) { addTargets(target, to: &bound) }
      case .withItem:
        if let target = children(of: id).dropFirst().first(where: { _ in true }) { addTargets(target, to: &bound) }
      case .exceptHandler: bound.insert(name(self[id].symbol))
      case .parameter, .starParameter, .doubleStarParameter, .matchAs, .matchStar, .matchRest, .functionDef,
        .asyncFunctionDef, .classDef:
        other.insert(name(self[id].symbol))
      case .globalStatement, .nonlocalStatement, .alias:
        for child in children(of: id) { dottedName(of: child).map { _ = other.insert($0) } }
      default: break
      }
    }
    return bound.subtracting(other).subtracting([""])
  }

  private func addTargets(_ target: ID<Node>, to names: inout Set<String>) {
    switch kind(target) {
    case .name: names.insert(name(self[target].symbol))
    case .tuple, .list, .starred: for child in children(of: target) { addTargets(child, to: &names) }
    default: break
    }
  }

  /// The names below a row in order, those in annotations left out.
  func names(below id: ID<Node>) -> [String] {
    var names: [String] = []
    let rows = subtree(of: id)
    var row = rows.lowerBound
    while row < rows.upperBound {
      let node = nodes[row]
      switch node.kind {
      case .annotation, .returns:
        row += Int(node.size)
        continue
      case .name, .exceptHandler: names.append(name(node.symbol))
      default: break
      }
      row += 1
    }
    return names
  }
}

/// Which names of a function became which.
struct Renames {
  let old: Set<String>
  let new: Set<String>
  private var pairs: [String: Set<String>] = [:]
  private var counts: [String: Int] = [:]

  init(old: Set<String>, new: Set<String>) {
    self.old = old
    self.new = new
  }

  /// Notes the names of two statements that say the same with their local names left out.
  mutating func add(_ before: [String], _ after: [String]) -> Bool {
    guard before.count == after.count else { return false }
    var hasOther = false
    for (was, now) in zip(before, after) where old.contains(was) && new.contains(now) {
      pairs[was, default: []].insert(now)
      counts[was, default: 0] += 1
      if was != now { hasOther = true }
    }
    return hasOther
  }

  /// The variables that have another name everywhere, and whether that explains every difference of names.
  func result(_ before: Set<String>, _ after: Set<String>) -> (renamed: [(old: String, new: String)], explainsAll: Bool)
  {
    let backwards = Dictionary(pairs.flatMap { was, now in now.map { ($0, Set([was])) } }) { $0.union($1) }
    var renamed: [(String, String)] = []
    var explainsAll = true
    for (was, now) in pairs.sorted(by: { $0.key < $1.key }) where now != [was] {
      guard let only = now.first, now.count == 1, backwards[only]?.count == 1, !before.contains(only),
        !after.contains(was)
      else {
        explainsAll = false
        continue
      }
      if counts[was, default: 0] > 1 { renamed.append((was, only)) } else { explainsAll = false }
    }
    return (renamed, explainsAll)
  }
}
