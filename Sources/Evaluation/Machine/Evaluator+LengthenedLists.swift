import Base

/// `APPS += ("plugin",)` and `APPS = ["plugin"] + APPS` where it is not known whether they run.
extension Evaluator {
  /// The old sequence with what the branches add to its ends as possible elements; nil where one does anything else.
  mutating func lengthened(_ old: Value?, _ branches: [Value], _ reason: ID<Reason>) -> Value? {
    guard let old, let known = plainSequence(old), branches.contains(where: { $0 != old }) else { return nil }
    let elements = lists[known].elements
    var (before, after, isOpen) = ([Value](), [Value](), lists[known].isOpen)
    for branch in branches where branch != old {
      guard sameKind(branch, old), let id = plainSequence(branch), lists[id].elements.count > elements.count else {
        return nil
      }
      let (all, count) = (lists[id].elements, elements.count)
      if all.prefix(count).elementsEqual(elements) {
        for added in all.dropFirst(count) { after.append(possible(added, reason)) }
      } else if all.suffix(count).elementsEqual(elements) {
        for added in all.dropLast(count) { before.append(possible(added, reason)) }
      } else {
        return nil
      }
      isOpen = isOpen || lists[id].isOpen
    }
    let all = before + elements + after
    let made = if case .tuple = old { makeTuple(all) } else { makeList(all, at: lists[known].place) }
    if isOpen { markOpen(made) }
    return made
  }

  private mutating func possible(_ element: Value, _ reason: ID<Reason>) -> Value {
    if case .maybe = element { return element }
    return makeMaybe(element, reason)
  }

  private func plainSequence(_ value: Value) -> ID<ListObject>? {
    switch value {
    case .list(let id), .tuple(let id): id
    default: nil
    }
  }

  private func sameKind(_ a: Value, _ b: Value) -> Bool {
    switch (a, b) {
    case (.list, .list), (.tuple, .tuple): true
    default: false
    }
  }
}
