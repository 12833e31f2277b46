import Base
import Facts

/// Bases across files, and from them what each class is.
extension Linker {
  mutating func linkClasses() {
    indexMembers()
    for index in project.classes.indices { project.classes[index].bases = bases(of: ID(index)) }
    externalAncestors = Array(repeating: [], count: project.classes.count)
    var state = Array(repeating: UInt8(0), count: project.classes.count)
    for index in project.classes.indices { settle(index, &state) }
  }

  private mutating func indexMembers() {
    var members: [[String: Target]] = Array(repeating: [:], count: project.classes.count)
    bindingsOfClass = Array(repeating: [], count: project.classes.count)
    for (fileIndex, file) in project.files.enumerated() {
      let fileID = ID<ProjectFile>(fileIndex)
      let definitions = file.facts.definitions
      for position in definitions.indices where !definitions[position].parent.isNone {
        guard let owner = resolver.class(definitions[position].parent, in: fileID) else { continue }
        let id = ID<Definition>(position)
        members[Int(owner.index)][definitions[position].name] =
          resolver.class(id, in: fileID).map { .class($0) } ?? .function(fileID, id)
      }
      let bindings = file.facts.bindings
      for position in bindings.indices where !bindings[position].scope.isNone {
        guard let owner = resolver.class(bindings[position].scope, in: fileID) else { continue }
        bindingsOfClass[Int(owner.index)].append(UInt32(position))
      }
    }
    resolver.members = members
  }

  private mutating func bases(of id: ID<ProjectClass>) -> [ProjectClass.Base] {
    let type = project.classes[id]
    let facts = project.files[type.file].facts
    return facts[type.definition].bases.compactMap { base in
      switch facts[base].kind {
      case .keyword, .unpack: return nil
      case .name, .subscript: return facts.dotted(base).map { self.base($0, in: type) }
      case .call: return fromCall(base, facts, type)
      default: return .unknown(facts.dotted(base) ?? "")
      }
    }
  }

  private mutating func base(_ text: String, in type: ProjectClass) -> ProjectClass.Base {
    // A nested class sees its siblings first.
    if !text.hasDot, let sibling = sibling(text, of: type) { return .project(sibling) }
    let (target, rest) = resolver.resolve(text, in: type.file)
    switch target {
    case .class(let id) where rest.isEmpty: return .project(id)
    case .external(let name): return .external(name)
    case .absent where !text.hasDot: return .external("builtins." + text)
    default: return .unknown(text)
    }
  }

  private func sibling(_ name: String, of type: ProjectClass) -> ID<ProjectClass>? {
    let facts = project.files[type.file].facts
    let parent = facts.parent(of: type.definition)
    guard !parent.isNone else { return nil }
    let definitions = facts.definitions
    for position in definitions.indices
    where definitions[position].parent == parent && definitions[position].kind == .class
      && definitions[position].name == name
    {
      guard ID(position) != type.definition else { continue }
      return resolver.class(ID(position), in: type.file)
    }
    return nil
  }

  /// As in `get_class("catalogue.models", "Product")`, `Manager.from_queryset(Q)`, `with_metaclass(M, Base)`.
  private mutating func fromCall(_ call: ID<Expression>, _ facts: FileFacts, _ type: ProjectClass) -> ProjectClass.Base
  {
    let text = facts.text(of: call)
    if text.hasSuffix("from_queryset") { return .external("django.db.models.Manager") }
    if text == "with_metaclass" || text.hasSuffix(".with_metaclass"),
      let base = facts.argument(at: 1, of: call).flatMap({ facts.dotted($0) })
    {
      return self.base(base, in: type)
    }
    return .unknown(text + "()")
  }

  // MARK: Roles

  /// Bases first; a class that is its own ancestor is broken code and gets nothing.
  private mutating func settle(_ index: Int, _ state: inout [UInt8]) {
    guard state[index] == 0 else { return }
    state[index] = 1
    var roles: Roles = []
    var externals: [String] = []
    var evidence = Evidence.guess
    for base in project.classes[index].bases {
      switch base {
      case .project(let id):
        settle(Int(id.index), &state)
        let parent = project.classes[id]
        roles.formUnion(Linker.inheritable(parent.roles))
        evidence = max(evidence, parent.evidence)
        externals += externalAncestors[Int(id.index)].filter { !externals.contains($0) }
      case .external(let name):
        let known = KnownBases.roles(of: name)
        roles.formUnion(known)
        if !known.rawValue.isZero { evidence = .proved }
        if !externals.contains(name) { externals.append(name) }
      case .unknown: break
      }
    }
    if roles.rawValue.isZero { roles = guess(ID(index)) }
    addOwnRoles(index, &roles)
    project.classes[index].roles = roles
    project.classes[index].evidence = evidence
    externalAncestors[index] = externals
    state[index] = 2
  }

  private static func inheritable(_ roles: Roles) -> Roles {
    roles.subtracting(Roles(.abstractModel)).subtracting(Roles(.proxyModel))
  }

  private func addOwnRoles(_ index: Int, _ roles: inout Roles) {
    if roles.contains(.modelForm) { roles.insert(.form) }
    if roles.contains(.viewSet) || roles.contains(.apiView) { roles.remove(Roles(.classView)) }
    guard roles.contains(.model) else { return }
    if isTrue(metaOption("abstract", of: ID(index))) { roles.insert(.abstractModel) }
    if isTrue(metaOption("proxy", of: ID(index))) { roles.insert(.proxyModel) }
  }

  /// Names decide only where no base does: an unknown base called `…Model` over a body with fields.
  private func guess(_ id: ID<ProjectClass>) -> Roles {
    let type = project.classes[id]
    let names = type.bases.compactMap { base -> String? in
      switch base {
      case .external(let name) where !name.hasPrefix("builtins."): KnownBases.lastPart(name)
      case .unknown(let name): KnownBases.lastPart(name)
      case .external, .project: nil
      }
    }
    if !names.isEmpty, hasModelFields(id) { return Roles(.model) }
    for (suffix, role) in Linker.suffixes where names.contains(where: { $0.hasSuffix(suffix) }) { return Roles(role) }
    let file = project.files[type.file]
    if file.path.holds("middleware"), type.name.hasSuffix("Middleware") { return Roles(.middleware) }
    if type.bases.isEmpty, resolver.members[Int(id.index)]["process_request"] != nil { return Roles(.middleware) }
    if type.name.hasPrefix("Test"), FilePaths.isTest(file.path) { return Roles(.testCase) }
    return []
  }

  private static let suffixes: [(String, Role)] = [
    ("TestCase", .testCase), ("ViewSet", .viewSet), ("APIView", .apiView), ("View", .classView),
    ("Serializer", .serializer), ("ModelForm", .modelForm), ("FormSet", .formSet), ("Form", .form),
    ("FilterSet", .filterSet), ("ModelAdmin", .admin), ("Inline", .inline), ("QuerySet", .querySet),
    ("Manager", .manager), ("AppConfig", .appConfig), ("Factory", .factory), ("Permission", .permission),
    ("Pagination", .pagination), ("BaseCommand", .command), ("Middleware", .middleware), ("Choices", .choices),
  ]

  private func hasModelFields(_ id: ID<ProjectClass>) -> Bool {
    let type = project.classes[id]
    let facts = project.files[type.file].facts
    return bindingsOfClass[Int(id.index)].contains { position in
      let binding = facts.bindings[Int(position)]
      guard !binding.value.isNone, facts[binding.value].kind == .call else { return false }
      let text = facts.text(of: binding.value)
      return text.hasPrefix("models.") && KnownBases.isField(text, KnownBases.lastPart(text))
    }
  }
}

extension UInt64 {
  var isZero: Bool { self == 0 }
}
