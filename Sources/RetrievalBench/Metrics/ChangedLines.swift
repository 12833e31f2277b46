/// The lines of the old files that a commit changed, run by run; where it put lines in, the two around them.
///
/// Runs that change imports, comments or blank lines alone tell nothing of a task and are left out.
public struct ChangedLines: Sendable {
  public private(set) var runs: [String: [ClosedRange<Int>]] = [:]

  /// How to call `git diff` for `init(diff:)`: add the two commits, `--` and the paths.
  public static let gitArguments = [
    "--literal-pathspecs", "diff", "--no-color", "--no-renames", "--relative", "-U0", "-w", "--ignore-blank-lines",
    "--src-prefix=a/", "--dst-prefix=b/",
  ]

  public init(diff: [UInt8]) {
    var (path, run): (String?, ClosedRange<Int>?) = (nil, nil)
    var tells = false
    func close(_ runs: inout [String: [ClosedRange<Int>]]) {
      if let path, let run, tells { runs[path, default: []].append(run) }
      (run, tells) = (nil, false)
    }
    for line in diff.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let bytes = Array(line)
      if bytes.has("diff --git ", at: 0) {
        close(&runs)
        path = nil
      } else if run == nil, bytes.has("--- ", at: 0) {
        path = Self.path(bytes)
      } else if bytes.has("@@ -", at: 0) {
        close(&runs)
        run = Self.run(bytes)
      } else if run != nil, let sign = bytes.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
        if !Self.isTrivial(bytes.dropFirst()) { tells = true }
      }
    }
    close(&runs)
  }

  private static func path(_ line: [UInt8]) -> String? {
    guard line.has("--- a/", at: 0) else { return nil }
    let text = String(decoding: line.dropFirst(6), as: UTF8.self)
    return text.hasSuffix("\t") ? String(text.dropLast()) : text
  }

  /// The old side of `@@ -12,3 +14 @@`.
  private static func run(_ line: [UInt8]) -> ClosedRange<Int>? {
    let numbers = line.dropFirst(4).prefix { $0.isDigit || $0 == UInt8(ascii: ",") }
      .split(separator: UInt8(ascii: ",")).compactMap { Int(String(decoding: $0, as: UTF8.self)) }
    guard let first = numbers.first else { return nil }
    let count = numbers.count > 1 ? numbers[1] : 1
    return count == 0 ? first...first + 1 : first...first + count - 1
  }

  private static func isTrivial(_ line: ArraySlice<UInt8>) -> Bool {
    let text = Array(line).trimmed()
    if text.isEmpty || text.first == UInt8(ascii: "#") || text.has("\"\"\"", at: 0) { return true }
    if text.has("import", at: 0), text.count > 6, text[6].isBlank { return true }
    if text.has("from", at: 0), text.count > 4, text[4].isBlank {
      let module = text.end(of: text.end(of: 4, while: \.isBlank)) { !$0.isBlank }
      if text.has("import", at: text.end(of: module, while: \.isBlank)) { return true }
    }
    if text == Array(")".utf8) || text == Array("(".utf8) { return true }
    return text.allSatisfy { $0.isWord || ".,".utf8.contains($0) || $0 == 0x20 }
  }
}
