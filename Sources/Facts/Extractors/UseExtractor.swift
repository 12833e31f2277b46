import Base
import PythonSyntax

/// Mentions of what the module imports or defines: the longest dotted chain from such a name.
let useExtractor = Extractor("uses", on: [.name]) { row, pass in
  let symbol = pass.nodes[row].symbol
  guard pass.isBound(symbol), !pass.isHidden(symbol) else { return }
  // An attribute's only child stands directly behind it, so the chain is the run of attributes before the name.
  var first = row
  while first > 1, pass.nodes[first - 1].kind == .attribute { first -= 1 }
  guard !pass.isTarget(first) else { return }
  let use = Use(
    pass.form(ofUseAt: first), path: pass.chain(first), scope: pass.scope, range: pass.nodes[first].range)
  pass.facts.uses.append(use)
}

extension Extraction {
  /// The left side of an assignment at the same place: a definition, not a mention.
  fileprivate func isTarget(_ row: Int) -> Bool {
    switch nodes[row - 1].kind {
    case .assign, .annotatedAssign, .augmentedAssign: nodes[row].kind == .name
    default: false
    }
  }

  fileprivate func form(ofUseAt row: Int) -> Use.Form {
    switch nodes[row - 1].kind {
    case .call: return .call
    case .decorator: return .decorator
    case .annotation, .returns: return .annotation
    default: break
    }
    guard let frame = scopes.last, frame.kind == .class, row < frame.body else { return .read }
    return .base
  }
}
