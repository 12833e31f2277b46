import Base

/// What the extractors need to read of what they have lowered.
extension FactRows {
  subscript(id: ID<Expression>) -> Expression { expressions[Int(id.index)] }
  subscript(id: ID<Definition>) -> Definition { definitions[Int(id.index)] }

  func children(of id: ID<Expression>) -> [ID<Expression>] {
    var children: [ID<Expression>] = []
    let end = id.index + self[id].size
    var next = id.index + 1
    while next < end {
      children.append(ID(next))
      next += expressions[Int(next)].size
    }
    return children
  }

  func firstChild(of id: ID<Expression>) -> ID<Expression>? {
    self[id].size > 1 ? ID(id.index + 1) : nil
  }
}
