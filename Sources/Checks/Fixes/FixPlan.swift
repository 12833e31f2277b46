/// Fixes put together: which fit, and what the files hold with them.
public struct FixPlan: Sendable {
  /// By path.
  public private(set) var texts: [String: [UInt8]] = [:]
  public private(set) var applied: [Diagnostic] = []
  /// Those that want to change what another one changes: their turn comes with the next look.
  public private(set) var conflicting: [Diagnostic] = []
  /// Those that would have left a file behind that does not parse, or that may not be edited.
  public private(set) var refused: [Diagnostic] = []
  private var edits: [String: [Fix.Edit]] = [:]

  /// - Parameters:
  ///   - safety: the riskiest that is allowed.
  ///   - mayEdit: whether a file may be changed at all.
  public init(
    _ diagnostics: [Diagnostic], _ safety: FixSafety, texts read: (String) -> [UInt8]?, mayEdit: (String) -> Bool
  ) {
    let wanted = diagnostics.filter { diagnostic in
      guard let fix = diagnostic.fix, !fix.edits.isEmpty else { return false }
      return fix.safety == .safe || fix.safety == .risky && safety == .risky
    }
    for diagnostic in wanted.sorted(by: Diagnostic.comesBefore) { add(diagnostic, read, mayEdit) }
    for path in edits.keys.sorted() { write(path, read) }
    applied.removeAll { diagnostic in
      let isKept = diagnostic.fix?.edits.allSatisfy { texts[$0.place.path] != nil } ?? false
      if !isKept { refused.append(diagnostic) }
      return !isKept
    }
    // A fix that spans files is taken back whole.
    let kept = Set(applied.flatMap { $0.fix?.edits.map(\.place.path) ?? [] })
    texts = texts.filter { kept.contains($0.key) }
  }

  private mutating func add(_ diagnostic: Diagnostic, _ read: (String) -> [UInt8]?, _ mayEdit: (String) -> Bool) {
    guard let fix = diagnostic.fix else { return }
    guard
      fix.edits.allSatisfy({ edit in
        mayEdit(edit.place.path)
          && (read(edit.place.path).map {
            edit.place.range.end <= $0.count && edit.place.range.start <= edit.place.range.end
          }
            ?? false)
      })
    else { return refused.append(diagnostic) }
    // Two that want the same – the same import, say – have it once.
    let new = fix.edits.filter { !(edits[$0.place.path] ?? []).contains($0) }
    let clashes = new.contains { edit in
      (edits[edit.place.path] ?? []).contains { $0.clashes(with: edit) }
        || new.contains { $0 != edit && $0.clashes(with: edit) }
    }
    if clashes { return conflicting.append(diagnostic) }
    for edit in new { edits[edit.place.path, default: []].append(edit) }
    applied.append(diagnostic)
  }

  private mutating func write(_ path: String, _ read: (String) -> [UInt8]?) {
    guard let old = read(path) else { return }
    var new = old
    for edit in (edits[path] ?? []).sorted(by: { $0.place.range > $1.place.range }) {
      new.replaceSubrange(edit.place.range.indices, with: edit.replacement.utf8)
    }
    if path.hasSuffix(".py"), PythonFile(old).problems.isEmpty, !PythonFile(new).problems.isEmpty { return }
    texts[path] = new
  }
}

extension Fix.Edit {
  /// Whether both want the same bytes, or put something at the same place.
  fileprivate func clashes(with other: Fix.Edit) -> Bool {
    guard place.path == other.place.path else { return false }
    let (a, b) = (place.range, other.place.range)
    if a.isEmpty || b.isEmpty { return a.start <= b.end && b.start <= a.end }
    return a.start < b.end && b.start < a.end
  }
}
