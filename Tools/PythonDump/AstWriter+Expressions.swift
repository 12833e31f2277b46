import Base
import PythonSyntax

/// Whether an expression is read, bound or deleted: the `ctx` of CPython, which follows from its place.
enum Context {
  case load, store, delete
}

extension AstWriter {
  mutating func write(_ id: ID<Node>, _ context: Context = .load) {
    let node = file[id]
    let range = node.range
    let children = Array(file.children(of: id))
    switch node.kind {
    case .boolOp:
      open("BoolOp", range)
      field("op", node.payload == 0 ? "And" : "Or")
      elements("values", children)
    case .namedExpression:
      open("NamedExpr", range)
      self.node("target")
      self.node("value")
      close()
      write(children[0], .store)
      write(children[1])
    case .binaryOp:
      open("BinOp", range)
      self.node("left")
      field("op", binaryName(node.payload))
      self.node("right")
      close()
      for child in children { write(child) }
    case .unaryOp:
      open("UnaryOp", range)
      field("op", unaryName(node.payload))
      optional("operand", children.first)
    case .lambda:
      open("Lambda", range)
      self.node("args")
      self.node("body")
      close()
      write(parameters: children[0])
      write(children[1])
    case .conditional:
      open("IfExp", range)
      self.node("test")
      self.node("body")
      self.node("orelse")
      close()
      write(children[1])
      write(children[0])
      write(children[2])
    case .dict: dict(range, children)
    case .set:
      open("Set", range)
      elements("elts", children)
    case .listComprehension: comprehension("ListComp", range, children)
    case .setComprehension: comprehension("SetComp", range, children)
    case .generator: comprehension("GeneratorExp", range, children)
    case .dictComprehension:
      open("DictComp", range)
      self.node("key")
      self.node("value")
      list("generators", children.count - 2)
      close()
      write(children[0])
      write(children[1])
      for clause in children.dropFirst(2) { write(comprehension: clause) }
    case .await:
      open("Await", range)
      optional("value", children.first)
    case .yield:
      open("Yield", range)
      optional("value", children.first)
    case .yieldFrom:
      open("YieldFrom", range)
      optional("value", children.first)
    case .compare: compare(range, children)
    case .call:
      let (positional, keywords) = arguments(Array(children.dropFirst()))
      open("Call", range)
      self.node("func")
      list("args", positional.count)
      list("keywords", keywords.count)
      close()
      write(children[0])
      for argument in positional { write(argument) }
      for keyword in keywords { write(keyword: keyword) }
    case .attribute:
      open("Attribute", range)
      self.node("value")
      name("attr", node.symbol)
      field("ctx", name(of: context))
      close()
      write(children[0])
    case .subscript:
      open("Subscript", range)
      self.node("value")
      self.node("slice")
      field("ctx", name(of: context))
      close()
      for child in children { write(child) }
    case .slice:
      open("Slice", range)
      self.node("lower", node.payload & 1 != 0)
      self.node("upper", node.payload & 2 != 0)
      self.node("step", node.payload & 4 != 0)
      close()
      for child in children { write(child) }
    case .starred:
      open("Starred", range)
      self.node("value")
      field("ctx", name(of: context))
      close()
      for child in children { write(child, context) }
    case .name:
      open("Name", range)
      name("id", node.symbol)
      field("ctx", name(of: context))
      close()
    case .list: sequence("List", range, children, context)
    case .tuple: sequence("Tuple", range, children, context)
    case .none: constant("None", range)
    case .true: constant("True", range)
    case .false: constant("False", range)
    case .ellipsis: constant("Ellipsis", range)
    case .integer, .float, .imaginary: number(node)
    case .string, .bytes, .concatenation, .formattedString, .templateString: string(id)
    default: bare("UnexpectedExpression", range)
    }
  }
}

// MARK: Parts

extension AstWriter {
  private mutating func elements(_ field: StaticString, _ children: [ID<Node>]) {
    list(field, children.count)
    close()
    for child in children { write(child) }
  }

  private mutating func sequence(
    _ name: StaticString, _ range: TextRange, _ children: [ID<Node>], _ context: Context
  ) {
    open(name, range)
    list("elts", children.count)
    field("ctx", self.name(of: context))
    close()
    for child in children { write(child, context) }
  }

  private mutating func comprehension(_ name: StaticString, _ range: TextRange, _ children: [ID<Node>]) {
    open(name, range)
    node("elt")
    list("generators", children.count - 1)
    close()
    write(children[0])
    for clause in children.dropFirst() { write(comprehension: clause) }
  }

  private mutating func write(comprehension id: ID<Node>) {
    let children = Array(file.children(of: id))
    open("comprehension")
    node("target")
    node("iter")
    list("ifs", children.count - 2)
    number("is_async", Int(file[id].payload))
    close()
    write(children[0], .store)
    for child in children.dropFirst() { write(child) }
  }

  private mutating func dict(_ range: TextRange, _ children: [ID<Node>]) {
    var keys: [ID<Node>?] = []
    var values: [ID<Node>] = []
    var i = 0
    while i < children.count {
      if file.kind(children[i]) == .dictUnpack {
        keys.append(nil)
        if let value = file.firstChild(of: children[i]) { values.append(value) }
        i += 1
      } else {
        keys.append(children[i])
        values.append(children[i + 1])
        i += 2
      }
    }
    open("Dict", range)
    list("keys", keys.count)
    list("values", values.count)
    close()
    for key in keys {
      if let key { write(key) } else { put("-\n") }
    }
    for value in values { write(value) }
  }

  private mutating func compare(_ range: TextRange, _ children: [ID<Node>]) {
    open("Compare", range)
    node("left")
    fieldName("ops")
    put("[")
    for i in stride(from: 1, to: children.count, by: 2) {
      if i > 1 { put(",") }
      put(comparisonName(file[children[i]].payload))
    }
    put("]")
    list("comparators", children.count / 2)
    close()
    for i in stride(from: 0, to: children.count, by: 2) { write(children[i]) }
  }
}

// MARK: Names of CPython's classes

extension AstWriter {
  func name(of context: Context) -> StaticString {
    switch context {
    case .load: "Load"
    case .store: "Store"
    case .delete: "Del"
    }
  }

  func binaryName(_ payload: UInt32) -> StaticString {
    switch BinaryOperator(rawValue: UInt8(payload)) {
    case .add: "Add"
    case .subtract: "Sub"
    case .multiply: "Mult"
    case .matrixMultiply: "MatMult"
    case .divide: "Div"
    case .modulo: "Mod"
    case .power: "Pow"
    case .leftShift: "LShift"
    case .rightShift: "RShift"
    case .bitOr: "BitOr"
    case .bitXor: "BitXor"
    case .bitAnd: "BitAnd"
    case .floorDivide: "FloorDiv"
    case nil: "?"
    }
  }

  private func unaryName(_ payload: UInt32) -> StaticString {
    switch UnaryOperator(rawValue: UInt8(payload)) {
    case .not: "Not"
    case .plus: "UAdd"
    case .minus: "USub"
    case .invert: "Invert"
    case nil: "?"
    }
  }

  private func comparisonName(_ payload: UInt32) -> StaticString {
    switch ComparisonOperator(rawValue: UInt8(payload)) {
    case .equal: "Eq"
    case .notEqual: "NotEq"
    case .less: "Lt"
    case .lessOrEqual: "LtE"
    case .greater: "Gt"
    case .greaterOrEqual: "GtE"
    case .is: "Is"
    case .isNot: "IsNot"
    case .in: "In"
    case .notIn: "NotIn"
    case nil: "?"
    }
  }
}
