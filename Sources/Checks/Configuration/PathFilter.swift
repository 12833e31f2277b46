import Platform

/// Patterns of paths as in a `.gitignore` file.
public struct PathFilter: Sendable, Equatable, CustomStringConvertible {
  public let patterns: [String]
  private let matcher: PathPatterns?

  public init(_ patterns: [String] = []) {
    self.patterns = patterns
    matcher = patterns.isEmpty ? nil : PathPatterns(patterns)
  }

  public var isEmpty: Bool { patterns.isEmpty }
  public var description: String { patterns.joined(separator: ", ") }

  /// Whether a path is meant; no pattern means none.
  public func matches(_ path: String) -> Bool { matcher?.matches(path) ?? false }

  public static func == (a: PathFilter, b: PathFilter) -> Bool { a.patterns == b.patterns }
}
