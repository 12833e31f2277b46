import Base
import Evaluation

/// Classes as the dump's rows state them.
extension DjangoBoot {
  /// The classes of the project below a library's class, as their dotted names are ordered; of several with one name the
  /// last counts, and those that others are made of.
  func projectClasses(below base: String) -> [ID<ClassObject>] {
    var found: [String: [ID<ClassObject>]] = [:]
    let parents = Set(evaluator.classes.flatMap(\.bases))
    for row in evaluator.classes.indices where evaluator.classes[row].origin == .project {
      let id = ID<ClassObject>(row)
      guard evaluator.isWritten(id), evaluator.inherits(id, from: base) else { continue }
      guard let name = evaluator.dottedName(of: .class(id)), !name.utf8.contains(UInt8(ascii: "<")) else { continue }
      found[name] = (found[name] ?? []).filter { parents.contains(.class($0)) } + [id]
    }
    return found.sorted { $0.key < $1.key }.flatMap(\.value)
  }

  /// Classes of the project behind a base that is not seen: one that is called as those below `base` are is taken for
  /// one of them, of the others nothing is known.
  ///
  /// Where `words` are given, the base's dotted name must have one of them.
  func classesBehindUnseen(besides base: String, called ending: String, among words: [String] = [])
    -> (alike: [ID<ClassObject>], others: [String], all: [ID<ClassObject>])
  {
    var (alike, others): ([String: ID<ClassObject>], [String]) = ([:], [])
    var all: [ID<ClassObject>] = []
    for row in evaluator.classes.indices where evaluator.classes[row].origin == .project {
      let id = ID<ClassObject>(row)
      let unseen = evaluator.classes[row].order.filter { if case .class = $0 { false } else { true } }
      guard !unseen.isEmpty, evaluator.isWritten(id), !evaluator.inherits(id, from: base),
        let name = evaluator.dottedName(of: .class(id)), !name.utf8.contains(UInt8(ascii: "<"))
      else { continue }
      all.append(id)
      let isAlike = unseen.compactMap { evaluator.dottedName(of: $0) }.contains { dotted in
        dotted.hasSuffix(ending) && (words.isEmpty || words.contains { dotted.contains($0) })
      }
      if isAlike {
        alike[name] = id
      } else {
        others.append(name)
      }
    }
    let names = Set(others).subtracting(alike.keys).sorted()
    return (alike.sorted { $0.key < $1.key }.map(\.value), names, all)
  }

  /// Of a list of the project's classes: applications that are not known may bring more.
  func openness(behind unseen: [String]) -> Openness {
    !host.apps.isComplete ? .open : unseen.isEmpty ? .closed : .hints(unseen)
  }

  func isBelow(_ base: String, _ type: ID<ClassObject>) -> Known<Bool> {
    if evaluator.inherits(type, from: base) { return true }
    return evaluator.classes[type].isOpen ? .unknown("a base is not known") : false
  }

  /// Whether the class may have more than its body and its bases say: a base, or a decorator, is of a library that is not seen.
  func mayHaveMore(_ type: ID<ClassObject>) -> Bool {
    evaluator.classes[type].isOpen || evaluator.unseenDecorator(of: type) != nil
  }

  func className(of type: ID<ClassObject>) -> Known<String> {
    evaluator.dottedName(of: .class(type)).map { .value($0) } ?? .unknown("no name")
  }

  mutating func place(of type: ID<ClassObject>) -> DumpedPlace {
    let place = evaluator.classes[type].place
    return DumpedPlace(file: .value(evaluator.path(of: place)), line: .value(evaluator.line(of: place)))
  }

  mutating func dumpedPlace(of type: ID<ClassObject>) -> DumpedPlace {
    dumpedPlace(of: type, at: evaluator.classes[type].place)
  }

  /// As `inspect` finds it: a class whose `__module__` was set stands in that module's file, on no line.
  mutating func dumpedPlace(of type: ID<ClassObject>, at place: Place) -> DumpedPlace {
    if let module = evaluator.module(named: evaluator.classes[type].module) {
      let path = evaluator.modules[module].path
      if !path.isEmpty, path != evaluator.path(of: place) { return DumpedPlace(file: .value(path), line: .value(nil)) }
    }
    return dumpedPlace(place)
  }

  /// `__bases__` without `object`, by dotted name.
  func bases(of type: ID<ClassObject>) -> Known<[String]> {
    var names: [String] = []
    for base in evaluator.classes[type].bases {
      switch evaluator.certain(base) {
      case .class, .symbolic:
        guard let name = evaluator.dottedName(of: base) else { return .unknown("a base that is not known") }
        // A class that a metaclass put in front was not written.
        if name != "builtins.object", !name.utf8.contains(UInt8(ascii: "<")) { names.append(name) }
      default: return .unknown("a base that is not known")
      }
    }
    return .value(names)
  }

  func condition(of type: ID<ClassObject>) -> String? {
    let name = evaluator.dottedName(of: .class(type))
    let condition = evaluator.classes[type].condition ?? name.flatMap { host.apps.condition(ofName: $0) }
    return condition.map { evaluator.reasons[$0].text }
  }
}
