/// Merges operations as far as others between them allow (django.db.migrations.optimizer).
struct OperationOptimizer {
  func optimize(_ operations: [PlannedOperation]) -> [PlannedOperation] {
    var operations = operations
    while let shorter = pass(operations) { operations = shorter }
    return operations
  }

  /// The list with the first two that can be merged; nil when there are none.
  private func pass(_ operations: [PlannedOperation]) -> [PlannedOperation]? {
    for first in operations.indices {
      var isRight = true
      scan: for second in operations.indices.dropFirst(first + 1) {
        switch operations[first].reduced(with: operations[second]) {
        case .passes: break
        case .blocked: isRight = false
        case .replaced(let result):
          let between = operations[(first + 1)..<second]
          let head = operations[..<first]
          let tail = operations[(second + 1)...]
          if isRight { return head + between + result + tail }
          let isFree = between.allSatisfy { operation in
            if case .passes = operation.reduced(with: operations[second]) { true } else { false }
          }
          if isFree { return head + result + between + tail }
          break scan
        }
      }
    }
    return nil
  }
}
