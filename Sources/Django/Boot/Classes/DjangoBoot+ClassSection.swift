import Base
import Evaluation
import PythonSyntax

/// Module-level classes of the project's modules, and names that stand for what another module defines.
extension DjangoBoot {
  /// By module.
  mutating func classSection(of modules: [ID<Module>]) -> [String: [DumpedClass]] {
    var sections: [String: [DumpedClass]] = [:]
    var seen: Set<ID<ClassObject>> = []
    for module in modules {
      var rows: [DumpedClass] = []
      for (name, value) in evaluator.modules[module].namespace.entries() {
        for type in possibleClasses(value) where evaluator.classes[type].module == evaluator.modules[module].name {
          let bound = evaluator.modules[module].namespace.place(of: name)
          guard seen.insert(type).inserted, let place = statement(of: type, boundAt: bound) else { continue }
          if let row = dumpedClass(type, at: place, isConditional: isUndecided(value)) { rows.append(row) }
        }
      }
      if !rows.isEmpty { sections[evaluator.string(evaluator.modules[module].name)] = rows }
    }
    return sections
  }

  /// The modules with a file below the root that were run, in the order of their names.
  func projectModules() -> [ID<Module>] {
    let all = evaluator.modules.indices.map { ID<Module>($0) }
    let own = all.filter { evaluator.modules[$0].origin == .project && !evaluator.modules[$0].path.isEmpty }
    return own.sorted { evaluator.string(evaluator.modules[$0].name) < evaluator.string(evaluator.modules[$1].name) }
  }

  private func possibleClasses(_ value: Value) -> [ID<ClassObject>] {
    switch evaluator.certain(value) {
    case .class(let id): [id]
    case .either(let id):
      evaluator.lists[id].elements.compactMap { if case .class(let id) = evaluator.certain($0) { id } else { nil } }
    default: []
    }
  }

  private func isUndecided(_ value: Value) -> Bool {
    switch value {
    case .maybe, .either: true
    default: false
    }
  }

  /// Where the `class` statement stands; nil for what calls make.
  ///
  /// A metaclass may have put a class of its own in place
  /// of the one that was written (`NamedTuple`): then it is where the name was bound.
  private func statement(of type: ID<ClassObject>, boundAt bound: Place?) -> Place? {
    [evaluator.classes[type].place, bound].compactMap { $0 }.first { place in
      !place.isNowhere && evaluator.files[place.file].tree.nodes[Int(place.node)].kind == .classDef
    }
  }

  private mutating func dumpedClass(_ type: ID<ClassObject>, at place: Place, isConditional: Bool) -> DumpedClass? {
    guard evaluator.path(of: place) != nil, let name = evaluator.dottedName(of: .class(type)) else { return nil }
    var row = DumpedClass(className: .value(name), place: dumpedPlace(of: type, at: place), bases: bases(of: type))
    if isConditional {
      row.note.condition =
        evaluator.classes[type].condition.map { evaluator.reasons[$0].text } ?? "an undecided condition"
    }
    return row
  }
}
