public import Base

/// Reading lowered expressions.
extension FileFacts {
  public subscript(id: ID<Expression>) -> Expression { rows.expressions[Int(id.index)] }
  public subscript(id: ID<Definition>) -> Definition { rows.definitions[Int(id.index)] }

  /// What encloses a definition, without copying its row.
  public func parent(of id: ID<Definition>) -> ID<Definition> { rows.definitions[Int(id.index)].parent }
  public func header(of id: ID<Definition>) -> TextRange { rows.definitions[Int(id.index)].header }
  public func name(of id: ID<Definition>) -> String { rows.definitions[Int(id.index)].name }

  /// The children of a row, in source order.
  public func children(of id: ID<Expression>) -> [ID<Expression>] {
    rows.children(of: id)
  }

  public func text(of id: ID<Expression>) -> String { text(self[id].text) }

  /// The value of a string literal; nil for anything else.
  public func string(_ id: ID<Expression>) -> String? {
    !id.isNone && self[id].kind == .string ? text(of: id) : nil
  }

  /// The dotted text of a name, or of what a call calls or a subscript indexes.
  public func dotted(_ id: ID<Expression>) -> String? {
    guard !id.isNone else { return nil }
    switch self[id].kind {
    case .name, .call: return text(of: id)
    case .subscript, .callee, .starred, .keyword: return firstChild(of: id).flatMap(dotted)
    case .attribute: return firstChild(of: id).flatMap(dotted).map { $0 + "." + text(of: id) }
    case .string, .formatted, .bytes, .number, .true, .false, .none, .ellipsis, .unpack, .list, .tuple, .set, .dict,
      .add, .operation, .conditional, .lambda, .comprehension, .opaque:
      return nil
    }
  }

  public func firstChild(of id: ID<Expression>) -> ID<Expression>? {
    self[id].size > 1 ? ID(id.index + 1) : nil
  }

  /// The value of `keyword=` in a call.
  public func argument(_ keyword: String, of call: ID<Expression>) -> ID<Expression>? {
    for child in children(of: call) where self[child].kind == .keyword && text(of: child) == keyword {
      return firstChild(of: child)
    }
    return nil
  }

  /// The positional argument at `position` of a call; nil behind a starred one.
  public func argument(at position: Int, of call: ID<Expression>) -> ID<Expression>? {
    var left = position
    for child in children(of: call) {
      switch self[child].kind {
      case .callee: continue
      case .keyword, .starred, .unpack: return nil
      case .string, .formatted, .bytes, .number, .true, .false, .none, .ellipsis, .name, .call, .list, .tuple, .set,
        .dict, .subscript, .attribute, .add, .operation, .conditional, .lambda, .comprehension, .opaque:
        if left == 0 { return child }
        left -= 1
      }
    }
    return nil
  }

  /// The dotted name of a definition inside its file: `Order.Meta`.
  public func qualifiedName(of id: ID<Definition>) -> String {
    let parent = parent(of: id)
    return parent.isNone ? name(of: id) : qualifiedName(of: parent) + "." + name(of: id)
  }
}
