public import Base
public import Facts

/// A template with the names it depends on, resolved inside the project.
public struct Template: Sendable {
  public var file: ID<ProjectFile>
  public var name: String
  public var extends: [ID<ProjectFile>] = []
  public var includes: [ID<ProjectFile>] = []
  init(file: ID<ProjectFile>, name: String) {
    self.file = file
    self.name = name
  }
}

/// A signal's receiver.
public struct Receiver: Sendable {
  /// Dotted name of the signal.
  public var signal: String
  public var file: ID<ProjectFile>
  /// Of `range`.
  public var line = 0
  public var function: ID<ProjectFunction>
  /// Dotted name of the function.
  public var handler: String
  /// `app.Model`, or the dotted name of another sender; empty for every sender.
  public var sender: String
  public var model: ID<Model> = .none
  public var range: TextRange

  init(
    signal: String, file: ID<ProjectFile>, function: ID<ProjectFunction>, handler: String, sender: String,
    range: TextRange
  ) {
    self.signal = signal
    self.file = file
    self.function = function
    self.handler = handler
    self.sender = sender
    self.range = range
  }
}

/// A Celery task (or one of the likes: Django-Q, Dramatiq, Huey, RQ).
public struct CeleryTask: Sendable {
  public var file: ID<ProjectFile>
  public var function: ID<ProjectFunction>
  /// Set for class-based tasks.
  public var type: ID<ProjectClass> = .none
  public var name: String
  public var range: TextRange

  init(file: ID<ProjectFile>, function: ID<ProjectFunction>, name: String, range: TextRange) {
    self.file = file
    self.function = function
    self.name = name
    self.range = range
  }
}

/// One migration with its operations, not yet replayed.
public struct Migration: Sendable {
  public var file: ID<ProjectFile>
  public var app: String
  public var name: String
  /// `app.name` each, as written.
  public var dependencies: [String] = []
  public var replaces: [String] = []
  public var operations: [Operation] = []
  /// No other migration of the app depends on it.
  public var isLeaf = false

  public struct Operation: Sendable, Equatable {
    /// As in `CreateModel`, `AddField`, `RunPython`.
    public var name: String
    /// The model; empty for `RunPython` and the like.
    public var model: String
    /// The field, index or constraint; empty if none.
    public var field: String
    public var range: TextRange
  }

  init(file: ID<ProjectFile>, app: String, name: String) {
    self.file = file
    self.app = app
    self.name = name
  }
}

/// Something in one file that refers to something in another (or the same) file.
public struct Link: Sendable, Equatable {
  public enum Kind: UInt8, BitwiseCopyable, Sendable, CaseIterable {
    case imports, calls, inherits, decorates, uses, reverses, renders, extends, includes, loads, queues, covers
    case namesField
    /// A URL table that includes another.
    case mounts
  }

  /// An end of a link.
  public enum End: Sendable, Hashable {
    case file(ID<ProjectFile>)
    case definition(ID<ProjectFile>, ID<Definition>)
    case route(ID<Route>)
    case field(ID<Model>, name: String)
    /// A module-level name that is neither class nor function.
    case constant(ID<ProjectFile>, ID<Binding>)
  }

  public var kind: Kind
  public var from: End
  public var to: End
  public var evidence: Evidence
  public var file: ID<ProjectFile>
  public var range: TextRange

  public init(
    _ kind: Kind, from: End, to: End, evidence: Evidence, file: ID<ProjectFile>, range: TextRange
  ) {
    self.kind = kind
    self.from = from
    self.to = to
    self.evidence = evidence
    self.file = file
    self.range = range
  }
}
