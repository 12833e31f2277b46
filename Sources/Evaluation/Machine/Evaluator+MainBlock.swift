public import Base
import PythonSyntax

extension Evaluator {
  /// Runs what stands under `if __name__ == "__main__"`: what a module does when it is started itself.
  public mutating func runMainBlock(of module: ID<Module>) {
    let context = self.context(of: module)
    var rows: [UInt32] = []
    var row = 1
    while row < end(context, 0) {
      if isMainTest(row, context) {
        let block = end(context, row + 1)
        var statement = block + 1
        while statement < end(context, block) {
          rows.append(UInt32(statement))
          statement = end(context, statement)
        }
      }
      row = end(context, row)
    }
    runEarly(rows, in: module)
  }

  private func isMainTest(_ row: Int, _ context: Context) -> Bool {
    guard node(context, row).kind == .ifStatement else { return false }
    let test = files[context.file].tree.text(of: ID(row + 1))
    return test.hasPrefix("__name__") && test.contains("__main__") && test.contains("==")
  }
}
