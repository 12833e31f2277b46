import Base
import PythonSyntax

/// The functions, classes, imports and string constants that the top of a module gives names to.
struct ModuleFunctions {
  struct Found {
    /// Its own name, which a tag gets when none is given.
    var name: String
    var dotted: String
    /// Its `def` or `class`, when it stands in this module.
    var definition: ID<Node>?
  }

  private let file: PythonFile
  private let module: String
  private var definitions: [String: ID<Node>] = [:]
  private var imports: [String: String] = [:]
  private var constants: [String: String] = [:]

  init(_ file: PythonFile, module: String, isPackage: Bool) {
    self.file = file
    self.module = module
    var row = 0
    while row < file.nodes.count {
      let id = ID<Node>(row)
      row += isScope(id) ? Int(file[id].size) : 1
      switch file.kind(id) {
      case .functionDef, .asyncFunctionDef, .classDef: definitions[file.name(file[id].symbol)] = id
      case .importFrom: addImports(id, isPackage: isPackage)
      case .assign: addConstant(id)
      default: continue
      }
    }
  }

  /// A definition at hand.
  func define(_ definition: ID<Node>) -> Found {
    let name = file.name(file[definition].symbol)
    return Found(name: name, dotted: module + "." + name, definition: definition)
  }

  /// What an expression stands for: `f`, `Node.handle`, `decorator(f)` is not followed.
  func find(_ expression: ID<Node>) -> Found? {
    if file.kind(expression) == .lambda {
      return Found(name: "<lambda>", dotted: module + ".<lambda>", definition: expression)
    }
    guard let dotted = file.dottedName(of: expression) else { return nil }
    let parts = dotted.split(separator: ".").map(String.init)
    guard let first = parts.first else { return nil }
    if let definition = definitions[first] {
      if parts.count == 1 { return define(definition) }
      return parts.count == 2 ? method(parts[1], of: definition) : nil
    }
    guard let origin = imports[first] else { return nil }
    let path = [origin] + parts.dropFirst()
    return Found(
      name: parts.count == 1 ? String(origin.split(separator: ".").last ?? "") : parts[parts.count - 1],
      dotted: path.joined(separator: "."), definition: nil)
  }

  /// The text of a literal, or of a constant of this module or of one of its classes.
  func constant(_ expression: ID<Node>) -> String? {
    switch file.kind(expression) {
    case .string: literal(expression)
    case .name: file.dottedName(of: expression).flatMap { constants[$0] }
    case .attribute: attribute(expression)
    default: nil
    }
  }

  /// The text that a class's own body gives to `Class.name`.
  private func attribute(_ expression: ID<Node>) -> String? {
    guard let parts = file.dottedName(of: expression)?.split(separator: "."), parts.count == 2,
      let type = definitions[String(parts[0])].flatMap({ ClassDefinition($0, in: file) })
    else { return nil }
    let assignments = type.body.lazy.filter { file.kind($0) == .assign }.compactMap(assignedText)
    return assignments.last { $0.name == parts[1] }?.text
  }

  /// A method of a class, or of the nearest of its bases in this module that has it.
  private func method(_ name: String, of start: ID<Node>) -> Found? {
    var next: ID<Node>? = start
    for _ in 0..<16 {
      guard let id = next, let type = ClassDefinition(id, in: file) else { return nil }
      for statement in type.body {
        let definition = file.kind(statement) == .decorated ? file.lastChild(of: statement) : statement
        guard let definition, let function = FunctionDefinition(definition, in: file), function.name == name else {
          continue
        }
        return Found(name: name, dotted: "\(module).\(type.name).\(name)", definition: definition)
      }
      next = type.bases.first.flatMap { file.dottedName(of: $0) }.flatMap { definitions[$0] }
    }
    return nil
  }

  /// Names given inside are not the module's.
  private func isScope(_ id: ID<Node>) -> Bool {
    switch file.kind(id) {
    case .functionDef, .asyncFunctionDef, .classDef, .lambda: true
    default: false
    }
  }

  private mutating func addImports(_ id: ID<Node>, isPackage: Bool) {
    guard let statement = Import(id, in: file), let source = statement.module else { return }
    var base: [Substring] = []
    if statement.level > 0 {
      base = Array(module.split(separator: ".").dropLast(statement.level - (isPackage ? 1 : 0)))
    }
    let path = (base.map(String.init) + (source.isEmpty ? [] : [source])).joined(separator: ".")
    for (name, alias) in statement.names { imports[alias ?? name] = path + "." + name }
  }

  private mutating func addConstant(_ id: ID<Node>) {
    if let (name, text) = assignedText(id) { constants[name] = text }
  }

  private func assignedText(_ id: ID<Node>) -> (name: String, text: String)? {
    let children = Array(file.children(of: id))
    guard children.count == 2, file.kind(children[0]) == .name, let text = literal(children[1]) else { return nil }
    return (file.name(file[children[0]].symbol), text)
  }

  /// A plain literal without escapes.
  private func literal(_ id: ID<Node>) -> String? {
    guard file.kind(id) == .string else { return nil }
    let text = file.text(of: id)
    let body = text.drop { $0 != "\"" && $0 != "'" }
    guard let quote = body.first, !body.utf8.contains(UInt8(ascii: "\\")) else { return nil }
    let isTriple = body.hasPrefix("\"\"\"") || body.hasPrefix("'''")
    let width = isTriple ? 3 : 1
    guard body.count >= 2 * width, body.last == quote else { return nil }
    return String(body.dropFirst(width).dropLast(width))
  }
}
