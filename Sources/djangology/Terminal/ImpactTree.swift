import Workspace

/// The rows of an answer, grouped by what depends on what.
private struct ImpactBranch {
  var link: ImpactLink?
  var places: [ImpactedPlace] = []
  var children: [ImpactBranch] = []
  private var index: [String: Int] = [:]

  init(_ link: ImpactLink?) { self.link = link }

  /// - Parameter chain: what is left of it, the nearest to the target first.
  mutating func add(_ place: ImpactedPlace, _ chain: ArraySlice<ImpactLink>) {
    guard let next = chain.first else {
      places.append(place)
      return
    }
    let key = next.kind + " " + next.symbol
    let row = index[key] ?? children.count
    if row == children.count {
      children.append(ImpactBranch(next))
      index[key] = row
    }
    children[row].add(place, chain.dropFirst())
  }
}

extension ImpactReport {
  func printTree(_ context: inout CommandContext) {
    printHead(&context)
    var root = ImpactBranch(nil)
    for row in rows { root.add(row, row.chain.reversed()[...]) }
    print(root, indent: "", &context)
  }

  private func print(_ branch: ImpactBranch, indent: String, _ context: inout CommandContext) {
    for (place, child) in branch.children.enumerated() {
      let isLast = place == branch.children.count - 1
      if let link = child.link {
        let name = context.terminal.paint(link.kind, .faint) + " " + context.terminal.paint(link.symbol, .heading)
        context.print(indent + (isLast ? "└── " : "├── ") + name)
      }
      let inner = indent + (isLast ? "    " : "│   ")
      for one in child.places { context.print(inner + (child.children.isEmpty ? "  " : "│ ") + line(one, &context)) }
      print(child, indent: inner, &context)
    }
  }

  private func line(_ place: ImpactedPlace, _ context: inout CommandContext) -> String {
    let edge = place.chain.first?.edge ?? ""
    let mark = place.certainty == .certain ? "" : context.terminal.paint(" (\(place.certainty.rawValue))", .faint)
    let text = place.text.count > 72 ? place.text.prefix(71) + "…" : place.text[...]
    return context.terminal.paint("\(place.path):\(place.line)", .path) + " \(edge)\(mark)  "
      + context.terminal.paint(String(text), .faint)
  }
}
