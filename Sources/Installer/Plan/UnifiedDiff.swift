internal import Base

/// The difference of two texts as `diff -u` writes it.
enum UnifiedDiff {
  private static let context = 3

  private struct Row {
    var sign: Character
    var text: Substring
    /// Numbers of the line, from 1, on both sides; that of the next line where it stands on one only.
    var old: Int
    var new: Int
    var isUnended = false
  }

  static func text(path: String, before: [UInt8]?, after: [UInt8]?) -> String {
    let rows = rows(before ?? [], after ?? [])
    guard rows.contains(where: { $0.sign != " " }) || before == nil || after == nil else { return "" }
    let head = "--- \(before == nil ? "/dev/null" : "a/" + path)\n+++ \(after == nil ? "/dev/null" : "b/" + path)\n"
    return head + hunks(rows).map(hunk).joined()
  }

  private static func rows(_ before: [UInt8], _ after: [UInt8]) -> [Row] {
    let (old, new) = (lines(before), lines(after))
    let changes = LineChanges(old: before, new: after)
    var rows: [Row] = []
    var (at, behind) = (0, 0)
    while at < old.count || behind < new.count {
      let isOpen = (
        old: at == old.count - 1 && before.last != 10, new: behind == new.count - 1 && after.last != 10
      )
      let target = changes.newLine(of: at + 1).flatMap { $0 <= new.count ? $0 : nil }
      let isKept = at < old.count && target == behind + 1
      let isSame = isKept && isOpen.old == isOpen.new
      let place = (old: at + 1, new: behind + 1)
      if at < old.count, isKept || target == nil {
        rows.append(
          Row(sign: isSame ? " " : "-", text: old[at], old: place.old, new: place.new, isUnended: isOpen.old))
        at += 1
      }
      if behind < new.count, !isSame, isKept || at >= old.count || target != nil {
        rows.append(Row(sign: "+", text: new[behind], old: at + 1, new: place.new, isUnended: isOpen.new))
        behind += 1
      } else if isSame {
        behind += 1
      }
    }
    return rows
  }

  private static func lines(_ bytes: [UInt8]) -> [Substring] {
    var parts = Substring(decoding: bytes, as: UTF8.self)
      .unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { Substring($0) }
    if parts.last?.isEmpty ?? false { parts.removeLast() }
    return parts
  }

  /// The rows near a change, in groups.
  private static func hunks(_ rows: [Row]) -> [ArraySlice<Row>] {
    var groups: [Range<Int>] = []
    for (number, row) in rows.enumerated() where row.sign != " " {
      let range = max(0, number - context)..<min(rows.count, number + context + 1)
      if let last = groups.last, range.lowerBound <= last.upperBound {
        groups[groups.count - 1] = last.lowerBound..<range.upperBound
      } else {
        groups.append(range)
      }
    }
    return groups.map { rows[$0] }
  }

  private static func hunk(_ rows: ArraySlice<Row>) -> String {
    guard let first = rows.first else { return "" }
    let (old, new) = (rows.count { $0.sign != "+" }, rows.count { $0.sign != "-" })
    let start = (old: old == 0 ? first.old - 1 : first.old, new: new == 0 ? first.new - 1 : first.new)
    return rows.reduce(into: "@@ -\(start.old),\(old) +\(start.new),\(new) @@\n") { text, row in
      text += "\(row.sign)\(row.text)\n" + (row.isUnended ? "\\ No newline at end of file\n" : "")
    }
  }
}
