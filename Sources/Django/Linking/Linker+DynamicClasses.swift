import Base
import Facts

/// Classes and models that are asked for by name: `get_class("catalogue.views", "Detail")`, `get_model("shop", "Order")`.
extension Linker {
  mutating func linkDynamicClasses(_ file: ID<ProjectFile>) {
    let facts = project.files[file].facts
    guard project.files[file].role != .migration else { return }
    for call in facts.calls {
      switch facts.text(call.last) {
      case "get_class", "get_classes": linkClasses(call, facts, file)
      case "get_model": linkModel(call, file)
      case "import_string": linkPath(call, facts, file)
      default: break
      }
    }
  }

  private mutating func add(_ end: Link.End, _ call: CallFact, _ evidence: Evidence, _ file: ID<ProjectFile>) {
    let from: Link.End = call.scope.isNone ? .file(file) : .definition(file, call.scope)
    guard from != end else { return }
    project.links.append(Link(.uses, from: from, to: end, evidence: evidence, file: file, range: call.range))
  }

  private mutating func linkModel(_ call: CallFact, _ file: ID<ProjectFile>) {
    let model = modelReference(call.expression, in: file).model
    guard !model.isNone else { return }
    add(.definition(project.models[model].file, project.models[model].definition), call, .proved, file)
  }

  private mutating func linkPath(_ call: CallFact, _ facts: FileFacts, _ file: ID<ProjectFile>) {
    guard let path = facts.argument(at: 0, of: call.expression).flatMap({ facts.string($0) }) else { return }
    if case (.class(let id), let rest) = resolver.resolve(absolute: path), rest.isEmpty {
      add(.definition(project.classes[id].file, project.classes[id].definition), call, .proved, file)
    }
  }

  /// oscar's loader looks a class up by the end of its module's name.
  private mutating func linkClasses(_ call: CallFact, _ facts: FileFacts, _ file: ID<ProjectFile>) {
    let arguments = facts.children(of: call.expression).filter { facts[$0].kind != .callee }
    guard let label = arguments.first.flatMap({ facts.string($0) }), arguments.count > 1 else { return }
    let names =
      facts.string(arguments[1]).map { [$0] } ?? facts.children(of: arguments[1]).compactMap { facts.string($0) }
    for name in names {
      for type in classesByName[name] ?? [] where isLoaded(type, from: label) {
        add(.definition(project.classes[type].file, project.classes[type].definition), call, .likely, file)
      }
    }
  }

  private func isLoaded(_ type: ID<ProjectClass>, from label: String) -> Bool {
    let file = project.files[project.classes[type].file]
    return !file.flags.contains(.test) && (file.module == label || file.module.hasSuffix("." + label))
  }

  /// By name, for the few projects that ask for classes so.
  mutating func indexClassNames() {
    for (index, type) in project.classes.enumerated() { classesByName[type.name, default: []].append(ID(index)) }
  }
}
