/// The difference of two texts as `diff -u` writes it.
public struct UnifiedDiffText: Sendable {
  private enum Line {
    case kept(old: Int, new: Int)
    case removed(Int)
    case added(Int)

    var isKept: Bool { if case .kept = self { true } else { false } }
  }

  private let old: [ArraySlice<UInt8>]
  private let new: [ArraySlice<UInt8>]
  private let path: String
  private static let context = 3

  public init(old: [UInt8], new: [UInt8], path: String) {
    self.old = Self.lines(old)
    self.new = Self.lines(new)
    self.path = path
  }

  /// Empty where nothing differs.
  public var text: String {
    let lines = script
    var result = ""
    var at = 0
    while let first = lines[at...].firstIndex(where: { !$0.isKept }) {
      var last = first
      var next = first + 1
      while next < lines.count, next - last <= 2 * Self.context {
        if !lines[next].isKept { last = next }
        next += 1
      }
      let hunk = max(at, first - Self.context)..<min(lines.count, last + Self.context + 1)
      result += header(lines, hunk) + lines[hunk].map(shown).joined()
      at = hunk.upperBound
    }
    return result.isEmpty ? "" : "--- a/\(path)\n+++ b/\(path)\n" + result
  }

  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
    if lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines
  }

  private var script: [Line] {
    let changes = LineChanges(old: Array(old.joined(separator: [10])), new: Array(new.joined(separator: [10])))
    var lines: [Line] = []
    var next = 0
    for row in old.indices {
      guard let kept = changes.newLine(of: row + 1).map({ $0 - 1 }), kept < new.count else {
        lines.append(.removed(row))
        continue
      }
      while next < kept {
        lines.append(.added(next))
        next += 1
      }
      lines.append(.kept(old: row, new: kept))
      next = kept + 1
    }
    for row in next..<max(next, new.count) { lines.append(.added(row)) }
    return lines
  }

  private func header(_ lines: [Line], _ hunk: Range<Int>) -> String {
    func count(_ part: some Sequence<Line>) -> (old: Int, new: Int) {
      var (old, new) = (0, 0)
      for line in part {
        switch line {
        case .kept: (old, new) = (old + 1, new + 1)
        case .removed: old += 1
        case .added: new += 1
        }
      }
      return (old, new)
    }
    let (before, inside) = (count(lines[..<hunk.lowerBound]), count(lines[hunk]))
    let (oldStart, newStart) = (before.old + (inside.old == 0 ? 0 : 1), before.new + (inside.new == 0 ? 0 : 1))
    return "@@ -\(oldStart),\(inside.old) +\(newStart),\(inside.new) @@\n"
  }

  private func shown(_ line: Line) -> String {
    switch line {
    case .kept(let row, _): " " + String(decoding: old[row], as: UTF8.self) + "\n"
    case .removed(let row): "-" + String(decoding: old[row], as: UTF8.self) + "\n"
    case .added(let row): "+" + String(decoding: new[row], as: UTF8.self) + "\n"
    }
  }
}
