import Base
public import Django

/// A test that runs something that was changed.
public struct TestAtRisk: Sendable, Hashable {
  public enum Extent: Sendable, Hashable { case function, type, file }

  public var extent: Extent
  /// Dotted; a path for a whole file.
  public var name: String
  public var path: String
  public var line: Int
  /// How many links lie between it and what changed.
  public var depth: Int
  public var evidence: Evidence
  /// What it does to what comes next on the way: `calls`, `reverses`.
  public var edge: GraphEdge.Kind
  /// What comes next on the way.
  public var reached: String

  public init(
    extent: Extent, name: String, path: String, line: Int, depth: Int, evidence: Evidence, edge: GraphEdge.Kind,
    reached: String
  ) {
    self.extent = extent
    self.name = name
    self.path = path
    self.line = line
    self.depth = depth
    self.evidence = evidence
    self.edge = edge
    self.reached = reached
  }
}

extension TestAtRisk {
  /// The class and function behind the module.
  public var innerNames: [Substring] {
    guard extent != .file else { return [] }
    let parts = name.dottedParts
    // Classes are written large, and a function stands in one or at the top.
    guard let type = parts.firstIndex(where: { $0.first?.isUppercase ?? false }) else { return parts.suffix(1) }
    return Array(parts[type...])
  }
}
