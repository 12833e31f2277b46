import Base
import PythonSyntax

/// The values that a Python file gives to `DJANGO_SETTINGS_MODULE`, or another name, in its process's environment.
struct SettingsVariable {
  let file: PythonFile
  var name = SettingsSearch.variable

  var values: [(module: String, line: Int)] {
    var found: [(module: String, line: Int)] = []
    for row in file.nodes.indices {
      let id = ID<Node>(row)
      switch file.kind(id) {
      case .call: found += defaulted(id)
      case .assign: found += assigned(id)
      case .dict: found += entry(id)
      default: break
      }
    }
    return found
  }

  /// Reads `os.environ.setdefault("DJANGO_SETTINGS_MODULE", "a.b")`, `os.putenv(…)`.
  private func defaulted(_ id: ID<Node>) -> [(module: String, line: Int)] {
    guard let call = Call(id, in: file), let name = call.calleeName,
      name.hasSuffix("environ.setdefault") || name.hasSuffix("putenv"), isVariable(call.arguments.first)
    else { return [] }
    return call.arguments.dropFirst().first.map(modules) ?? []
  }

  /// Reads `os.environ["DJANGO_SETTINGS_MODULE"] = "a.b"`.
  private func assigned(_ id: ID<Node>) -> [(module: String, line: Int)] {
    guard let target = file.firstChild(of: id), file.kind(target) == .subscript, isVariable(file.lastChild(of: target)),
      let value = file.lastChild(of: id)
    else { return [] }
    return modules(value)
  }

  /// Reads `os.environ.update({"DJANGO_SETTINGS_MODULE": "a.b"})`.
  private func entry(_ id: ID<Node>) -> [(module: String, line: Int)] {
    file.pairs(id).filter { $0.key == name }.flatMap { modules($0.value) }
  }

  private func isVariable(_ id: ID<Node>?) -> Bool {
    id.flatMap(file.string) == name
  }

  private func modules(_ id: ID<Node>) -> [(module: String, line: Int)] {
    texts(id, depth: 0).filter(SettingsText.isModule).map { ($0, file.line(of: id)) }
  }

  /// What an expression may come to: both sides of a condition, the default of a look-up.
  private func texts(_ id: ID<Node>, depth: Int) -> [String] {
    guard depth < 8 else { return [] }
    switch file.kind(id) {
    case .string, .concatenation: return file.string(id).map { [$0] } ?? []
    case .name: return file.assigned(to: id).map { texts($0, depth: depth + 1) } ?? []
    case .conditional, .boolOp: return file.children(of: id).flatMap { texts($0, depth: depth + 1) }
    case .call:
      guard let call = Call(id, in: file) else { return [] }
      let fallback = call[keyword: "default"] ?? (call.arguments.count == 2 ? call.arguments[1] : nil)
      return fallback.map { texts($0, depth: depth + 1) } ?? []
    default: return []
    }
  }
}
