import Base
import Facts

/// Links from what each file mentions: imports, bases, calls, URL names, templates, tasks.
extension Linker {
  /// The links of each file, for which nothing but its own text is read any more.
  ///
  /// Files are independent of each other: each is linked by some worker's copy of the tables.
  mutating func linkMentions(_ parallel: some Parallelism) -> [[Link]] {
    indexRouteNames()
    indexLibraries()
    indexClassNames()
    routeFinder = RouteFinder(project.routes)
    return parallel.map(count: project.files.count, makeScratch: { [self] in self }) { index, worker in
      worker.linkMentions(of: ID(index))
    }
  }

  mutating func linkMentions(of file: ID<ProjectFile>) -> [Link] {
    project.links.removeAll(keepingCapacity: true)
    linkImports(file)
    linkUses(file)
    linkUrlUses(file)
    linkTemplateStrings(file)
    linkLoads(file)
    linkQueries(file)
    linkRequests(file)
    linkDynamicClasses(file)
    // An exact copy: the worker keeps its room.
    return Array(project.links[...])
  }

  private mutating func indexRouteNames() {
    for (index, route) in project.routes.enumerated() where !route.name.isEmpty {
      routesByName[route.name, default: []].append(ID(index))
    }
  }

  private func end(_ scope: ID<Definition>, _ file: ID<ProjectFile>) -> Link.End {
    scope.isNone ? .file(file) : .definition(file, scope)
  }

  private mutating func link(
    _ kind: Link.Kind, _ from: Link.End, _ to: Link.End, _ evidence: Evidence, _ file: ID<ProjectFile>,
    _ range: TextRange
  ) {
    guard from != to else { return }
    project.links.append(Link(kind, from: from, to: to, evidence: evidence, file: file, range: range))
  }

  // MARK: Imports

  private mutating func linkImports(_ file: ID<ProjectFile>) {
    let facts = project.files[file].facts
    var statement: TextRange?
    var origin: ImportOrigin?
    for fact in facts.imports {
      // The names of one `from` statement follow each other and share what is behind `from`.
      if fact.form == .module || statement != fact.statement {
        origin = self.origin(of: fact, in: file)
        statement = fact.form == .module ? nil : fact.statement
      }
      guard let origin, let to = importEnd(fact, origin), to != .file(file) else { continue }
      link(.imports, .file(file), to, .proved, file, fact.range)
      // Through a re-export the package is imported too.
      if fact.form == .member, let package = origin.file, to.file != package, package != file {
        link(.imports, .file(file), .file(package), .proved, file, fact.range)
      }
    }
  }

  /// What an import statement imports, or imports from.
  struct ImportOrigin {
    /// The file whose module is named, even where a package hides it behind another name.
    var file: ID<ProjectFile>?
    var target: Target
    /// The whole name could be followed, so that a member may be looked up in the target.
    var isWhole: Bool
  }

  private mutating func origin(of fact: ImportFact, in file: ID<ProjectFile>) -> ImportOrigin? {
    guard let path = ModuleIndex.absolute(level: fact.level, fact.module, from: project.files[file]) else { return nil }
    if let known = importOrigins[path] { return known }
    let (target, rest) = resolver.resolve(absolute: path)
    var origin = ImportOrigin(file: nil, target: target, isWhole: rest.isEmpty)
    if case .file(let source) = resolver.module(path) { origin.file = source }
    importOrigins[path] = origin
    return origin
  }

  private mutating func importEnd(_ fact: ImportFact, _ origin: ImportOrigin) -> Link.End? {
    var target = origin.target
    if fact.form == .member, origin.isWhole {
      // `from . import x` at a root names a module.
      target = target == .unknown ? resolver.module(fact.name) : resolver.follow(fact.name, from: target)
    }
    // Apart from the lines above: `end(of: resolver.follow(…))` would copy the tables before it changes them.
    return end(of: target)
  }

  private func end(of target: Target) -> Link.End? {
    switch target {
    case .file(let id): .file(id)
    case .class(let id): .definition(project.classes[id].file, project.classes[id].definition)
    case .function(let file, let id): .definition(file, id)
    case .constant(let file, let id): .constant(file, id)
    case .namespace, .external, .absent, .unknown: nil
    }
  }

  // MARK: Uses

  private mutating func linkUses(_ file: ID<ProjectFile>) {
    let facts = project.files[file].facts
    let isTest = project.files[file].flags.contains(.test)
    let names = facts.names
    // By word: a file says the same few names again and again.
    var memo = [KnownUse?](repeating: nil, count: names.count)
    var seen: Set<UseKey> = []
    for use in facts.uses where use.form != .annotation {
      let word = Int(use.path.index)
      let known = memo[word] ?? resolveUse(names[word], file)
      memo[word] = known
      guard let to = known.end, to != .file(file) else { continue }
      let from = end(use.scope, file)
      let kind = linkKind(use, to, queues: known.queues, isTest: isTest, file)
      // One link for each scope and target: the first place is enough to show.
      guard !encloses(to, use.scope, file), seen.insert(UseKey(scope: use.scope, end: to, kind: kind)).inserted else {
        continue
      }
      link(kind, from, to, .proved, file, use.range)
    }
  }

  private struct KnownUse {
    var end: Link.End?
    var queues: Bool
  }

  /// Two numbers, because hashing an enumeration hashes each of its parts.
  private struct UseKey: Hashable {
    var place: UInt64
    var target: UInt64

    init(scope: ID<Definition>, end: Link.End, kind: Link.Kind) {
      let (form, file, row): (UInt64, UInt32, UInt32) =
        switch end {
        case .file(let id): (0, id.index, 0)
        case .definition(let file, let id): (1, file.index, id.index)
        case .constant(let file, let id): (2, file.index, id.index)
        // Names never mean these.
        case .route(let id): (3, 0, id.index)
        case .field(let model, _): (4, 0, model.index)
        }
      place = UInt64(scope.index) << 32 | form << 8 | UInt64(kind.rawValue)
      target = UInt64(file) << 32 | UInt64(row)
    }
  }

  private func encloses(_ end: Link.End, _ scope: ID<Definition>, _ file: ID<ProjectFile>) -> Bool {
    guard case .definition(let target, let definition) = end, target == file else { return false }
    return isInside(scope, definition, file)
  }

  private func linkKind(
    _ use: Use, _ to: Link.End, queues: Bool, isTest: Bool, _ file: ID<ProjectFile>
  ) -> Link.Kind {
    if queues { return .queues }
    switch use.form {
    case .base: return .inherits
    case .decorator: return .decorates
    case .call, .read, .annotation:
      if isTest, to.file != file { return .covers }
      return use.form == .call ? .calls : .uses
    }
  }

  private mutating func resolveUse(_ path: String, _ file: ID<ProjectFile>) -> KnownUse {
    if resolver.isExternal(path, in: file) { return KnownUse(end: nil, queues: false) }
    let (target, rest) = resolver.resolve(path, in: file)
    let isQueue = rest.count == 1 && Linker.queueing.contains(String(rest[0]))
    return KnownUse(end: end(of: target), queues: isQueue && isTask(target))
  }

  private static let queueing: Set<String> = [
    "delay", "apply_async", "s", "si", "signature", "delay_on_commit", "apply_async_on_commit", "enqueue", "send",
    "send_with_options", "schedule",
  ]

  private func isTask(_ target: Target) -> Bool {
    switch target {
    case .function(let file, let definition):
      return functionIDs[FunctionKey(file: file, definition: definition)].map {
        project.functions[$0].roles.contains(.task)
      } ?? false
    case .class(let id): return project.classes[id].roles.contains(.task)
    case .file, .namespace, .constant, .external, .absent, .unknown: return false
    }
  }

  // MARK: URL names and templates

  private mutating func linkUrlUses(_ file: ID<ProjectFile>) {
    let facts = project.files[file].facts
    for use in facts.urlUses { reverse(use.name, end(use.scope, file), file, use.range) }
    for mention in facts.template?.urlNames ?? [] { reverse(mention.text, .file(file), file, mention.range) }
  }

  private mutating func reverse(_ name: String, _ from: Link.End, _ file: ID<ProjectFile>, _ range: TextRange) {
    for route in routesByName[name] ?? [] { link(.reverses, from, .route(route), .proved, file, range) }
  }

  /// Any string that is the name of a template: `render(…)`, `template_name = …`, a mail's subject line.
  private mutating func linkTemplateStrings(_ file: ID<ProjectFile>) {
    let facts = project.files[file].facts
    guard facts.kind == .python, project.files[file].role != .migration else { return }
    for string in facts.strings {
      let text = facts.text(string.text)
      guard text.utf8.contains(UInt8(ascii: ".")), let target = template(text, from: file) else { continue }
      let label = facts.text(string.label)
      let call = facts.text(string.call)
      let isNamed = label.holds("template") || call.holds("render") || call.holds("template")
      link(.renders, end(string.scope, file), .file(target), isNamed ? .proved : .likely, file, string.range)
    }
  }

  /// `{% load shop_extras %}` → the module of that name in a `templatetags` package.
  private mutating func linkLoads(_ file: ID<ProjectFile>) {
    guard let template = project.files[file].facts.template else { return }
    for mention in template.loads {
      for target in libraries[mention.text] ?? [] {
        link(.loads, .file(file), .file(target), .proved, file, mention.range)
      }
    }
  }

  private mutating func indexLibraries() {
    for (index, file) in project.files.enumerated() where file.facts.kind == .python {
      guard FilePaths.hasDirectory(file.path, "templatetags"), !file.isPackage else { continue }
      libraries[String(SourceRoots.lastComponent(file.path).dropLast(3)), default: []].append(ID(index))
    }
  }
}

extension Link.End {
  /// The file it lies in; nil for routes and fields.
  var file: ID<ProjectFile>? {
    switch self {
    case .file(let id), .definition(let id, _), .constant(let id, _): id
    case .route, .field: nil
    }
  }
}
