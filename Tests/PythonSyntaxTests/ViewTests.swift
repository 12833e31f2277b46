import Base
import PythonSyntax
import Testing

@Suite struct ViewTests {
  static let shop = PythonFile(
    Array(
      """
      \"""Orders.\"""
      from ..catalog import Product as P, Price
      import os.path, sys as system
      from . import *

      @register  # one comment
      @admin.site(key=1)
      class Order(Base, models.Model, metaclass=Meta, **extra):
          'An order.'
          async def total(self, a, /, b: int = 2, *rest, c=None, **options) -> Decimal:
              return sum(P.price(x, y=1) for x in rest)
      """.utf8))

  @Test func `a class has its name, bases, keywords, decorators and docstring`() throws {
    let order = try #require(Self.shop.all(ClassDefinition.self).first)
    #expect(order.name == "Order")
    #expect(order.bases.map(Self.shop.text) == ["Base", "models.Model"])
    #expect(order.keywords.map(\.name) == ["metaclass"])
    #expect(order.decorators.map(Self.shop.text) == ["register", "admin.site(key=1)"])
    #expect(order.docstring.map(Self.shop.text) == "'An order.'")
    #expect(order.body.count == 2)
  }

  @Test func `a function knows how each parameter may be given`() throws {
    let total = try #require(Self.shop.all(FunctionDefinition.self).first)
    #expect(total.isAsync)
    #expect(total.parameters.map(\.name) == ["self", "a", "b", "rest", "c", "options"])
    #expect(
      total.parameters.map(\.kind) == [
        .positionalOnly, .positionalOnly, .positional, .variadic, .keywordOnly, .keywordVariadic,
      ])
    #expect(total.parameters.map { $0.defaultValue.map(Self.shop.text) } == [nil, nil, "2", nil, "None", nil])
    #expect(total.parameters[2].annotation.map(Self.shop.text) == "int")
    #expect(total.returns.map(Self.shop.text) == "Decimal")
  }

  @Test func `a call has a dotted callee, arguments and keywords`() throws {
    let calls = Self.shop.all(Call.self)
    #expect(calls.map(\.calleeName) == ["admin.site", "sum", "P.price"])
    #expect(calls[2].arguments.map(Self.shop.text) == ["x"])
    #expect(calls[2][keyword: "y"].map(Self.shop.text) == "1")
    #expect(calls[2][keyword: "x"] == nil)
  }

  @Test func `imports name modules, levels and aliases`() {
    let imports = Self.shop.all(Import.self)
    #expect(imports.map(\.module) == ["catalog", nil, ""])
    #expect(imports.map(\.level) == [2, 0, 1])
    #expect(imports.map(\.isStar) == [false, false, true])
    #expect(imports[0].names.map(\.name) == ["Product", "Price"])
    #expect(imports[0].names.map(\.alias) == ["P", nil])
    #expect(imports[1].names.map(\.name) == ["os.path", "sys"])
  }

  @Test func `a module has a docstring, and comments are found by range`() {
    #expect(Self.shop.docstring(of: Self.shop.root).map(Self.shop.text) == "\"\"\"Orders.\"\"\"")
    let comments = Self.shop.comments(in: Self.shop[Self.shop.root].range)
    #expect(comments.map(Self.shop.text(in:)) == ["# one comment"])
    #expect(Self.shop.comments(in: TextRange(0, 10)).isEmpty)
  }

  struct Counter: Visitor {
    var entered: [NodeKind] = []
    var depth = 0
    var deepest = 0

    mutating func enter(_ id: ID<Node>, _ node: Node) -> Bool {
      entered.append(node.kind)
      depth += 1
      deepest = max(deepest, depth)
      return node.kind != .functionDef
    }

    mutating func leave(_ id: ID<Node>, _ node: Node) { depth -= 1 }
  }

  @Test func `a walk enters and leaves every row once and skips what the visitor declines`() {
    let file = PythonFile(Array("x = f(1)\ndef g():\n    return 2\n".utf8))
    var counter = Counter()
    file.walk(&counter)
    #expect(counter.depth == 0)
    #expect(counter.entered == [.module, .assign, .name, .call, .name, .integer, .functionDef])
    #expect(counter.deepest == 4)
  }
}
