/// Reads a diff line by line.
struct UnifiedDiffReader {
  private let lines: [ArraySlice<UInt8>]
  private var at = 0
  private(set) var files: [UnifiedDiff.File] = []

  init(_ bytes: [UInt8]) {
    lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  }

  /// False where a hunk is broken off.
  mutating func read() -> Bool {
    while at < lines.count {
      let line = lines[at]
      if line.starts(with: "diff --git ".utf8) {
        files.append(UnifiedDiff.File())
        readGitPaths(line)
      } else if line.starts(with: "--- ".utf8), at + 1 < lines.count, lines[at + 1].starts(with: "+++ ".utf8) {
        readPaths()
        continue
      } else if line.starts(with: "@@ ".utf8) {
        if files.isEmpty || !readHunk() { return false }
        continue
      } else {
        readHeader(String(decoding: line, as: UTF8.self))
      }
      at += 1
    }
    return true
  }

  private func text(_ bytes: ArraySlice<UInt8>) -> String {
    let line = bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes
    return String(decoding: line, as: UTF8.self)
  }

  /// `diff --git a/x b/x`: the only paths there are where nothing but rights or a binary changed.
  private mutating func readGitPaths(_ line: ArraySlice<UInt8>) {
    let rest = text(line.dropFirst("diff --git ".utf8.count))
    guard rest.hasPrefix("a/"), let middle = rest.firstRange(of: " b/") else { return }
    files[files.count - 1].oldPath = String(rest[..<middle.lowerBound].dropFirst(2))
    files[files.count - 1].newPath = String(rest[middle.upperBound...])
  }

  private mutating func readHeader(_ line: String) {
    guard let last = files.indices.last, files[last].hunks.isEmpty else { return }
    if line.hasPrefix("rename from ") { files[last].oldPath = String(line.dropFirst(12)) }
    if line.hasPrefix("rename to ") { files[last].newPath = String(line.dropFirst(10)) }
    if line.hasPrefix("new file mode") { files[last].oldPath = nil }
    if line.hasPrefix("deleted file mode") { files[last].newPath = nil }
    if line.hasPrefix("Binary files ") || line.hasPrefix("GIT binary patch") { files[last].isBinary = true }
  }

  private mutating func readPaths() {
    let old = path(lines[at].dropFirst(4), "a/")
    let new = path(lines[at + 1].dropFirst(4), "b/")
    let isOpen = files.last.map { $0.hunks.isEmpty && ($0.oldPath != nil || $0.newPath != nil) } ?? false
    if !isOpen { files.append(UnifiedDiff.File()) }
    files[files.count - 1].oldPath = old
    files[files.count - 1].newPath = new
    at += 2
  }

  /// Without what `diff` puts behind a tab; nil for `/dev/null`.
  private func path(_ bytes: ArraySlice<UInt8>, _ prefix: String) -> String? {
    let name = text(bytes.prefix { $0 != UInt8(ascii: "\t") })
    if name == "/dev/null" { return nil }
    return name.hasPrefix(prefix) ? String(name.dropFirst(2)) : name
  }

  private mutating func readHunk() -> Bool {
    let numbers = text(lines[at]).split(whereSeparator: { " @-+".contains($0) }).prefix(2).map { part in
      part.split(separator: ",").map { Int($0) ?? -1 }
    }
    guard numbers.count == 2, let oldStart = numbers[0].first, let newStart = numbers[1].first else { return false }
    var (oldLeft, newLeft) = (numbers[0].count > 1 ? numbers[0][1] : 1, numbers[1].count > 1 ? numbers[1][1] : 1)
    guard oldStart >= 0, newStart >= 0, oldLeft >= 0, newLeft >= 0 else { return false }
    var hunk = UnifiedDiff.Hunk(oldStart: oldStart, newStart: newStart)
    at += 1
    while oldLeft > 0 || newLeft > 0 {
      guard at < lines.count else { return false }
      let line = lines[at]
      let body = line.dropFirst()
      switch line.first {
      case UInt8(ascii: "-"):
        hunk.old.append(body)
        oldLeft -= 1
      case UInt8(ascii: "+"):
        hunk.new.append(body)
        newLeft -= 1
      case UInt8(ascii: " "), nil:
        hunk.old.append(body)
        hunk.new.append(body)
        oldLeft -= 1
        newLeft -= 1
      case UInt8(ascii: "\\"): bare(&hunk, lines[at - 1].first)
      default: return false
      }
      at += 1
    }
    guard oldLeft == 0, newLeft == 0 else { return false }
    if at < lines.count, lines[at].first == UInt8(ascii: "\\") {
      bare(&hunk, lines[at - 1].first)
      at += 1
    }
    files[files.count - 1].hunks.append(hunk)
    return true
  }

  /// `\ No newline at end of file` speaks of the line before it.
  private func bare(_ hunk: inout UnifiedDiff.Hunk, _ mark: UInt8?) {
    if mark != UInt8(ascii: "+") { hunk.oldEndsBare = true }
    if mark != UInt8(ascii: "-") { hunk.newEndsBare = true }
  }
}
