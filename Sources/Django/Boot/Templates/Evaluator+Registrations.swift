import Base
import Evaluation

/// What a module's `register` holds once the module ran (django.template.library.import_library).
extension Evaluator {
  @discardableResult mutating func importLibrary(_ dottedName: String) -> ID<Module>? {
    guard case .module(let module)? = importModule(dottedName) else { return nil }
    run { evaluator in evaluator.runWholly(module) }
    return module
  }

  /// Nil when nothing can be said of the module.
  mutating func registrations(of dottedName: String) -> LibraryRegistrations? {
    guard let module = importLibrary(dottedName) else { return nil }
    guard let register = attribute("register", of: .module(module)) else {
      return modules[module].isOpen ? nil : LibraryRegistrations()
    }
    if isAbsent(text("register"), .module(module)) { return LibraryRegistrations() }
    guard case .instance(let library) = register else { return nil }
    runHome(of: library, besides: module)
    var result = LibraryRegistrations()
    result.isLibrary = true
    result.tags = functions("tags", of: register, &result.isComplete)
    result.filters = functions("filters", of: register, &result.isComplete)
    return result
  }

  /// `from django.template.defaultfilters import register`: a library that is another's too has what that one registers.
  private mutating func runHome(of library: ID<Instance>, besides module: ID<Module>) {
    let file = instances[library].place.file
    guard modules[module].file != file,
      let home = modules.indices.first(where: { modules[$0].file == file && modules[$0].origin != .project })
    else { return }
    run { evaluator in evaluator.runWholly(ID(home)) }
  }

  private mutating func functions(
    _ name: String, of register: Value, _ isComplete: inout Bool
  ) -> [String: LibraryRegistrations.Entry] {
    guard let value = attribute(name, of: register), case .dict(let id) = payload(value) else {
      isComplete = false
      return [:]
    }
    let dict = dicts[id]
    if dict.isOpen { isComplete = false }
    var entries: [String: LibraryRegistrations.Entry] = [:]
    for (key, value) in zip(dict.keys, dict.values) {
      guard let name = text(of: key) else {
        isComplete = false
        continue
      }
      if case .maybe = value {
        isComplete = false
        continue
      }
      entries[name] = entry(value)
    }
    return entries
  }

  /// The function that is wrapped innermost (inspect.unwrap), and where it stands.
  private mutating func entry(_ value: Value) -> LibraryRegistrations.Entry {
    var value = value
    for _ in 0..<16 {
      guard case .function = value, let inner = attribute("__wrapped__", of: value), inner != .none else { break }
      value = inner
    }
    switch value {
    case .method(let id): value = methods[id].function
    case .maybe, .either, .unknown, .symbolic: return .init(function: nil, line: nil)
    default: break
    }
    guard let dotted = dottedName(of: value) else { return .init(function: nil, line: nil) }
    let place = placeOfDefinition(value)
    return .init(function: dotted, line: line(of: place), file: path(of: place))
  }

  private func placeOfDefinition(_ value: Value) -> Place {
    switch value {
    case .function(let id): functions[id].place
    case .class(let id): classes[id].place
    default: .nowhere
    }
  }
}
