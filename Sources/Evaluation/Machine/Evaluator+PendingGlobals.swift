import Base
import PythonSyntax

/// Names that a library's functions bind by `global`, when the module calls them while it is imported.
extension Evaluator {
  /// Belongs to `name` what the statement `top` does by calling the function `callee`: `enable_trace()` of Celery.
  mutating func globals(ofCalled callee: Text, _ context: Context) -> [Text] {
    guard let rows = modules[context.module].pending[callee] else { return [] }
    var names: [Text] = []
    for row in rows.map(Int.init) where node(context, row).kind == .functionDef {
      for inner in row..<end(context, row) where node(context, inner).kind == .globalStatement {
        names += children(context, inner).map { text(of: $0, context) }
      }
    }
    return names
  }
}
