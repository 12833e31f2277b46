import AllocationCounter
import PythonSyntax
import Testing

/// Parsing asks for a number of blocks that does not grow with the text.
@Suite struct AllocationTests {
  private static func text(kilobytes: Int) -> [UInt8] {
    let unit = """
      @decorate(name='x', value=[1, 2.5, None])
      def function(self, first, *rest, second=None, **options) -> dict[str, int]:
          '''Says what it does.'''
          if first.name in rest and not second:  # a comment
              return {f'{key!r}': value + 1 for key, value in options.items()}
          raise ValueError("no" 'way')


      """
    var text: [UInt8] = []
    while text.count < kilobytes * 1000 { text += unit.utf8 }
    text.reserveCapacity(text.count + 64)
    return text
  }

  private static func allocations(in text: consuming [UInt8], _ parser: inout PythonParser) -> Int {
    allocation_count_begin()
    let file = parser.parse(text)
    let count = allocation_count_end()
    #expect(file.problems.isEmpty)
    return count
  }

  // Without optimisation the standard library boxes what it would otherwise inline: there the count may grow with the
  // text, but only in proportion.
  #if DEBUG
    private static let perKilobyte = 70
  #else
    private static let perKilobyte = 0
  #endif

  @Test func `a parser that is warm allocates a handful of blocks`() {
    var parser = PythonParser()
    _ = Self.allocations(in: Self.text(kilobytes: 100), &parser)
    #expect(Self.allocations(in: Self.text(kilobytes: 100), &parser) <= 12 + 100 * Self.perKilobyte)
  }

  @Test func `a new parser allocates a few more, however long the text`() {
    var counts: [Int] = []
    for kilobytes in [50, 200] {
      let text = Self.text(kilobytes: kilobytes)
      allocation_count_begin()
      let file = PythonFile(text)
      counts.append(allocation_count_end())
      #expect(!file.nodes.isEmpty)
    }
    #expect(counts[0] < 60 + 50 * Self.perKilobyte)
    #expect(counts[1] <= counts[0] + 12 + 150 * Self.perKilobyte)
  }
}
