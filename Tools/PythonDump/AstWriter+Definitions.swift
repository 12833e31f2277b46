import Base
import PythonSyntax

extension AstWriter {
  mutating func function(_ name: StaticString, _ id: ID<Node>, _ decorators: [ID<Node>]) {
    let statements = statements(of: file.lastChild(of: id))
    let returns = file.firstChild(of: id, .returns).flatMap { file.firstChild(of: $0) }
    let generics = typeParameters(in: id)
    open(name, file[id].range)
    self.name("name", file[id].symbol)
    node("args")
    list("body", statements.count)
    list("decorator_list", decorators.count)
    node("returns", returns != nil)
    field("type_comment", "-")
    list("type_params", generics.count)
    close()
    if let parameters = file.firstChild(of: id, .parameters) { write(parameters: parameters) }
    write(statements: statements)
    for decorator in decorators { write(decorator) }
    if let returns { write(returns) }
    for generic in generics { write(typeParameter: generic) }
  }

  mutating func classDefinition(_ id: ID<Node>, _ decorators: [ID<Node>]) {
    let statements = statements(of: file.lastChild(of: id))
    let header = file.children(of: id).filter {
      file.kind($0) != .identifier && file.kind($0) != .typeParameters && file.kind($0) != .block
    }
    let (bases, keywords) = arguments(header)
    let generics = typeParameters(in: id)
    open("ClassDef", file[id].range)
    name("name", file[id].symbol)
    list("bases", bases.count)
    list("keywords", keywords.count)
    list("body", statements.count)
    list("decorator_list", decorators.count)
    list("type_params", generics.count)
    close()
    for base in bases { write(base) }
    for keyword in keywords { write(keyword: keyword) }
    write(statements: statements)
    for decorator in decorators { write(decorator) }
    for generic in generics { write(typeParameter: generic) }
  }

  /// Splits what stands between the parentheses of a call or class header into `args`/`bases` and `keywords`.
  func arguments(_ ids: [ID<Node>]) -> (positional: [ID<Node>], keywords: [ID<Node>]) {
    let isKeyword = { (id: ID<Node>) in file.kind(id) == .keyword || file.kind(id) == .keywordUnpack }
    return (ids.filter { !isKeyword($0) }, ids.filter(isKeyword))
  }

  mutating func write(keyword id: ID<Node>) {
    open("keyword", file[id].range)
    name("arg", file.kind(id) == .keyword ? file[id].symbol : .none)
    optional("value", file.firstChild(of: id))
  }

  func typeParameters(in id: ID<Node>) -> [ID<Node>] {
    guard let list = file.firstChild(of: id, .typeParameters) else { return [] }
    return Array(file.children(of: list))
  }

  mutating func write(typeParameter id: ID<Node>) {
    let node = file[id]
    let bound = file.firstChild(of: id, .annotation).flatMap { file.firstChild(of: $0) }
    let fallback = file.firstChild(of: id, .defaultValue).flatMap { file.firstChild(of: $0) }
    let isVariable = node.kind == .typeVariable
    open(isVariable ? "TypeVar" : node.kind == .typeVariableTuple ? "TypeVarTuple" : "ParamSpec", node.range)
    name("name", node.symbol)
    if isVariable { self.node("bound", bound != nil) }
    self.node("default_value", fallback != nil)
    close()
    if let bound { write(bound) }
    if let fallback { write(fallback) }
  }
}

// MARK: Parameters

extension AstWriter {
  mutating func write(parameters id: ID<Node>) {
    let parameters = Parameters(file, id)
    open("arguments")
    list("posonlyargs", parameters.positionalOnly.count)
    list("args", parameters.plain.count)
    node("vararg", parameters.star != nil)
    list("kwonlyargs", parameters.keywordOnly.count)
    list("kw_defaults", parameters.keywordOnly.count)
    node("kwarg", parameters.doubleStar != nil)
    let defaults = (parameters.positionalOnly + parameters.plain).compactMap(defaultValue)
    list("defaults", defaults.count)
    close()
    for parameter in parameters.positionalOnly { write(parameter: parameter) }
    for parameter in parameters.plain { write(parameter: parameter) }
    if let star = parameters.star { write(parameter: star) }
    for parameter in parameters.keywordOnly { write(parameter: parameter) }
    for parameter in parameters.keywordOnly {
      if let value = defaultValue(parameter) { write(value) } else { put("-\n") }
    }
    if let star = parameters.doubleStar { write(parameter: star) }
    for value in defaults { write(value) }
  }

  private func defaultValue(_ id: ID<Node>) -> ID<Node>? {
    file.firstChild(of: id, .defaultValue).flatMap { file.firstChild(of: $0) }
  }

  private mutating func write(parameter id: ID<Node>) {
    let annotation = file.firstChild(of: id, .annotation).flatMap { file.firstChild(of: $0) }
    let start = file[id].start
    let end = file.firstChild(of: id, .annotation).map { annotationEnd($0, in: id) } ?? nameEnd(start)
    open("arg", TextRange(start, end))
    name("arg", file[id].symbol)
    node("annotation", annotation != nil)
    field("type_comment", "-")
    close()
    if let annotation { write(annotation) }
  }

  /// Where an annotation ends with the parentheses around it, which count for the `arg` but not for the expression.
  private func annotationEnd(_ annotation: ID<Node>, in parameter: ID<Node>) -> UInt32 {
    guard let fallback = file.firstChild(of: parameter, .defaultValue) else { return file[parameter].end }
    let between = Int(file[annotation].end)..<Int(file[fallback].start)
    let isComment = { (i: Int) in file.comments.contains { $0.contains(UInt32(i)) } }
    let equals = between.first { file.source[$0] == UInt8(ascii: "=") && !isComment($0) } ?? between.upperBound
    let closing = (between.lowerBound..<equals).last { file.source[$0] == UInt8(ascii: ")") && !isComment($0) }
    return closing.map { UInt32($0 + 1) } ?? file[annotation].end
  }

  /// Where the name that begins at `offset` ends; an `arg` of CPython does not include its default.
  private func nameEnd(_ offset: UInt32) -> UInt32 {
    var end = Int(offset)
    while end < file.source.count, isNameByte(file.source[end]) { end += 1 }
    return UInt32(end)
  }
}

func isNameByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"),
    UInt8(ascii: "_"), 0x80...:
    true
  default: false
  }
}

/// The parameters of a function, sorted into CPython's five lists.
struct Parameters {
  var positionalOnly: [ID<Node>] = []
  var plain: [ID<Node>] = []
  var star: ID<Node>?
  var keywordOnly: [ID<Node>] = []
  var doubleStar: ID<Node>?

  init(_ file: PythonFile, _ id: ID<Node>) {
    var sawStar = false
    for child in file.children(of: id) {
      switch file.kind(child) {
      case .slashMarker:
        positionalOnly = plain
        plain = []
      case .starMarker: sawStar = true
      case .starParameter:
        star = child
        sawStar = true
      case .doubleStarParameter: doubleStar = child
      default:
        if sawStar { keywordOnly.append(child) } else { plain.append(child) }
      }
    }
  }
}
