import Base
import Platform
import PythonSyntax

/// Computes the folder or file that path arithmetic over `__file__` names, relative to the project's root.
///
/// `os.path`, `pathlib` and `environ.Path` in the forms settings files use; nil for whatever else.
struct PathExpression {
  let file: PythonFile
  /// The path of the file itself, relative to the root.
  let path: String

  func evaluate(_ id: ID<Node>, depth: Int = 0) -> FilePath? {
    guard depth < 24 else { return nil }
    switch file.kind(id) {
    case .string, .concatenation: return file.string(id).map { FilePath($0) }
    case .name where file.text(of: id) == "__file__": return FilePath(path)
    case .name: return file.assigned(to: id).flatMap { evaluate($0, depth: depth + 1) }
    case .attribute: return attribute(id, depth + 1)
    case .subscript: return parents(id, depth + 1)
    case .call: return call(id, depth + 1)
    case .binaryOp: return operation(id, depth + 1)
    default: return nil
    }
  }

  private func attribute(_ id: ID<Node>, _ depth: Int) -> FilePath? {
    guard let value = file.firstChild(of: id) else { return nil }
    let name = file.name(file[id].symbol)
    if name == "pardir", file.dottedName(of: id) == "os.pardir" { return ".." }
    return name == "parent" ? evaluate(value, depth: depth).flatMap(up) : nil
  }

  /// Reads `path.parents[2]`.
  private func parents(_ id: ID<Node>, _ depth: Int) -> FilePath? {
    guard let value = file.firstChild(of: id), file.kind(value) == .attribute,
      file.name(file[value].symbol) == "parents", let base = file.firstChild(of: value),
      let steps = file.lastChild(of: id).flatMap({ Int(file.text(of: $0)) }), (0..<64).contains(steps)
    else { return nil }
    return (0...steps).reduce(evaluate(base, depth: depth)) { path, _ in path.flatMap(up) }
  }

  private func call(_ id: ID<Node>, _ depth: Int) -> FilePath? {
    guard let call = Call(id, in: file) else { return nil }
    let arguments = call.arguments
    let name = call.calleeName.map { $0.dottedParts.last.map(String.init) ?? "" } ?? method(call)
    switch name {
    case "dirname": return arguments.first.flatMap { evaluate($0, depth: depth) }.flatMap(up)
    case "abspath", "realpath", "normpath", "str", "fspath", "Path", "PurePath", "expanduser":
      guard let first = arguments.first else { return nil }
      return join(evaluate(first, depth: depth), arguments.dropFirst(), depth)
    case "join":
      guard let first = arguments.first else { return nil }
      return join(evaluate(first, depth: depth), arguments.dropFirst(), depth)
    case "resolve", "absolute": return receiver(call, depth)
    case "joinpath", "path": return join(receiver(call, depth), arguments[...], depth)
    default: return nil
    }
  }

  private func method(_ call: Call) -> String {
    file.kind(call.callee) == .attribute ? file.name(file[call.callee].symbol) : ""
  }

  private func receiver(_ call: Call, _ depth: Int) -> FilePath? {
    guard file.kind(call.callee) == .attribute else { return nil }
    return file.firstChild(of: call.callee).flatMap { evaluate($0, depth: depth) }
  }

  private func operation(_ id: ID<Node>, _ depth: Int) -> FilePath? {
    let operands = Array(file.children(of: id))
    guard operands.count == 2, let left = evaluate(operands[0], depth: depth) else { return nil }
    switch BinaryOperator(rawValue: UInt8(truncatingIfNeeded: file[id].payload)) {
    case .divide: return join(left, operands[1...], depth)
    case .add: return evaluate(operands[1], depth: depth).map { FilePath(left.text + $0.text).normalized }
    case .subtract:
      guard let steps = Int(file.text(of: operands[1])), (0..<64).contains(steps) else { return nil }
      return (0..<steps).reduce(left) { path, _ in path.flatMap(up) }
    default: return nil
    }
  }

  private func join(_ base: FilePath?, _ parts: ArraySlice<ID<Node>>, _ depth: Int) -> FilePath? {
    var path = base
    for part in parts {
      guard let next = evaluate(part, depth: depth) else { return nil }
      path = path?.appending(next.text).normalized
    }
    return path
  }

  /// The folder around; nothing is above the root.
  private func up(_ path: FilePath) -> FilePath? { path.text.isEmpty || path.text == ".." ? nil : path.parent }
}
