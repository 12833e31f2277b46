import Base
import PythonSyntax

/// Calls that mean something to Django, a task queue or a test, with their arguments.
let callExtractor = Extractor("calls", on: [.call]) { row, pass in
  let callee = row + 1
  let last = pass.lastSymbol(ofCallee: callee)
  guard !last.isNone, pass.isOfInterest(last, callee) else { return }
  let known = pass.loweredCalls[row]
  let expression = known == 0 ? pass.lower(row) : ID<Expression>(known - 1)
  let call = CallFact(
    callee: pass.chain(callee), last: pass.words.word(last, in: pass.file), scope: pass.scope, expression: expression,
    range: pass.nodes[row].range)
  pass.facts.calls.append(call)
  pass.addTemplateUse(call, pass.interest(last))
  pass.addUrlUse(call, pass.interest(last))
  pass.addConnection(call, pass.interest(last))
  pass.addRoute(row, call, pass.interest(last))
}

extension Extraction {
  /// Query methods have common names, so they count only on a manager's or a class's chain.
  fileprivate func isOfInterest(_ last: Symbol, _ callee: Int) -> Bool {
    let interest = interest(last)
    if interest.contains(.call) { return true }
    guard !interest.isDisjoint(with: [.query, .request]), nodes[callee].kind == .attribute else { return false }
    var row = callee + 1
    while true {
      let node = nodes[row]
      switch node.kind {
      case .attribute, .name:
        let step = self.interest(node.symbol)
        if interest.contains(.query), step.contains(.manager) { return true }
        if interest.contains(.request), step.contains(.client) { return true }
        if node.kind == .name { return false }
      case .call, .subscript, .await: break
      default: return false
      }
      row += 1
    }
  }
}
