import Base
import PythonSyntax

extension AstWriter {
  mutating func matchStatement(_ id: ID<Node>) {
    let children = Array(file.children(of: id))
    open("Match", file[id].range)
    node("subject")
    list("cases", children.count - 1)
    close()
    write(children[0])
    for child in children.dropFirst() { write(matchCase: child) }
  }

  private mutating func write(matchCase id: ID<Node>) {
    let guardTest = file.firstChild(of: id, .guardClause).flatMap { file.firstChild(of: $0) }
    let statements = statements(of: file.lastChild(of: id))
    open("match_case")
    node("pattern")
    node("guard", guardTest != nil)
    list("body", statements.count)
    close()
    if let pattern = file.firstChild(of: id) { write(pattern: pattern) }
    if let guardTest { write(guardTest) }
    write(statements: statements)
  }

  private mutating func write(patterns: [ID<Node>]) {
    for pattern in patterns { write(pattern: pattern) }
  }

  mutating func write(pattern id: ID<Node>) {
    let node = file[id]
    let children = Array(file.children(of: id))
    switch node.kind {
    case .matchValue:
      open("MatchValue", node.range)
      optional("value", children.first)
    case .matchSingleton:
      open("MatchSingleton", node.range)
      let kind = children.first.map(file.kind)
      field("value", kind == .true ? "True" : kind == .false ? "False" : "None")
      close()
    case .matchSequence:
      open("MatchSequence", node.range)
      list("patterns", children.count)
      close()
      write(patterns: children)
    case .matchOr:
      open("MatchOr", node.range)
      list("patterns", children.count)
      close()
      write(patterns: children)
    case .matchStar:
      open("MatchStar", node.range)
      name("name", node.symbol)
      close()
    case .matchAs:
      let inner = children.first { file.kind($0) != .identifier }
      open("MatchAs", node.range)
      self.node("pattern", inner != nil)
      name("name", node.symbol)
      close()
      if let inner { write(pattern: inner) }
    case .matchMapping: mapping(node, children)
    case .matchClass: matchClass(node, children)
    default: bare("UnexpectedPattern", node.range)
    }
  }

  private mutating func mapping(_ node: Node, _ children: [ID<Node>]) {
    let rest = children.last.flatMap { file.kind($0) == .matchRest ? file[$0].symbol : nil }
    let pairs = rest == nil ? children : Array(children.dropLast())
    open("MatchMapping", node.range)
    list("keys", pairs.count / 2)
    list("patterns", pairs.count / 2)
    name("rest", rest ?? .none)
    close()
    for i in stride(from: 0, to: pairs.count, by: 2) { write(pairs[i]) }
    for i in stride(from: 1, to: pairs.count, by: 2) { write(pattern: pairs[i]) }
  }

  private mutating func matchClass(_ node: Node, _ children: [ID<Node>]) {
    let keywords = children.filter { file.kind($0) == .matchKeyword }
    let patterns = children.dropFirst().filter { file.kind($0) != .matchKeyword }
    open("MatchClass", node.range)
    self.node("cls")
    list("patterns", patterns.count)
    names("kwd_attrs", keywords.map { file[$0].symbol })
    list("kwd_patterns", keywords.count)
    close()
    write(children[0])
    write(patterns: patterns)
    write(patterns: keywords.compactMap { file.firstChild(of: $0) })
  }
}
