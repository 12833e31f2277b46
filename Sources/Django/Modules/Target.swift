import Base
import Facts

/// What a dotted name means.
enum Target: Sendable, Hashable {
  case file(ID<ProjectFile>)
  /// A directory without `__init__.py`.
  case namespace(String)
  case `class`(ID<ProjectClass>)
  case function(ID<ProjectFile>, ID<Definition>)
  case constant(ID<ProjectFile>, ID<Binding>)
  /// Outside the project: the full dotted name.
  case external(String)
  /// A module of the project is known to lack it.
  case absent
  case unknown
}

/// What a module binds at its top level.
struct ModuleScope: Sendable {
  enum Local: Sendable {
    case definition(ID<Definition>)
    case imported(ID<ImportFact>)
    case binding(ID<Binding>)
  }

  private(set) var locals: [String: Local] = [:]
  private(set) var stars: [ID<ImportFact>] = []

  /// Later statements win, except that a conditional one does not replace a plain one.
  init(_ facts: FileFacts) {
    locals.reserveCapacity(facts.definitions.count / 2 + facts.imports.count)
    addImports(facts.imports)
    addBindings(facts.bindings)
    addDefinitions(facts.definitions)
  }

  private mutating func addImports(_ imports: [ImportFact]) {
    for index in imports.indices {
      let local = imports[index].local
      if imports[index].form == .star {
        stars.append(ID(index))
      } else if !imports[index].flags.contains(.nested) || locals[local] == nil {
        locals[local] = .imported(ID(index))
      }
    }
  }

  private mutating func addBindings(_ bindings: [Binding]) {
    for index in bindings.indices where bindings[index].scope.isNone {
      guard bindings[index].form == .assign || bindings[index].form == .annotated else { continue }
      let name = bindings[index].name
      if bindings[index].isConditional, locals[name] != nil { continue }
      locals[name] = .binding(ID(index))
    }
  }

  private mutating func addDefinitions(_ definitions: [Definition]) {
    for index in definitions.indices where definitions[index].parent.isNone {
      let name = definitions[index].name
      if definitions[index].isConditional, locals[name] != nil { continue }
      locals[name] = .definition(ID(index))
    }
  }
}
