public import Base
public import PythonSyntax

/// A class: one that a file of the project defines, or a model of a library.
public struct ClassRow: Sendable {
  /// What the body binds to a name.
  public enum Member: Sendable {
    case function(ID<FunctionRow>)
    case type(ID<ClassRow>)
    /// The bound name, what it was bound to, and its annotation.
    case value(target: ID<Node>, value: ID<Node>?, annotation: ID<Node>?)
  }

  public var name: String
  public var dotted: String
  /// Its file's row; nil outside of the project.
  public var file: Int?
  public var node: ID<Node> = .none
  public var outer: ID<ClassRow> = .none
  public var isLocal = false
  public var members: [String: Member] = [:]
  /// Filled once all files are known.
  public var bases: [ID<ClassRow>] = []
  public var libraryBases: [String] = []
  /// With itself, nearest first.
  public var ancestors: [ID<ClassRow>] = []
  /// The dotted names of library classes above it.
  public var libraryAncestors: [String] = []
  public var model: ModelFields?
  /// The model that a form, serializer, admin … is about.
  public var subject: ID<ClassRow> = .none
  public var role = ClassRole.plain
}

/// What Django, or what stands beside FastAPI, takes a class for.
public enum ClassRole: String, Sendable {
  case plain = "class"
  case model, manager, form, serializer, filterset, admin, view, factory, migration, test
  /// A pydantic model; a mapped class of SQLAlchemy or SQLModel.
  case schema, table
}

/// A function or method.
public struct FunctionRow: Sendable {
  public var name: String
  public var dotted: String
  public var file: Int
  public var node: ID<Node>
  /// The class whose body holds it.
  public var owner: ID<ClassRow> = .none
  /// Defined inside of another function.
  public var isLocal = false
  public var isProperty = false
  public var isStatic = false
  public var isClassMethod = false
  public var isFixture = false
}
