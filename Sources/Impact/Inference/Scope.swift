import Base

/// The names that can be seen at a place, and where edges from it start.
struct Scope {
  /// The file's row.
  var module: Int
  /// The template's row, where this is none of Python.
  var template: Int?
  var owner: ID<GraphNode>
  /// The class whose body or method this is.
  var type: ID<ClassRow> = .none
  var function: ID<FunctionRow> = .none
  /// A name that is bound to something unknown has nil.
  var names: [String: Typed?] = [:]
  var returned: [Typed] = []
  var purpose: ReadingPurpose
  /// Inside of a class body's nested `lambda` of a factory: the model it resolves.
  var factoryModel: ID<ClassRow> = .none

  /// What a function that is written here is called with, where it is handed to `sorted` and the like.
  var element: Typed?

  /// Whether mentions become edges.
  var isRecording: Bool { purpose == .edges }
}

/// What code is read for.
enum ReadingPurpose: Sendable {
  /// To know what it makes of names, for whoever asks on the way.
  case inference
  /// To note what each expression stands for.
  case types
  /// To find what depends on what.
  case edges
}
