import Base

/// What a question is about: the nodes that stand for it.
public struct ImpactTarget: Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case field, method, model, `class`, function, file, route, template, setting
    /// Of a mapped class, of a pydantic model.
    case column
    case schemaField = "schema field"
    case schema, table, endpoint

    /// What SQLAlchemy or pydantic knows.
    var isRecord: Bool {
      switch self {
      case .column, .schemaField, .schema, .table: true
      case .field, .method, .model, .class, .function, .file, .route, .template, .setting, .endpoint: false
      }
    }
  }

  public var kind: Kind
  /// In full: `orders.Order.total`.
  public var name: String
  public var path: String?
  public var line: Int?
  var seeds: [Seed]

  /// A node; an inherited member counts only as seen through related classes.
  struct Seed: Sendable {
    var node: ID<GraphNode>
    var through: ID<ClassRow> = .none
  }

  /// How far the answer goes when nobody says it.
  public var usualDepth: Int {
    switch kind {
    case .field, .method, .setting, .file, .route, .endpoint: 1
    case .class, .function, .template: 2
    case .model, .column, .schemaField, .schema, .table: 3
    }
  }
}

/// What a name that somebody typed stands for.
public enum ImpactResolution: Sendable {
  case found(ImpactTarget)
  /// Full names it may mean.
  case ambiguous([String])
  /// All names that would have been understood.
  case unknown(candidates: [String])
}
