import Base
import Evaluation
import PythonSyntax

/// The calls that state a column.
extension APIHost {
  /// The arguments of `Column(…)`, `mapped_column(…)` or of what stands in the annotation; nil for what is no column.
  func columnCall(
    _ key: String, _ value: Value, _ annotation: Place?, _ source: String, in evaluator: inout Evaluator
  ) -> ([Value], [Keyword])? {
    let own = columnCall(value, in: evaluator)
    guard source.contains("Mapped["), own != nil || value == .none else { return own }
    let written = annotation.flatMap { annotatedCall($0, in: &evaluator) }
    // What stands behind `=` is asked first: the first keyword of a name wins.
    let keywords =
      (own?.1 ?? [])
      + (written?.1 ?? []).filter { keyword in
        !(own?.1 ?? []).contains { $0.name == keyword.name }
      }
    return ((own?.0 ?? []) + (written?.0 ?? []).filter { evaluator.text(of: $0) == nil }, keywords)
  }

  private func columnCall(_ value: Value, in evaluator: borrowing Evaluator) -> ([Value], [Keyword])? {
    switch value {
    case .instance(let id) where evaluator.inherits(evaluator.instances[id].type, from: APIHost.column):
      return (evaluator.instances[id].arguments, evaluator.instances[id].keywords)
    case .symbolic(let id):
      guard case .call(let callee, let arguments, let keywords) = evaluator.symbolics[id].form,
        let name = evaluator.dottedName(of: callee)
      else { return nil }
      if APIHost.mappedColumns.contains(name) || name == "sqlalchemy.Column" || name == "sqlalchemy.orm.mapped_column" {
        return (arguments, keywords)
      }
      guard ["deferred", "column_property"].contains(name.dottedParts.last), name.hasPrefix("sqlalchemy.orm.") else {
        return nil
      }
      return arguments.first.flatMap { columnCall(evaluator.certain($0), in: evaluator) }
    default: return nil
    }
  }

  /// `mapped_column(…)` inside of `Annotated[…]`, in the annotation or in an alias that it names.
  private func annotatedCall(_ annotation: Place, in evaluator: inout Evaluator) -> ([Value], [Keyword])? {
    let tree = evaluator.files[annotation.file].tree
    guard let module = evaluator.modules.indices.first(where: { evaluator.modules[$0].file == annotation.file }) else {
      return nil
    }
    let node = ID<Node>(Int(annotation.node))
    for row in tree.subtree(of: node) {
      switch tree.nodes[row].kind {
      case .name, .attribute, .subscript: break
      default: continue
      }
      let place = evaluator.place(of: ID(row), beside: annotation)
      guard row != Int(node.index), let type = evaluator.evaluateAnnotation(place, in: ID(module)) else { continue }
      for extra in evaluator.metadata(of: type) {
        if let call = columnCall(extra, in: evaluator) { return call }
      }
    }
    return nil
  }
}
