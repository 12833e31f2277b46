/// How far an edited migration is another one than before.
public enum MigrationEdit: Sendable {
  /// Comments, layout, imports, helpers that nothing of the migration depends on.
  case none
  /// What `RunPython` calls.
  case code
  /// What it stands on or replaces.
  case graph
  case operations

  public init(old: [UInt8], new: [UInt8]) {
    let (before, after) = (MigrationParts(PythonFile(old)), MigrationParts(PythonFile(new)))
    guard let before, let after else {
      self = .none
      return
    }
    if before.operations != after.operations {
      self = .operations
    } else if before.graph != after.graph {
      self = .graph
    } else {
      self = before.functions == after.functions ? .none : .code
    }
  }
}

/// What of a migration's file counts, in a form that layout and quotes leave alone.
private struct MigrationParts {
  var operations = ""
  var graph: [String] = []
  var functions: [String] = []

  init?(_ tree: PythonFile) {
    var hasClass = false
    for statement in tree.children(of: tree.root) {
      if let type = ClassDefinition(statement, in: tree), type.name == "Migration" {
        hasClass = true
        read(type, tree)
      } else if let function = FunctionDefinition(statement, in: tree) {
        functions.append(function.name + ": " + tree.shape(of: statement))
      }
    }
    if !hasClass || !tree.problems.isEmpty { return nil }
    functions.sort()
  }

  private mutating func read(_ type: ClassDefinition, _ tree: PythonFile) {
    for statement in type.body where tree.kind(statement) == .assign {
      guard let target = tree.firstChild(of: statement), let value = tree.lastChild(of: statement) else { continue }
      switch tree.text(of: target) {
      case "operations": operations = tree.shape(of: value)
      // Taking `replaces` away releases a squashed migration.
      case "dependencies", "run_before": graph.append(tree.text(of: target) + tree.shape(of: value))
      default: break
      }
    }
    graph.sort()
  }
}

extension PythonFile {
  /// The tree as text, the same for both kinds of quotes and every layout.
  fileprivate func shape(of node: ID<Node>) -> String {
    dump(node).replacing("\"\\\"", with: "\"'").replacing("\\\"\"", with: "'\"").split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }
}
