import Base

/// One line of an ignore file, taken apart once.
///
/// The bytes stay in the pool of the `IgnoreRules` that owns the pattern, so a row is a few words without counting.
struct IgnorePattern: BitwiseCopyable, Sendable {
  /// How the rest of the pattern, behind its literal head, is compared.
  enum Shape: UInt8, BitwiseCopyable, Sendable {
    case literal
    /// `*` and then letters only: by far the commonest.
    case suffix
    case glob
  }

  let isNegated: Bool
  let directoriesOnly: Bool
  /// Without a slash in it the pattern looks at the name alone, at any depth.
  let matchesName: Bool
  let shape: Shape
  let head: TextRange
  let rest: TextRange

  /// The pattern in `line` (without its line end), or nothing for a comment or an empty line.
  init?(_ line: ArraySlice<UInt8>, pool: inout [UInt8]) {
    var line = Self.trimmingSpaces(line)
    guard let first = line.first, first != UInt8(ascii: "#") else { return nil }
    isNegated = first == UInt8(ascii: "!")
    if isNegated { line.removeFirst() }
    directoriesOnly = line.last == UInt8(ascii: "/")
    if directoriesOnly { line.removeLast() }
    matchesName = !line.contains(UInt8(ascii: "/"))
    if line.first == UInt8(ascii: "/") { line.removeFirst() }
    if line.isEmpty { return nil }

    let special = line.firstIndex(where: Self.isSpecial) ?? line.endIndex
    let start = UInt32(pool.count)
    let middle = start + UInt32(special - line.startIndex)
    pool += line
    head = TextRange(start, middle)
    rest = TextRange(middle, UInt32(pool.count))
    if special == line.endIndex {
      shape = .literal
    } else {
      let isSuffix = matchesName && head.isEmpty && line[special] == UInt8(ascii: "*")
      shape = isSuffix && !line[(special + 1)...].contains(where: Self.isSpecial) ? .suffix : .glob
    }
  }

  /// Whether the path, seen from the ignore file's directory at `base`, fits; `name` is where its last component starts.
  func matches(_ path: Span<UInt8>, base: Int, name: Int, isDirectory: Bool, pool: Span<UInt8>) -> Bool {
    if directoriesOnly, !isDirectory { return false }
    let start = matchesName ? name : base
    let length = path.count - start
    guard head.count <= length, Self.equal(pool, head, path, start) else { return false }
    switch shape {
    case .literal: return head.count == length
    case .suffix:
      let tail = TextRange(rest.start + 1, rest.end)
      return tail.count <= length && Self.equal(pool, tail, path, path.count - tail.count)
    case .glob:
      let pattern = pool.extracting(rest.indices)
      return GlobMatch.matches(pattern, path, from: start + head.count)
    }
  }

  @inline(__always)
  private static func equal(_ pool: Span<UInt8>, _ range: TextRange, _ path: Span<UInt8>, _ start: Int) -> Bool {
    var offset = start
    for i in range.indices {
      if pool[i] != path[offset] { return false }
      offset &+= 1
    }
    return true
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "*") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "\\")
  }

  /// The line without the spaces at its end, save one that a backslash keeps.
  private static func trimmingSpaces(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var end = line.startIndex
    var i = line.startIndex
    while i < line.endIndex {
      if line[i] == UInt8(ascii: "\\") {
        i = min(i + 2, line.endIndex)
        end = i
      } else {
        i += 1
        if line[i - 1] != UInt8(ascii: " ") { end = i }
      }
    }
    return line[..<end]
  }
}
