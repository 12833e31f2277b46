import PythonSyntax
import Retrieval
import Testing

@Suite struct SourceOutlineTests {
  private let source = """
    import os
    from x import y

    LIMIT = 3

    @decorated
    class Order(Base):
        \"\"\"Words.\"\"\"
        total = 1

        class Meta:
            ordering = []

        def save(self):
            pass

    def free(
        a,
    ):
        return a
    """

  @Test func `a file falls into units`() {
    let outline = SourceOutline(python: PythonFile(Array(source.utf8)))
    let units = outline.units.map { "\($0.kind) \($0.name) \($0.lines.lowerBound)-\($0.lines.upperBound)" }
    #expect(
      units == [
        "imports  1-2", "module  4-4", "classHeader Order 6-8", "classBody Order 9-12", "method Order.save 14-15",
        "function free 17-20",
      ])
  }

  @Test(arguments: [1, 5, 20, 41, 100, 500])
  func `cut units cover the same lines`(_ count: Int) {
    let text = "def long():\n" + String(repeating: "    x = 1\n", count: count)
    let whole = SourceOutline(python: PythonFile(Array(text.utf8)))
    let cut = whole.cut(longerThan: 40, into: 24)
    #expect(cut.units.flatMap { Array($0.lines) } == whole.units.flatMap { Array($0.lines) })
    #expect(cut.units.allSatisfy { $0.lines.count <= 40 })
  }

  @Test(arguments: ["", "\n", "x", "class", "def f(:\n  x", "\"\"\"", "a;b;c\nd"])
  func `units of odd files are in order and inside`(_ text: String) {
    let outline = SourceOutline(python: PythonFile(Array(text.utf8))).cut(longerThan: 2, into: 1)
    var last = 0
    for unit in outline.units {
      #expect(unit.lines.lowerBound > last)
      last = unit.lines.upperBound
    }
    #expect(last <= outline.lineCount)
  }
}
