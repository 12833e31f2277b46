public import Django

/// A place that depends on what was asked about.
public struct ImpactRow: Sendable {
  /// One link of the chain that leads to the target.
  public struct Step: Sendable {
    public var symbol: String
    public var kind: GraphNode.Kind
    public var edge: GraphEdge.Kind
    public var evidence: Evidence
    public var path: String
    public var line: Int
  }

  public var path: String
  public var line: Int
  public var column: Int
  /// The weakest of the chain.
  public var evidence: Evidence
  /// The line itself.
  public var text: String
  /// From this place down to the target; the first says what stands here.
  public var chain: [Step]

  public var depth: Int { chain.count }
}

/// Everything that depends on a target.
public struct ImpactAnswer: Sendable {
  public var target: ImpactTarget
  public var depth: Int
  /// Nearest first, then by place.
  public var rows: [ImpactRow]
}
