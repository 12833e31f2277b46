public import Base
import Django
public import PythonSyntax

/// The tables, which nobody changes any more.
///
/// A copy of the struct is twenty retains, and a reader that changes itself makes one wherever it asks it: a fifth of the
/// time. Asked through the class there is none.
public final class SharedTables: Sendable {
  public let tables: ProjectTables
  // Read as they are, without a copy of all the rest.
  public let sources: ProjectSources
  public let modules: [ModuleRow]
  public let classes: [ClassRow]
  public let functions: [FunctionRow]
  public let records: [ID<ClassRow>: RecordFields]
  public let moduleIndex: [String: Int]
  public let packages: Set<String>
  public let classIndex: [String: ID<ClassRow>]
  public let functionIndex: [String: ID<FunctionRow>]
  public let functionNodes: [[UInt32: ID<FunctionRow>]]
  public let classNodes: [[UInt32: ID<ClassRow>]]
  public let labels: [String: ID<ClassRow>]
  public let managed: [ID<ClassRow>: ID<ClassRow>]
  public let userModel: ID<ClassRow>
  /// The classes below each class, in the order of rows.
  public let heirs: [ID<ClassRow>: [ID<ClassRow>]]

  public init(_ tables: ProjectTables) {
    self.tables = tables
    sources = tables.sources
    modules = tables.modules
    classes = tables.classes
    functions = tables.functions
    records = tables.records
    moduleIndex = tables.moduleIndex
    packages = tables.packages
    classIndex = tables.classIndex
    functionIndex = tables.functionIndex
    functionNodes = tables.functionNodes
    classNodes = tables.classNodes
    labels = tables.labels
    managed = tables.managed
    userModel = tables.userModel
    var heirs: [ID<ClassRow>: [ID<ClassRow>]] = [:]
    for row in tables.classes.indices {
      for ancestor in tables.classes[row].ancestors where ancestor != ID(row) {
        heirs[ancestor, default: []].append(ID(row))
      }
    }
    self.heirs = heirs
  }

  /// Whether a dotted name is a module or package of the project.
  public func knows(_ module: String) -> Bool { moduleIndex[module] != nil || packages.contains(module) }

  public func file(_ row: Int) -> PythonFile { sources.python[row].file }

  @inline(never)
  public func meaning(of name: String, in module: Int) -> ProjectTables.Meaning? {
    tables.meaning(of: name, in: module)
  }

  @inline(never)
  public func meaning(ofDotted name: String, in module: Int) -> ProjectTables.Meaning? {
    tables.meaning(ofDotted: name, in: module)
  }

  @inline(never)
  public func meaning(of name: String, inModule module: String) -> ProjectTables.Meaning? {
    tables.meaning(of: name, inModule: module)
  }

  @inline(never)
  public func attribute(_ name: String, of meaning: ProjectTables.Meaning) -> ProjectTables.Meaning? {
    tables.attribute(name, of: meaning)
  }

  @inline(never)
  public func isA(_ type: ID<ClassRow>, _ ancestor: ID<ClassRow>) -> Bool { tables.isA(type, ancestor) }

  @inline(never)
  public func member(_ name: String, of type: ID<ClassRow>, after skipped: ID<ClassRow>? = nil)
    -> (owner: ID<ClassRow>, member: ClassRow.Member)?
  {
    tables.member(name, of: type, after: skipped)
  }

  @inline(never)
  public func field(_ name: String, of type: ID<ClassRow>) -> ModelFields.Field? { tables.field(name, of: type) }

  @inline(never)
  public func accessor(_ name: String, of type: ID<ClassRow>) -> ModelFields.Reverse? {
    tables.accessor(name, of: type)
  }

  @inline(never)
  public func queryName(_ name: String, of type: ID<ClassRow>) -> ModelFields.Reverse? {
    tables.queryName(name, of: type)
  }

  @inline(never)
  public func hasManager(_ name: String, of type: ID<ClassRow>) -> Bool { tables.hasManager(name, of: type) }

  @inline(never)
  public func hasUnreadBase(_ type: ID<ClassRow>) -> Bool { tables.hasUnreadBase(type) }
}
