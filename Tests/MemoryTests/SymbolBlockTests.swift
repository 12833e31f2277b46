import Testing

@testable import Memory

@Suite struct SymbolBlockTests {
  static let source = """
    import os

    @register(
      "orders"
    )
    class Order(Base):
        text = \"\"\"
    class Fake:
        pass
    \"\"\"

        @property
        def total(self): return 1

        def save(self, *args,
            **kwargs
        ):
            pass
    # behind it
    if os.name:
        def helper(): pass
    else:
        async def helper():
            await x

    """

  @Test(
    arguments: [
      ("Order", "@register(", "        pass\n"), ("Order.total", "    @property\n", "def total(self): return 1\n"),
      ("Order.save", "    def save", "        pass\n"), ("helper", "    async def", "await x\n"), ("Fake", nil, nil),
      ("Order.helper", nil, nil), ("total", nil, nil),
    ] as [(String, String?, String?)])
  func `a name means its whole definition, wherever it stands`(_ symbol: String, _ start: String?, _ end: String?) {
    let bytes = Array(Self.source.utf8)
    let found = SymbolBlock.find(symbol, in: bytes).map { String(decoding: bytes[$0], as: UTF8.self) }
    #expect((found == nil) == (start == nil))
    #expect(found?.hasPrefix(start ?? "") ?? true, "\(found ?? "")")
    #expect(found?.hasSuffix(end ?? "") ?? true, "\(found ?? "")")
  }

  @Test(arguments: ["", "class Order", "class Order(", "def \n", "\u{0}class Order: pass"])
  func `broken files give a definition or none`(_ text: String) {
    let bytes = Array(text.utf8)
    if let range = SymbolBlock.find("Order", in: bytes) { #expect(range.upperBound <= bytes.count) }
  }
}
