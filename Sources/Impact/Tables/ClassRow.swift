import Base
import PythonSyntax

/// A class: one that a file of the project defines, or a model of a library.
struct ClassRow {
  /// What the body binds to a name.
  enum Member {
    case function(ID<FunctionRow>)
    case type(ID<ClassRow>)
    /// The bound name, what it was bound to, and its annotation.
    case value(target: ID<Node>, value: ID<Node>?, annotation: ID<Node>?)
  }

  var name: String
  var dotted: String
  /// Its file's row; nil outside of the project.
  var file: Int?
  var node: ID<Node> = .none
  var outer: ID<ClassRow> = .none
  var isLocal = false
  var members: [String: Member] = [:]
  /// Filled once all files are known.
  var bases: [ID<ClassRow>] = []
  var libraryBases: [String] = []
  /// With itself, nearest first.
  var ancestors: [ID<ClassRow>] = []
  /// The dotted names of library classes above it.
  var libraryAncestors: [String] = []
  var model: ModelFields?
  /// The model that a form, serializer, admin … is about.
  var subject: ID<ClassRow> = .none
  var role = ClassRole.plain
}

/// What Django takes a class for.
enum ClassRole: String, Sendable {
  case plain = "class"
  case model, manager, form, serializer, filterset, admin, view, factory, migration, test
}

/// A function or method.
struct FunctionRow {
  var name: String
  var dotted: String
  var file: Int
  var node: ID<Node>
  /// The class whose body holds it.
  var owner: ID<ClassRow> = .none
  /// Defined inside of another function.
  var isLocal = false
  var isProperty = false
  var isStatic = false
  var isClassMethod = false
  var isFixture = false
}
