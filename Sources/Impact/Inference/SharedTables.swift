import Base
import PythonSyntax

/// The tables, which nobody changes any more.
///
/// A copy of the struct is twenty retains, and a reader that changes itself makes one wherever it asks it: a fifth of the
/// time. Asked through the class there is none.
final class SharedTables: Sendable {
  let tables: ProjectTables

  init(_ tables: ProjectTables) { self.tables = tables }

  @inline(never)
  func meaning(of name: String, in module: Int) -> ProjectTables.Meaning? { tables.meaning(of: name, in: module) }

  @inline(never)
  func meaning(ofDotted name: String, in module: Int) -> ProjectTables.Meaning? {
    tables.meaning(ofDotted: name, in: module)
  }

  @inline(never)
  func meaning(of name: String, inModule module: String) -> ProjectTables.Meaning? {
    tables.meaning(of: name, inModule: module)
  }

  @inline(never)
  func attribute(_ name: String, of meaning: ProjectTables.Meaning) -> ProjectTables.Meaning? {
    tables.attribute(name, of: meaning)
  }

  @inline(never)
  func isA(_ type: ID<ClassRow>, _ ancestor: ID<ClassRow>) -> Bool { tables.isA(type, ancestor) }

  @inline(never)
  func member(_ name: String, of type: ID<ClassRow>, after skipped: ID<ClassRow>? = nil)
    -> (owner: ID<ClassRow>, member: ClassRow.Member)?
  {
    tables.member(name, of: type, after: skipped)
  }

  @inline(never)
  func field(_ name: String, of type: ID<ClassRow>) -> ModelFields.Field? { tables.field(name, of: type) }

  @inline(never)
  func accessor(_ name: String, of type: ID<ClassRow>) -> ModelFields.Reverse? { tables.accessor(name, of: type) }

  @inline(never)
  func queryName(_ name: String, of type: ID<ClassRow>) -> ModelFields.Reverse? { tables.queryName(name, of: type) }

  @inline(never)
  func hasManager(_ name: String, of type: ID<ClassRow>) -> Bool { tables.hasManager(name, of: type) }
}
