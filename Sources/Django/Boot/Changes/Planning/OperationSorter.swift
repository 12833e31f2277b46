/// Orders the operations of one application so that what others need comes first (`_sort_migrations`).
struct OperationSorter {
  /// `graphlib.TopologicalSorter.static_order()`; nil when operations wait for each other.
  func sorted(_ operations: [PlannedOperation]) -> [PlannedOperation]? {
    var order: [Int] = []
    var known: Set<Int> = []
    var waiting = [Int](repeating: 0, count: operations.count)
    var followers = [[Int]](repeating: [], count: operations.count)
    func note(_ row: Int) { if known.insert(row).inserted { order.append(row) } }
    for (row, operation) in operations.enumerated() {
      note(row)
      for dependency in operation.dependencies where dependency.app == operation.key.app {
        for (other, first) in operations.enumerated() where dependency.isMet(by: first) {
          note(other)
          waiting[row] += 1
          followers[other].append(row)
        }
      }
    }
    var result: [PlannedOperation] = []
    var ready = order.filter { waiting[$0] == 0 }
    while !ready.isEmpty {
      var next: [Int] = []
      for row in ready {
        result.append(operations[row])
        for follower in followers[row] {
          waiting[follower] -= 1
          if waiting[follower] == 0 { next.append(follower) }
        }
      }
      ready = next
    }
    return result.count == operations.count ? result : nil
  }

  /// `stable_topological_sort`, which Django used before `graphlib`.
  func sortedInPlace(_ operations: [PlannedOperation]) -> [PlannedOperation]? {
    var needs = operations.map { operation in
      Set(
        operation.dependencies.filter { $0.app == operation.key.app }.flatMap { dependency in
          operations.indices.filter { dependency.isMet(by: operations[$0]) }
        })
    }
    var layers: [Set<Int>] = []
    var left = Set(operations.indices)
    while !left.isEmpty {
      let layer = left.filter { needs[$0].isEmpty }
      if layer.isEmpty { return nil }
      layers.append(layer)
      left.subtract(layer)
      for row in left { needs[row].subtract(layer) }
    }
    return layers.flatMap { layer in operations.indices.filter { layer.contains($0) }.map { operations[$0] } }
  }
}
