import Base

/// Reads of a loop that most of its rows never come to.
extension CheckedProject {
  public func isRarelyRead(_ read: QueryFacts.Read) -> Bool {
    let way = (read.way.isEmpty ? [read.place] : read.way) + (read.inside.map { [$0] } ?? [])
    return way.contains { isForErrors($0) || isOfOneKind($0) || isFallback($0) }
  }

  /// Where something went wrong the loop mostly ends.
  private func isForErrors(_ place: QueryPlace) -> Bool {
    let file = file(place.file)
    return file.ancestors(of: place.node).contains { outer in
      if [.exceptHandler, .raiseStatement].contains(file.tree.kind(outer)) { return true }
      guard let name = Call(outer, in: file.tree)?.calleeName else { return false }
      return name.hasSuffix(".add_error") || name.hasSuffix("ValidationError")
    }
  }

  /// `if self.kind == Kind.GIFT:`: rows of the other kinds do not come there.
  private func isOfOneKind(_ place: QueryPlace) -> Bool {
    let file = file(place.file)
    var inner = place.node
    for outer in file.tree.ancestors(of: place.node).reversed() {
      switch file.tree.kind(outer) {
      case .functionDef, .asyncFunctionDef, .lambda: return false
      case .ifStatement, .elifClause:
        if let test = file.tree.firstChild(of: outer), test != inner, file.tree.kind(inner) == .block,
          file.comparesKind(test)
        {
          return true
        }
      default: break
      }
      inner = outer
    }
    return false
  }

  /// Behind `if self.title: return self.title`: rows that have a title of their own do not come there.
  private func isFallback(_ place: QueryPlace) -> Bool {
    let file = file(place.file)
    guard let function = file.function(around: place.node), let view = FunctionDefinition(function, in: file.tree),
      let own = view.parameters.first?.name, file.enclosing(function, .classDef) != nil
    else { return false }
    let before = view.body.prefix { file.tree[$0].range.end <= file.tree[place.node].range.start }
    return before.contains { statement in
      guard file.tree.kind(statement) == .ifStatement, let test = file.tree.firstChild(of: statement),
        file.tree.kind(test) == .attribute, file.tree.dottedName(of: test)?.hasPrefix(own + ".") ?? false,
        file.tree.dottedName(of: test)?.dottedParts.count == 2,
        let block = file.tree.firstChild(of: statement, .block), let last = file.tree.lastChild(of: block)
      else { return false }
      return file.tree.kind(last) == .returnStatement
    }
  }

  /// Whether the turns ask as often again for something that no advice about their rows saves.
  public func asksAnyway(_ loop: QueryFacts.Loop, missing: Int) -> Bool {
    let always = loop.reads.filter { read in
      if case .always = read.access { return true }
      return false
    }
    let repeated = queries.repeated.filter { $0.loop == loop.place }
    return Set(always.map(\.place)).count + Set(repeated.map(\.call)).count >= missing
  }
}

extension CheckedFile {
  /// An attribute that is compared with a text or a constant.
  fileprivate func comparesKind(_ test: ID<Node>) -> Bool {
    let sides = Array(tree.children(of: test))
    guard tree.kind(test) == .compare, sides.count == 3, tree.text(of: test).contains("=="),
      tree.kind(sides[0]) == .attribute
    else { return false }
    if tree.kind(sides[2]) == .string { return true }
    guard let name = tree.dottedName(of: sides[2])?.dottedParts.last else { return false }
    return name.count > 1 && name.allSatisfy { $0.isUppercase || $0.isNumber || $0 == "_" }
  }

  /// `# expensive, but rare`: whoever wrote the loop knows what it costs.
  public func isKnownToCost(_ loop: ID<Node>) -> Bool {
    guard let text = comment(above: loop)?.lowercased() else { return false }
    return ["performance", "penalty", "expensive", "rare", "slow"].contains { text.contains($0) }
  }
}
