import Base
import Facts

/// Follows dotted names through imports, re-exports, aliases and star imports.
struct Resolver: Sendable {
  private var files: [ProjectFile]
  private let modules: ModuleIndex
  private let scopes: [ModuleScope]
  /// Definition → class, for each file.
  private let classIDs: [[UInt32]]
  private var memo: [[String: Target]]
  /// Names being followed, the outermost first.
  private var trail: [Place] = []
  /// The outermost place on the trail that the search ran into again: what depends on it is not kept.
  ///
  /// So a name means the same whatever was asked before, and files can be linked in any order.
  private var cut = Int.max
  /// How many steps one name may take.
  private static let fuel = 200

  private struct Place: Equatable {
    var file: ID<ProjectFile>
    var name: String
  }

  init(_ project: DjangoProject, _ modules: ModuleIndex, _ parallel: some Parallelism) {
    let files = project.files
    self.files = files
    self.modules = modules
    scopes = parallel.map(count: files.count) { ModuleScope(files[$0].facts) }
    var ids = project.files.map { Array(repeating: UInt32.max, count: $0.facts.definitions.count) }
    for (index, type) in project.classes.enumerated() {
      ids[Int(type.file.index)][Int(type.definition.index)] = UInt32(index)
    }
    classIDs = ids
    memo = Array(repeating: [:], count: project.files.count)
  }

  /// Takes a file's facts after an edit that left its surface alone: every name means what it meant.
  mutating func replace(_ facts: FileFacts, of file: ID<ProjectFile>) { files[Int(file.index)].facts = facts }

  /// What `path`, written in `file`, means, and how many of its parts that took.
  mutating func resolve(_ path: String, in file: ID<ProjectFile>) -> (target: Target, rest: [Substring]) {
    let parts = path.dottedParts
    // A leading dot stands for an object without a name.
    guard let first = parts.first, path.utf8.first != UInt8(ascii: ".") else { return (.unknown, parts) }
    let head = local(String(first), in: file, fuel: Resolver.fuel)
    return walk(head, parts.dropFirst(), fuel: Resolver.fuel)
  }

  /// What an absolute dotted name means, as in a settings file.
  mutating func resolve(absolute path: String) -> (target: Target, rest: [Substring]) {
    let parts = path.dottedParts
    guard let first = parts.first else { return (.unknown, []) }
    return walk(module(String(first)), parts.dropFirst(), fuel: Resolver.fuel)
  }

  func `class`(_ definition: ID<Definition>, in file: ID<ProjectFile>) -> ID<ProjectClass>? {
    let id = classIDs[Int(file.index)][Int(definition.index)]
    return id == UInt32.max ? nil : ID(id)
  }

  /// What `name` means in `target`; the target itself where it keeps what could not be followed.
  mutating func follow(_ name: String, from target: Target) -> Target {
    walk(target, [name[...]], fuel: Resolver.fuel).target
  }

  /// Whether the first part of `path` is known to come from outside, so that all of it does.
  mutating func isExternal(_ path: String, in file: ID<ProjectFile>) -> Bool {
    guard path.utf8.first != UInt8(ascii: "."), path.utf8.last != UInt8(ascii: ".") else { return false }
    let dot = path.utf8.firstIndex(of: UInt8(ascii: "."))
    let first = dot.map { String(path[..<$0]) } ?? path
    switch local(first, in: file, fuel: Resolver.fuel) {
    case .external: return true
    case .file, .namespace, .class, .function, .constant, .absent, .unknown: return false
    }
  }

  // MARK: Steps

  /// Whether `name` is bound in the module itself; not through a star import.
  mutating func local(_ name: String, in file: ID<ProjectFile>, fuel: Int) -> Target {
    if let known = memo[Int(file.index)][name] { return known }
    guard fuel > 0 else { return .unknown }
    let place = Place(file: file, name: name)
    if let start = trail.firstIndex(of: place) {  // a cycle of imports ends here
      cut = min(cut, start)
      return .unknown
    }
    trail.append(place)
    let target = find(name, in: file, fuel: fuel - 1)
    trail.removeLast()
    // Only the place where a cycle was entered, or one outside of it, knows all that there is to know.
    if cut >= trail.count {
      cut = Int.max
      memo[Int(file.index)][name] = target
    }
    return target
  }

  private mutating func find(_ name: String, in file: ID<ProjectFile>, fuel: Int) -> Target {
    let scope = scopes[Int(file.index)]
    switch scope.locals[name] {
    case .definition(let id):
      if let type = self.class(id, in: file) { return .class(type) }
      return .function(file, id)
    case .binding(let id): return alias(id, in: file, fuel: fuel)
    case .imported(let id): return imported(id, in: file, fuel: fuel)
    case nil: break
    }
    for star in scope.stars.reversed() {
      let target = starred(name, star, in: file, fuel: fuel)
      if target != .absent { return target }
    }
    return .absent
  }

  private mutating func imported(_ id: ID<ImportFact>, in file: ID<ProjectFile>, fuel: Int) -> Target {
    let fact = files[file].facts.imports[Int(id.index)]
    guard let base = ModuleIndex.absolute(level: fact.level, fact.module, from: files[file]) else { return .unknown }
    switch fact.form {
    case .module:
      let isWhole = fact.local.hasDot || !fact.module.hasPrefix(fact.local + ".")
      return isWhole ? module(base) : module(fact.local)
    case .member:
      // `from . import orders` in a package binds the name that it would look up.
      if base == files[file].module, let own = submodule(fact.name, of: file) { return own }
      return member(fact.name, of: module(base), fuel: fuel)
    case .star: return .unknown
    }
  }

  private func submodule(_ name: String, of package: ID<ProjectFile>) -> Target? {
    guard files[package].isPackage else { return nil }
    switch module(files[package].module + "." + name) {
    case .external, .unknown: return nil
    case let found: return found
    }
  }

  private mutating func starred(_ name: String, _ id: ID<ImportFact>, in file: ID<ProjectFile>, fuel: Int) -> Target {
    let fact = files[file].facts.imports[Int(id.index)]
    guard !name.hasPrefix("_"), fuel > 0,
      let base = ModuleIndex.absolute(level: fact.level, fact.module, from: files[file])
    else { return .absent }
    guard case .file(let source) = module(base), source != file else { return .absent }
    if let exports = files[source].facts.exports, !exports.isOpen, !exports.names.contains(name) { return .absent }
    return local(name, in: source, fuel: fuel)
  }

  /// As in `Alias = Order`, `Alias = models.Order`.
  private mutating func alias(_ id: ID<Binding>, in file: ID<ProjectFile>, fuel: Int) -> Target {
    let facts = files[file].facts
    let binding = facts.bindings[Int(id.index)]
    guard !binding.value.isNone, facts[binding.value].kind == .name else { return .constant(file, id) }
    let text = facts.text(of: binding.value)
    let parts = text.dottedParts
    guard let first = parts.first, String(first) != binding.name else { return .constant(file, id) }
    let (target, rest) = walk(local(String(first), in: file, fuel: fuel), parts.dropFirst(), fuel: fuel)
    // In a cycle every alias is its own constant, whichever was asked first.
    guard rest.isEmpty, cut == Int.max else { return .constant(file, id) }
    switch target {
    case .absent, .unknown: return .constant(file, id)
    case .file, .namespace, .class, .function, .constant, .external: return target
    }
  }

  func module(_ name: String) -> Target {
    if let file = modules.file(name) { return .file(file) }
    if modules.namespaces.contains(name) { return .namespace(name) }
    let top = name.dottedParts.first.map(String.init) ?? name
    return modules.tops.contains(top) && !Resolver.isAlwaysExternal(top) ? .unknown : .external(name)
  }

  /// A project directory may share its name with a library; these are never meant to be the project's.
  private static func isAlwaysExternal(_ top: String) -> Bool { top == "django" || top == "rest_framework" }

  private mutating func walk(
    _ head: Target, _ parts: ArraySlice<Substring>, fuel: Int
  ) -> (target: Target, rest: [Substring]) {
    var target = head
    var rest = parts
    while let part = rest.first {
      if case .external(let path) = target {
        return (.external(path + "." + rest.joined(separator: ".")), [])
      }
      let next = member(String(part), of: target, fuel: fuel)
      if next == .absent || next == .unknown {
        // A class or constant keeps what could not be followed: `Order.objects`.
        switch target {
        case .class, .function, .constant: return (target, Array(rest))
        case .file, .namespace, .external, .absent, .unknown: return (next, Array(rest))
        }
      }
      target = next
      rest = rest.dropFirst()
    }
    return (target, [])
  }

  private mutating func member(_ name: String, of target: Target, fuel: Int) -> Target {
    switch target {
    case .file(let file):
      let found = local(name, in: file, fuel: fuel)
      if found != .absent { return found }
      return submodule(name, of: file) ?? .absent
    case .namespace(let path): return module(path + "." + name)
    case .class(let id): return memberOfClass(name, id)
    case .external(let path): return .external(path + "." + name)
    case .function, .constant, .absent, .unknown: return .unknown
    }
  }

  /// Set once classes are known: nested classes and methods by name.
  var members: [[String: Target]] = []

  private func memberOfClass(_ name: String, _ id: ID<ProjectClass>) -> Target {
    members.isEmpty ? .unknown : members[Int(id.index)][name] ?? .absent
  }
}
