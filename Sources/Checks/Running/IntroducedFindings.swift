/// Tells what a change brought from what was there before.
public struct IntroducedFindings: Sendable {
  private let base: CheckedBase
  private var lines: [String: LineChanges] = [:]
  /// How often a finding was there before, by fingerprint at its path now; nil where nobody looked.
  private var before: [String: Int]?

  public init(_ base: CheckedBase) {
    self.base = base
    for (path, change) in base.changed {
      if let old = change.old, let new = change.new { lines[path] = LineChanges(old: old, new: new) }
    }
  }

  /// Whether every finding stands on lines that the change wrote: then the other side need not be looked at.
  public func areAllTouched(_ diagnostics: [Diagnostic], in project: CheckedProject) -> Bool {
    diagnostics.allSatisfy { isTouched($0, in: project) }
  }

  /// Says what the rules find on the side before.
  public mutating func compare(with earlier: [Diagnostic]) {
    let moved = Dictionary(base.changed.compactMap { path, change in change.oldPath.map { ($0, path) } }) { first, _ in
      first
    }
    before = Dictionary(
      earlier.map { ($0.fingerprint(at: moved[$0.place.path] ?? $0.place.path), 1) }, uniquingKeysWith: +)
  }

  /// Those of the findings that the change brought.
  public mutating func introduced(_ diagnostics: [Diagnostic], in project: CheckedProject) -> [Diagnostic] {
    var left = before ?? [:]
    return diagnostics.filter { diagnostic in
      let count = left[diagnostic.fingerprint] ?? 0
      if count > 0 { left[diagnostic.fingerprint] = count - 1 }
      return isTouched(diagnostic, in: project) || before != nil && count == 0
    }
  }

  /// Whether the finding or a place it stands on was written by the change.
  private func isTouched(_ diagnostic: Diagnostic, in project: CheckedProject) -> Bool {
    ([diagnostic.place] + diagnostic.related.map(\.place)).contains { place in
      guard let change = base.changed[place.path] else { return false }
      guard change.old != nil, let lines = lines[place.path], let index = project.lines(of: place.path) else {
        return change.new != nil || change.old != nil
      }
      return index.lines(of: place.range).contains { lines.isTouched($0) }
    }
  }
}
