import Base
import Evaluation
import PythonSyntax

/// Writes a type from its source, with names as they are called where they are defined, and aliases as what they stand for.
///
/// The evaluator takes `list[Item]` for `list`: what is inside stands in the source alone.
struct TypeWriter {
  /// Where a source's names are looked up.
  enum Names {
    case function(ID<FunctionObject>)
    case module(ID<Module>)
  }

  private var depth = 0
  /// An alias of more types than a reader takes in stays a name.
  private static let longest = 8

  /// Nil for what is no type, or not known.
  mutating func write(_ place: Place, _ names: Names, in evaluator: inout Evaluator) -> String? {
    depth += 1
    defer { depth -= 1 }
    guard depth < 24 else { return nil }
    let tree = evaluator.files[place.file].tree
    let node = ID<Node>(Int(place.node))
    switch tree.kind(node) {
    case .none: return "None"
    case .ellipsis: return "..."
    case .name, .attribute: return name(place, names, in: &evaluator)
    case .string: return forward(tree.literalText(of: Int(node.index)), place, names, in: &evaluator)
    case .subscript: return generic(place, names, in: &evaluator)
    case .binaryOp where BinaryOperator(rawValue: UInt8(tree[node].payload)) == .bitOr, .list, .tuple:
      return parts(tree.children(of: node), tree.kind(node), place, names, in: &evaluator)
    default: return nil
    }
  }

  private mutating func parts(
    _ nodes: Children, _ kind: NodeKind, _ place: Place, _ names: Names, in evaluator: inout Evaluator
  ) -> String? {
    var texts: [String] = []
    for node in nodes {
      guard let text = write(evaluator.place(of: node, beside: place), names, in: &evaluator) else { return nil }
      texts.append(text)
    }
    if kind == .binaryOp { return texts.joined(separator: " | ") }
    let list = texts.joined(separator: ", ")
    return kind == .list ? "[\(list)]" : list
  }

  // MARK: Names

  private mutating func name(_ place: Place, _ names: Names, in evaluator: inout Evaluator) -> String? {
    if let alias = evaluator.typeAlias(at: place, names) {
      let written = write(alias.value, .module(alias.module), in: &evaluator)
      if let written, written.count(where: { $0 == "|" || $0 == "," }) < TypeWriter.longest { return written }
      return alias.dotted
    }
    return evaluator.evaluate(place, names).flatMap { text(of: $0, in: &evaluator) }
  }

  private func text(of value: Value, in evaluator: inout Evaluator) -> String? {
    switch evaluator.certain(value) {
    case .none: return "None"
    case .symbolic(let id):
      if case .reference = evaluator.symbolics[id].form { return evaluator.dottedName(of: value) }
      return nil
    case .instance:
      guard !evaluator.metadata(of: value).isEmpty, let origin = evaluator.attribute("__origin__", of: value) else {
        return evaluator.shown(value)
      }
      return text(of: origin, in: &evaluator)
    case .class: return evaluator.shown(value)
    default: return nil
    }
  }

  /// `"Item"`.
  private mutating func forward(
    _ text: String, _ place: Place, _ names: Names, in evaluator: inout Evaluator
  ) -> String? {
    let module = evaluator.module(of: names)
    let isName = text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    let name = evaluator.text(text)
    guard isName, let value = evaluator.modules[module].namespace[name] else { return text }
    return self.text(of: value, in: &evaluator)
  }

  // MARK: Parameters

  private mutating func generic(_ place: Place, _ names: Names, in evaluator: inout Evaluator) -> String? {
    let tree = evaluator.files[place.file].tree
    let node = ID<Node>(Int(place.node))
    guard let first = tree.firstChild(of: node), let last = tree.lastChild(of: node) else { return nil }
    let (head, index) = (evaluator.place(of: first, beside: place), evaluator.place(of: last, beside: place))
    let dotted = evaluator.typeAlias(at: head, names)?.dotted
    guard let owner = dotted ?? name(head, names, in: &evaluator) else { return nil }
    switch owner {
    case "typing.Annotated", "typing_extensions.Annotated":
      let type = tree.kind(last) == .tuple ? tree.firstChild(of: last) ?? last : last
      return write(evaluator.place(of: type, beside: place), names, in: &evaluator)
    case "typing.Literal", "typing_extensions.Literal": return "\(owner)[\(evaluator.source(of: index))]"
    default: return write(index, names, in: &evaluator).map { "\(owner)[\($0)]" }
    }
  }
}

extension Evaluator {
  mutating func evaluate(_ place: Place, _ names: TypeWriter.Names) -> Value? {
    switch names {
    case .function(let id): evaluateAnnotation(place, of: id)
    case .module(let id): evaluateAnnotation(place, in: id)
    }
  }

  func module(of names: TypeWriter.Names) -> ID<Module> {
    switch names {
    case .function(let id): functions[id].module
    case .module(let id): id
    }
  }
}
