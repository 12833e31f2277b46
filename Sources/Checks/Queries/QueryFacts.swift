/// What was read about the queries of a project.
public struct QueryFacts: Sendable {
  /// A method that is called on a query set or manager.
  public struct MethodCall: Sendable {
    public var rows: Rows
    public var method: String
    public var call: QueryPlace
  }

  /// A relation that is read for every row.
  public struct Read: Sendable {
    public enum Access: Sendable, Equatable {
      case single
      /// `all()`, `count()`, `exists()`: a prefetched relation answers without a query.
      case cached(String)
      /// `filter()`, `order_by()`: a query every time.
      case always(String)
    }

    public var path: [String]
    public var access: Access
    public var place: QueryPlace
    /// Where it is read, if that is in a function that is called at `place`.
    public var inside: QueryPlace?
    /// The calls on the way there, and where it is read.
    public var way: [QueryPlace] = []
    /// Where a template reads it.
    public var template: SourcePlace?
    /// `order.customer.pk`: only what the row's own column holds is wanted.
    public var isForKey = false

    /// How many there are: loading all rows with the others may cost more than asking.
    public var isCounted: Bool { access == .cached("count") || access == .cached("exists") }
  }

  /// A template that is rendered with rows.
  public struct Render: Sendable {
    public var template: String
    public var names: [String: QueryValue]
  }

  /// Rows that something goes through, and what is read of each.
  public struct Loop: Sendable {
    public var rows: Rows
    public var place: QueryPlace
    public var reads: [Read] = []
  }

  /// A query that is made again for every turn of a loop.
  public struct Repeated: Sendable {
    public var rows: Rows
    public var method: String
    public var call: QueryPlace
    public var loop: QueryPlace
    public var dependsOnLoop: Bool
  }

  /// `item.stock -= 1`, and then `item.save()`.
  public struct Change: Sendable {
    public var field: String
    public var statement: QueryPlace
  }

  /// A row that a function is called with, and what it is or has in the function that calls.
  struct Handed: Sendable {
    var to: FunctionParameter
    var from: ParameterPath?
    var eager: EagerPaths
  }

  var handed: [Handed] = []
  /// What `prefetch_related` is told in texts, wherever.
  public var prefetched: Set<[String]> = []
  public var changes: [Change] = []
  public var renders: [Render] = []
  /// Where a query is carried out.
  public var evaluations: [QueryPlace] = []
  public var calls: [MethodCall] = []
  public var loops: [Loop] = []
  public var repeated: [Repeated] = []
  /// Calls of a model's class: `Order(total=3)`.
  public var constructions: [(model: ID<ClassRow>, call: QueryPlace)] = []
}
