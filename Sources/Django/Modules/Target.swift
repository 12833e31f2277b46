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
    for (index, fact) in facts.imports.enumerated() {
      if fact.form == .star {
        stars.append(ID(index))
      } else if fact.flags.contains(.nested) {
        if locals[fact.local] == nil { locals[fact.local] = .imported(ID(index)) }
      } else {
        locals[fact.local] = .imported(ID(index))
      }
    }
    for (index, binding) in facts.bindings.enumerated() where binding.scope.isNone {
      guard binding.form == .assign || binding.form == .annotated else { continue }
      if binding.isConditional, locals[binding.name] != nil { continue }
      locals[binding.name] = .binding(ID(index))
    }
    for (index, definition) in facts.definitions.enumerated() where definition.parent.isNone {
      if definition.isConditional, locals[definition.name] != nil { continue }
      locals[definition.name] = .definition(ID(index))
    }
  }
}
