/// What an expression is, as far as queries go.
public indirect enum QueryValue: Sendable {
  case rows(Rows)
  case row(Row)
  case type(ID<ClassRow>)
  /// An instance of a class that is no model: a view, a manager …
  case object(ID<ClassRow>)
  case function(ID<FunctionRow>)
  case method(ID<FunctionRow>, of: QueryValue)
  /// A method that no file of the project defines.
  case libraryMethod(String, of: QueryValue)
  /// `super()` in a class's method.
  case parent(ID<ClassRow>, of: QueryValue)
  /// A dictionary, by keys that are written down: a template's context.
  case mapping([String: QueryValue])
  case other
}

extension QueryValue {
  /// The same for another reader: a loop that it comes from is one of this reader's alone.
  var outsideOfLoops: QueryValue {
    switch self {
    case .row(var row):
      row.root = nil
      return .row(row)
    case .rows(var rows):
      rows.relation = nil
      return .rows(rows)
    case .type, .object, .function, .method, .libraryMethod, .parent, .mapping, .other: return self
    }
  }
}

/// Rows that a query gives, or a manager that can give them.
public struct Rows: Sendable {
  public enum Shape: Sendable { case manager, querySet, list, dicts }

  public var model: ID<ClassRow>
  public var shape = Shape.querySet
  /// Relations that come with the rows.
  public var eager = EagerPaths()
  /// Whether a `select_related` is in force, with names or without.
  public var isSelecting = false
  /// What `prefetch_related` named, of the eager ones.
  public var prefetched = EagerPaths()
  /// The last expression that made the query: where to write what is missing.
  public var origin: QueryPlace
  /// Columns that the query adds.
  public var annotations: Set<String> = []
  /// Whether it may have others, and may load anything.
  public var isOpen = false
  /// The foreign key that leads back to the one row these are related to: reading it costs nothing.
  public var back: String?
  /// The relation of a row that these are, while nothing narrows them.
  public var relation: RelatedRows?
  /// The manager and query set of the project, for their methods.
  public var classes: [ID<ClassRow>] = []
  /// What they are of a function's parameter, while nothing asks for them anew.
  public var parameter: ParameterPath?
  /// At most one or a few rows: a slice of literal length.
  public var isSingle = false
  /// Whether they may have been asked for before and kept.
  public var isKept = false
  /// `filter(pk__in=chosen)`: those that somebody chose.
  public var isPicked = false
  /// `select_for_update()`.
  public var isLocked = false

  public init(model: ID<ClassRow>, origin: QueryPlace) {
    self.model = model
    self.origin = origin
  }
}

/// `order.lines`, seen from the row that has it.
public struct RelatedRows: Sendable {
  public var root: Int
  public var path: [String]
}

/// A model's instance.
public struct Row: Sendable, Hashable {
  public var model: ID<ClassRow>
  /// The loop or parameter that it comes from; nil for a single row, of which reads do not count.
  public var root: Int?
  public var path: [String] = []
  /// Relations that came with it, of a single row.
  public var eager = EagerPaths()
  public var back: String?
  /// A query of the same function gave it, without a lock.
  public var isUnlocked = false
  /// What it is of a function's parameter.
  public var parameter: ParameterPath?
  /// What was loaded with it, for functions that it is handed to.
  var handed = EagerPaths()

  /// Rows of a model seldom differ in anything else.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(model)
    hasher.combine(back)
  }
}

/// `order.lines` in a function with the parameter `order`.
public struct ParameterPath: Sendable, Hashable {
  public var parameter: FunctionParameter
  public var path: [String] = []

  func appending(_ name: String) -> ParameterPath { ParameterPath(parameter: parameter, path: path + [name]) }
}

public struct FunctionParameter: Sendable, Hashable {
  public var function: ID<FunctionRow>
  public var index: Int
}

public struct QueryPlace: Sendable, Hashable {
  /// The file's row.
  public var file: Int
  public var node: ID<Node>

  public init(_ file: Int, _ node: ID<Node>) {
    self.file = file
    self.node = node
  }
}

/// Relations that are loaded with the rows, as a tree of names.
public struct EagerPaths: Sendable, Equatable {
  public var children: [String: EagerPaths] = [:]
  /// `select_related()` without names: every foreign key that is not null.
  public var hasRequired = false
  /// Something that could not be read: anything may be loaded.
  public var isOpen = false

  public init() {}

  public var isEmpty: Bool { children.isEmpty && !hasRequired && !isOpen }

  public mutating func insert(_ path: some Sequence<String>, with below: EagerPaths = EagerPaths()) {
    var names = path.makeIterator()
    guard let first = names.next() else {
      merge(below)
      return
    }
    children[first, default: EagerPaths()].insert(IteratorSequence(names), with: below)
  }

  public mutating func merge(_ other: EagerPaths) {
    hasRequired = hasRequired || other.hasRequired
    isOpen = isOpen || other.isOpen
    for (name, below) in other.children { children[name, default: EagerPaths()].merge(below) }
  }

  public subscript(name: String) -> EagerPaths { children[name] ?? EagerPaths() }

  /// What is loaded behind a path.
  func below(_ path: some Sequence<String>) -> EagerPaths {
    path.reduce(self) { $0.isOpen ? $0 : $0[$1] }
  }
}
