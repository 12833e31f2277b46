import Base
import PythonSyntax

extension ComparisonWork {
  /// Classes and functions, paired by name.
  mutating func compareDefinitions(
    _ before: [Statement], _ after: [Statement], _ scope: Scope, _ result: inout Result
  ) {
    let (oldNames, newNames) = (before.map { $0.definition(old) ?? "" }, after.map { $0.definition(new) ?? "" })
    let groups = Dictionary(grouping: after.indices) { newNames[$0] }
    var same: Set<Int> = []
    for (name, rows) in Dictionary(grouping: before.indices, by: { oldNames[$0] }) {
      guard let others = groups[name], others.count == rows.count else {
        result.isSame = false
        result.hasSameMembers = false
        continue
      }
      for (row, other) in zip(rows, others) where compare(before[row], with: after[other]) { same.insert(other) }
    }
    if Set(oldNames) != Set(newNames) { result.hasSameMembers = false }
    if same.count != after.count { result.isSame = false }
    guard scope != .function else { return }
    for row in Alignment.moved(oldNames, newNames) where same.contains(row) {
      rewrites.append(Rewrite(.order, new[after[row].id].range, after[row].name(new)))
    }
  }

  private mutating func compare(_ before: Statement, with after: Statement) -> Bool {
    guard let oldBlock = before.blocks.last, let newBlock = after.blocks.last else { return false }
    if old.kind(before.inner) == .classDef { return compareClasses(before, after, oldBlock, newBlock) }
    return compareFunctions(before, after, oldBlock, newBlock)
  }

  private mutating func compareClasses(
    _ before: Statement, _ after: Statement, _ oldBlock: ID<Node>, _ newBlock: ID<Node>
  ) -> Bool {
    let hasSameHead =
      CanonicalForm(before.header, old, .exact).bytes == CanonicalForm(after.header, new, .exact).bytes
    let outer = renames
    renames = nil
    let result = compare(old.working(oldBlock), new.working(newBlock), .type)
    renames = outer
    if hasSameHead {
      kept[before.id.index] = after.id
      compareWritten(before, after)
      if result.hasSameMembers { compareDocstrings(oldBlock, newBlock, after.name(new)) }
    }
    return hasSameHead && result.isSame
  }

  private mutating func compareFunctions(
    _ before: Statement, _ after: Statement, _ oldBlock: ID<Node>, _ newBlock: ID<Node>
  ) -> Bool {
    let isOutermost = renames == nil
    if isOutermost { renames = Renames(old: old.locals(of: before.inner), new: new.locals(of: after.inner)) }
    let options: CanonicalForm.Options = keepsAnnotations(before, old) || keepsAnnotations(after, new) ? .exact : []
    let hasSameHead =
      CanonicalForm(before.header, old, options).bytes == CanonicalForm(after.header, new, options).bytes
    var isSame = compare(old.working(oldBlock), new.working(newBlock), .function).isSame && hasSameHead
    if isOutermost { isSame = finishRenames(before, after) && isSame }
    if hasSameHead { kept[before.id.index] = after.id }
    if isSame {
      compareDocstrings(oldBlock, newBlock, after.name(new))
    } else {
      changed.append(new[after.id].range)
    }
    if hasSameHead { compareHeads(before, after, isSame: isSame) }
    return isSame
  }

  private mutating func compareHeads(_ before: Statement, _ after: Statement, isSame: Bool) {
    let (one, other) = (CanonicalForm(before.header, old, .exact), CanonicalForm(after.header, new, .exact))
    if one.bytes == other.bytes {
      compareWritten(before, after)
    } else if isSame {
      rewrites.append(Rewrite(.annotations, after.headerPlace(new), after.name(new)))
    }
  }

  /// False where names differ in a way that no renaming explains.
  private mutating func finishRenames(_ before: Statement, _ after: Statement) -> Bool {
    guard let renames else { return true }
    defer { (self.renames, renamed) = (nil, []) }
    let found = renames.result(Set(old.names(below: before.inner)), Set(new.names(below: after.inner)))
    let place = new.firstChild(of: after.inner, .identifier).map { new[$0].range } ?? new[after.id].range
    for (was, now) in found.renamed {
      rewrites.append(Rewrite(.renames, place, "\(was) -> \(now) in \(after.name(new))", extents: renamed))
    }
    return found.explainsAll
  }

  /// Whether a decorator may read the function's annotations.
  private func keepsAnnotations(_ statement: Statement, _ file: PythonFile) -> Bool {
    if readsAnnotations { return true }
    return statement.header.contains { node in
      guard file.kind(node) == .decorator, let value = file.firstChild(of: node) else { return false }
      return !["property", "staticmethod", "classmethod", "cached_property", "override", "login_required"]
        .contains(file.dottedName(of: value) ?? "")
    }
  }

  // MARK: Docstrings

  mutating func compareDocstrings(_ oldBlock: ID<Node>, _ newBlock: ID<Node>, _ subject: String) {
    let (before, after) = (old.docstring(of: oldBlock), new.docstring(of: newBlock))
    switch (before, after) {
    case (nil, nil): break
    case (nil, let after?): rewrites.append(Rewrite(.docstrings, new[after].range, subject))
    case (_?, nil):
      let first = new.firstChild(of: newBlock) ?? newBlock
      rewrites.append(Rewrite(.docstrings, new[first].range, subject))
    case (let before?, let after?):
      let (one, other) = (words(before, old), words(after, new))
      if one != other {
        rewrites.append(Rewrite(.docstrings, new[after].range, subject))
      } else {
        compareWritten(old[before].range, new[after].range, at: new[after].range)
      }
    }
  }

  private func words(_ node: ID<Node>, _ file: PythonFile) -> [Substring] {
    (file.plainString(node) ?? "").split(whereSeparator: \.isWhitespace)
  }
}
