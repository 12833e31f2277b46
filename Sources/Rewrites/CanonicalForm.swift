import Base
import PythonSyntax

/// What a subtree says, as bytes that are the same for every layout, every kind of quotes and every comment.
struct CanonicalForm {
  /// What counts beside structure, names and values.
  struct Options: OptionSet {
    var rawValue: UInt8

    /// Annotations of parameters, results and variables.
    static let annotations = Options(rawValue: 1)
    static let docstrings = Options(rawValue: 2)
    static let exact: Options = [.annotations, .docstrings]
  }

  private let file: PythonFile
  private let options: Options
  /// Names that stand for nothing but themselves.
  private let locals: Set<String>
  private(set) var bytes: [UInt8] = []

  init(_ node: ID<Node>, _ file: PythonFile, _ options: Options, locals: Set<String> = []) {
    self.file = file
    self.options = options
    self.locals = locals
    write(node)
  }

  /// Of several rows behind each other.
  init(_ nodes: [ID<Node>], _ file: PythonFile, _ options: Options, locals: Set<String> = []) {
    self.file = file
    self.options = options
    self.locals = locals
    for node in nodes { write(node) }
  }

  private mutating func write(_ id: ID<Node>) {
    let node = file[id]
    switch node.kind {
    case .string, .bytes, .concatenation:
      if let text = file.plainString(id) { return write(text, tag: node.kind == .bytes ? 1 : 2) }
    case .stringText: return write(file.literalText(of: Int(id.index)), tag: 3)
    case .integer, .float, .imaginary: return write(file.text(of: id).lowercased().filter { $0 != "_" }, tag: 4)
    case .replacementDebug: return write(file.text(of: id), tag: 5)
    case .annotation, .returns: if !options.contains(.annotations) { return }
    case .annotatedAssign: if writesPlainly(id) { return }
    case .passStatement: if !options.contains(.docstrings) { return }
    default: break
    }
    bytes.append(node.kind.rawValue)
    writePayload(node)
    for child in file.children(of: id) where !isIgnored(child, in: id) { write(child) }
    bytes.append(0xFF)
  }

  /// `x: int = 1` as `x = 1`, where annotations do not count.
  private mutating func writesPlainly(_ id: ID<Node>) -> Bool {
    let parts = Array(file.children(of: id))
    guard !options.contains(.annotations), parts.count == 3, file.kind(parts[0]) == .name else { return false }
    bytes.append(NodeKind.assign.rawValue)
    bytes += [0, 0, 0]
    write(parts[0])
    write(parts[2])
    bytes.append(0xFF)
    return true
  }

  private func isIgnored(_ child: ID<Node>, in parent: ID<Node>) -> Bool {
    guard !options.contains(.docstrings), file.kind(parent) == .block, file.kind(child) == .expressionStatement else {
      return false
    }
    return file.docstring(of: parent).map { $0.index == child.index + 1 } ?? false
  }

  private mutating func writePayload(_ node: Node) {
    switch node.kind {
    case .name, .exceptHandler, .matchAs, .matchStar, .identifier:
      let name = file.name(node.symbol)
      write(locals.contains(name) ? "" : name, tag: 6)
    case .functionDef, .asyncFunctionDef, .classDef, .parameter, .starParameter, .doubleStarParameter, .typeVariable,
      .typeVariableTuple, .parameterSpecification, .matchRest, .matchKeyword, .keyword, .attribute:
      write(file.name(node.symbol), tag: 6)
    // Quotes and prefixes.
    case .formattedString, .templateString: break
    default:
      bytes += [
        UInt8(truncatingIfNeeded: node.payload >> 16), UInt8(truncatingIfNeeded: node.payload >> 8),
        UInt8(truncatingIfNeeded: node.payload),
      ]
    }
  }

  private mutating func write(_ text: String, tag: UInt8) {
    bytes.append(0xFE)
    bytes.append(tag)
    bytes += Array(text.utf8)
    bytes.append(0xFD)
  }
}

extension PythonFile {
  /// The value of a string, of bytes or of several of a kind behind each other.
  func plainString(_ id: ID<Node>) -> String? {
    switch kind(id) {
    case .string, .bytes: return literalText(of: Int(id.index))
    case .concatenation:
      let parts = Array(children(of: id))
      return parts.allSatisfy { kind($0) == .string }
        ? parts.map { literalText(of: Int($0.index)) }.joined() : nil
    default: return nil
    }
  }
}
