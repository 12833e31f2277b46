/// A Python file that a change touched, both sides compared as trees.
public struct ReviewedFile: Sendable {
  public let path: String
  public let rewrites: [Rewrite]
  /// Whether the change leaves alone what the file does.
  public let isSame: Bool
  /// How many lines the change wrote.
  public let written: Int
  /// How many of them only say what was said before.
  public let rewritten: Int

  init?(_ path: String, _ change: CheckedBase.Change) {
    guard path.hasSuffix(".py"), let old = change.old, let new = change.new, old != new else { return nil }
    let comparison = TreeComparison(old: PythonFile(old), new: PythonFile(new))
    self.path = path
    rewrites = comparison.rewrites
    isSame = comparison.isSame
    let lines = LineChanges(old: old, new: new)
    let index = LineIndex(new)
    let touched = Set((1...index.lineCount).filter(lines.isTouched))
    written = touched.count
    if isSame {
      rewritten = written
    } else {
      let covered = rewrites.flatMap(\.extents).flatMap { Array(index.lines(of: $0)) }
      rewritten = touched.intersection(covered).count
    }
  }
}

extension CheckedBase {
  /// The Python files that were there before, in the order of paths.
  public var reviewedFiles: [ReviewedFile] {
    changed.sorted { $0.key < $1.key }.compactMap { ReviewedFile($0, $1) }
  }

  /// How much of the change is asked for, in words; nil where no line was written.
  public var reviewSummary: String? {
    let files = reviewedFiles
    let known = Set(files.map(\.path))
    let new = changed.filter { !known.contains($0.key) && $0.value.old == nil }.values
      .compactMap(\.new).map { LineIndex($0).lineCount - ($0.last == 10 ? 1 : 0) }.reduce(0, +)
    let written = files.map(\.written).reduce(0, +) + new
    let rewritten = files.map(\.rewritten).reduce(0, +)
    if written == 0 { return nil }
    return "\(rewritten) of \(written) written lines change nothing of what the code does"
  }
}
