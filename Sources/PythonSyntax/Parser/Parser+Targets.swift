import Base

/// What may be assigned to, deleted or bound.
extension Parser {
  enum TargetUse: UInt8 { case assign, augmented, annotated, delete }

  /// Reports a target that Python refuses; the tree keeps it.
  mutating func checkTarget(_ row: Int, _ use: TargetUse) {
    var i = row
    let end = row + Int(nodes[row].size)
    while i < end {
      switch nodes[i].kind {
      case .name: i += 1
      case .attribute, .subscript: i += Int(nodes[i].size)
      case .list, .tuple:
        if use == .augmented || use == .annotated { return report(.invalidTarget, row: i) }
        i += 1
      case .starred:
        if use != .assign { return report(.invalidTarget, row: i) }
        i += 1
      default: return report(.invalidTarget, row: i)
      }
    }
  }

  /// Targets of `for` and comprehensions: a list without parentheses is a tuple.
  mutating func parseForTargets() throws(SyntaxFailure) {
    let row = nodes.count
    let from = start
    try parseTarget()
    if kind == .comma {
      wrap(row, in: .tuple, from: from)
      while skip(.comma), kind != .in { try parseTarget() }
      close(row)
    }
    checkTarget(row, .assign)
  }

  private mutating func parseTarget() throws(SyntaxFailure) {
    if kind == .star {
      let row = open(.starred, at: start)
      advance()
      try parseOperators(Power.bitOr)
      close(row)
    } else {
      try parseOperators(Power.bitOr)
    }
  }
}
