import AllocationCounter
import PythonSyntax

/// Counts the blocks that parsing asks for: few, and as many for a long text as for a short one.
///
/// Only an optimised build says something: without optimisation the standard library boxes values. `./test` runs this.
enum Allocations {
  private static let warmBudget = 12
  private static let coldBudget = 60

  /// Prints the counts; true when they keep to the budgets.
  static func check() -> Bool {
    var parser = PythonParser()
    _ = count(100, &parser)
    let warm = [20, 100, 400].map { count($0, &parser) }
    let cold = [20, 100, 400].map { size in
      var fresh = PythonParser()
      return count(size, &fresh)
    }
    print("blocks to parse 20, 100 and 400 kB: warm \(warm), with a new parser \(cold)")
    return warm.allSatisfy { $0 <= warmBudget } && cold.allSatisfy { $0 <= coldBudget }
  }

  private static func count(_ kilobytes: Int, _ parser: inout PythonParser) -> Int {
    let text = text(kilobytes)
    allocation_count_begin()
    let file = parser.parse(text)
    let count = Int(allocation_count_end())
    precondition(file.problems.isEmpty)
    return count
  }

  private static func text(_ kilobytes: Int) -> [UInt8] {
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
}
