import Base
import Testing

@Suite struct LineIndexTests {
  @Test(arguments: [("a\nb", 2), ("a\r\nb", 2), ("a\rb\r", 3), ("", 1), ("\n\n", 3)])
  func `every kind of line end starts a line`(_ text: String, _ lines: Int) {
    #expect(LineIndex(Array(text.utf8)).lineCount == lines)
  }

  @Test func `an offset finds its line and column`() {
    let index = LineIndex(Array("ab\ncd\r\nef".utf8))
    #expect(index.line(of: 4) == 2)
    #expect(index.column(of: 4) == 1)
    #expect(index.lines(of: TextRange(1, 8)) == 1...3)
  }
}
