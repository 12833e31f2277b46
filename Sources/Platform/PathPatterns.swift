/// Patterns as in a `.gitignore` file, to be asked about paths: the last one that fits a path or a folder above it decides.
public struct PathPatterns: Sendable {
  private var rules = IgnoreRules()
  private let scope: IgnoreRules.Scope

  public init(_ patterns: [String]) {
    scope = rules.scope(Array(patterns.joined(separator: "\n").utf8), base: 0, below: IgnoreRules.none)
  }

  /// Whether a file, by its path without a leading slash, is meant.
  public func matches(_ path: String) -> Bool {
    let bytes = Array(path.utf8)
    var name = 0
    for end in bytes.indices where bytes[end] == UInt8(ascii: "/") {
      if let verdict = rules.verdict(bytes.span.extracting(0..<end), name: name, isDirectory: true, in: scope) {
        return verdict
      }
      name = end + 1
    }
    return rules.verdict(bytes.span, name: name, isDirectory: false, in: scope) ?? false
  }
}
