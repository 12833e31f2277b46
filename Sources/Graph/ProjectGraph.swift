public import Base
public import Django

/// The project as typed nodes and edges, with look-ups by the words people use for them.
///
/// Node ids are dense. The first `files.count` symbols are the files themselves, so the symbol of file `i` has id `i`.
public struct ProjectGraph: Sendable {
  public var files: [FileNode] = []
  public var symbols: [SymbolNode] = []
  /// Sorted by source, kind, target and place.
  public var edges: [Edge] = []
  /// Edges between different files, the surest of each kind, sorted by source, target and kind.
  public var fileEdges: [FileEdge] = []

  var outStarts: [UInt32] = [0]
  var inStarts: [UInt32] = [0]
  var inOrder: [UInt32] = []
  var fileOutStarts: [UInt32] = [0]
  var fileInStarts: [UInt32] = [0]
  var fileInOrder: [UInt32] = []
  var index = GraphIndex()

  init() {}
}

public typealias NodeID = ID<SymbolNode>
public typealias FileID = ID<FileNode>

/// A file as a node.
public struct FileNode: Sendable, Equatable {
  public var path: String
  public var role: FileRole
  /// Label of the app; empty if none.
  public var app: String
  public var flags: FileFlags
  /// Dotted module; empty for templates.
  public var module: String
  /// Name of the template; empty for Python files.
  public var templateName: String
  public var lineCount: Int
  public var byteCount: Int

  public var isTest: Bool { flags.contains(.test) }
  public var isMigration: Bool { flags.contains(.migration) }
}

/// A place in a file that has a name.
public struct SymbolNode: Sendable, Equatable {
  public enum Kind: UInt8, BitwiseCopyable, Sendable, CaseIterable {
    case file, `class`, function, method, field, constant, route, block
  }

  public var kind: Kind
  public var name: String
  /// `shop.models.Order.total`; for a route its full URL name, for a file its module or template name.
  public var qualifiedName: String
  public var file: FileID
  public var range: TextRange
  /// 1-based, inclusive; both 0 for an empty file.
  public var lines: ClosedRange<Int>
  /// The class or function around it; the file's own symbol at module level; none for files.
  public var parent: NodeID
  public var roles: Roles
}

/// What one place has to do with another.
public enum EdgeKind: UInt8, BitwiseCopyable, Sendable, CaseIterable {
  case imports, calls, inherits, decorates
  /// A foreign key, one-to-one or many-to-many: field → model.
  case relates
  case serializes, validates, filters, administers
  /// route → view
  case routes
  /// view → template
  case renders
  case extends, includes, loads
  /// anything → route
  case reverses
  /// receiver → model
  case receives
  /// caller → task
  case queues
  /// migration → model
  case migrates
  /// factory → model
  case creates
  /// test → what it exercises
  case covers
  /// anything → field
  case namesField
  /// view → serializer, form, filter set, model, permission …; anything else that is mentioned without a call
  case uses
  /// include of a URL table: urlconf → urlconf
  case mounts
  /// model → its manager
  case manages
}

/// One reason why `from` and `to` belong together.
public struct Edge: BitwiseCopyable, Sendable, Hashable {
  public var from: NodeID
  public var to: NodeID
  public var kind: EdgeKind
  public var evidence: Evidence
  /// Where it is written.
  public var file: FileID
  public var range: TextRange
}

/// The surest edge of one kind between two files.
public struct FileEdge: BitwiseCopyable, Sendable, Hashable {
  public var from: FileID
  public var to: FileID
  public var kind: EdgeKind
  public var evidence: Evidence
  /// A witness.
  public var edge: ID<Edge>
  /// How many edges of this kind there are between the two.
  public var count: UInt32
}
