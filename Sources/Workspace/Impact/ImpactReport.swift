import Django
import Impact

/// Everything that depends on one thing of the project.
public struct ImpactReport: Sendable {
  /// What it is: `field`, `model`, `class`, `function`, `file`, `route`, `template`, `setting`.
  public var kind: String
  /// In full: `orders.Order.total`.
  public var name: String
  /// Where it is defined, if a file of the project does.
  public var path: String?
  public var line: Int?
  public var depth: Int
  /// Nearest first, then by place.
  public var rows: [ImpactedPlace]
}

/// A place that depends on it.
public struct ImpactedPlace: Sendable {
  public var path: String
  public var line: Int
  public var column: Int
  /// Of the weakest link.
  public var certainty: Certainty
  /// The line itself.
  public var text: String
  /// From this place to the thing asked about; never empty.
  public var chain: [ImpactLink]
}

/// Something that depends on the next link, or on the thing itself.
public struct ImpactLink: Sendable {
  /// What it is: `model`, `serializer`, `template`, and so on.
  public var kind: String
  public var symbol: String
  /// How it depends: `serializes`, `looks up`, and so on.
  public var edge: String
  public var certainty: Certainty
  public var path: String
  public var line: Int
}

/// How sure a link is.
public enum Certainty: String, Sendable, CaseIterable {
  /// The source decides it.
  case certain
  /// A convention says so.
  case likely
  /// Only names agree.
  case guess

  init(_ evidence: Evidence) {
    self =
      switch evidence {
      case .proved: .certain
      case .likely: .likely
      case .guess: .guess
      }
  }
}

extension ImpactReport {
  init(_ answer: ImpactAnswer) {
    kind = answer.target.kind.rawValue
    name = answer.target.name
    path = answer.target.path
    line = answer.target.line
    depth = answer.depth
    rows = answer.rows.map(ImpactedPlace.init)
  }
}

extension ImpactedPlace {
  init(_ row: ImpactRow) {
    path = row.path
    line = row.line
    column = row.column
    certainty = Certainty(row.evidence)
    text = row.text
    chain = row.chain.map { step in
      ImpactLink(
        kind: step.kind.rawValue, symbol: step.symbol, edge: step.edge.rawValue, certainty: Certainty(step.evidence),
        path: step.path, line: step.line)
    }
  }
}
