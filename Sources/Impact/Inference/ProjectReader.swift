import Base
import Django
import PythonSyntax

/// Reads every file for what it says about models, and makes the graph.
struct ProjectReader {
  let shared: SharedTables
  var tables: ProjectTables {
    @inline(__always) _read { yield shared.tables }
  }
  var graph = BootGraph()
  /// By row, once they are made: looking a node up by its key would build the key first.
  var fileNodes: [ID<GraphNode>] = []
  var classNodes: [ID<GraphNode>] = []
  var functionNodes: [ID<GraphNode>] = []
  var returnTypes: [ID<FunctionRow>: Typed?] = [:]
  var openFunctions: Set<ID<FunctionRow>> = []
  var memberTypes: [MemberName: Typed?] = [:]
  var openMembers: Set<MemberName> = []
  var assignedAttributes: [ID<ClassRow>: [String: Typed]] = [:]
  /// As the pass before had them, for classes that another part reads.
  var assignedBefore: [ID<ClassRow>: [String: Typed]] = [:]
  /// What callers were seen to hand to the parameters of a function; nil where they disagree.
  var parameterTypes: [ID<FunctionRow>: [String: Typed?]] = [:]
  /// Receivers of model signals, by dotted name.
  var senders: [String: ID<ClassRow>] = [:]
  /// Actions of admins.
  let actionModels: [ID<FunctionRow>: ID<ClassRow>]
  /// Fixtures by name.
  var fixtures: [String: [ID<FunctionRow>]] = [:]
  var renders: [RenderedTemplate] = []
  var routePlaces: [RoutePlace] = []
  var routeNames: Set<String> = []
  let settingsModules: SettingsModules
  var templateNodes: [String: ID<GraphNode>] = [:]
  /// For tests that ask for a path.
  let endpointPaths: EndpointPaths
  var fieldAliases: [String: String] = [:]
  var modelAliases: [String: String] = [:]
  /// What the expressions of the module that is read for them were taken for.
  var noted = ModuleTypes()
  /// Whether the nodes are wanted at all.
  let makesGraph: Bool
  /// Without a graph only what is asked for is read: classes whose methods were, for the attributes they set.
  var readClasses: Set<ID<ClassRow>> = []
  var openClasses = 0

  struct MemberName: Hashable {
    var type: ID<ClassRow>
    var name: String
  }

  init(_ tables: ProjectTables) { self.init(SharedTables(tables), makesGraph: true) }

  /// A reader that tells what expressions stand for, and makes no graph.
  init(typesOf tables: SharedTables) {
    self.init(tables, makesGraph: false)
    noteRenames()
  }

  private init(_ shared: SharedTables, makesGraph: Bool) {
    self.shared = shared
    self.makesGraph = makesGraph
    endpointPaths = EndpointPaths(shared.tables.apis)
    settingsModules = SettingsModules(shared.tables)
    actionModels = Self.actionModels(shared.tables)
    for receiver in tables.dump.receivers.items {
      guard let name = receiver.receiver.value, case .model(let label)? = receiver.sender.value,
        let model = tables.labels[label.lowercased()]
      else { continue }
      if let other = senders[name], other != model { senders[name] = ID.none } else { senders[name] = model }
    }
    for (row, function) in tables.functions.enumerated() where function.isFixture {
      fixtures[function.name, default: []].append(ID(row))
    }
  }

  mutating func run(_ parallelism: some Parallelism) -> BootGraph {
    addNodes()
    noteRenames()
    for _ in 0..<2 { readAll(for: .inference, parallelism) }
    readAll(for: .edges, parallelism)
    readMigrations()
    readRevisions()
    readFixtures()
    readTemplates()
    addRegistryEdges()
    addRecordEdges()
    addEndpointEdges()
    graph.finish()
    return graph
  }

  func file(_ scope: Scope) -> PythonFile { tables.sources.python[scope.module].file }

  // MARK: Modules and bodies

  mutating func readModule(_ row: Int, for purpose: ReadingPurpose) {
    let file = tables.file(row)
    var scope = Scope(module: row, owner: fileNode(row), purpose: purpose)
    readBlock(file.root, &scope)
  }

  mutating func readBlock(_ block: ID<Node>, _ scope: inout Scope) {
    for statement in file(scope).children(of: block) { readStatement(statement, &scope) }
  }

  /// The body of a function in a scope of its own.
  mutating func readFunction(_ id: ID<FunctionRow>, closure: [String: Typed?], for purpose: ReadingPurpose) -> [Typed] {
    let row = tables.functions[id]
    let file = tables.file(row.file)
    guard let view = FunctionDefinition(row.node, in: file) else { return [] }
    var scope = Scope(
      module: row.file, owner: functionNode(id), type: row.owner, function: id, names: closure,
      purpose: purpose)
    bindParameters(of: view, id, &scope)
    for statement in view.body { readStatement(statement, &scope) }
    return scope.returned
  }

  mutating func readClassBody(_ id: ID<ClassRow>, closure: [String: Typed?], for purpose: ReadingPurpose) {
    let row = tables.classes[id]
    guard let module = row.file, let body = tables.file(module).firstChild(of: row.node, .block) else { return }
    var scope = Scope(module: module, owner: classNode(id), type: id, names: closure, purpose: purpose)
    if row.role == .factory { scope.factoryModel = row.subject }
    readBlock(body, &scope)
  }

  // MARK: What functions return

  mutating func returnType(of id: ID<FunctionRow>) -> Typed? {
    if let known = returnTypes[id] { return known }
    guard openFunctions.count < 24, openFunctions.insert(id).inserted else { return nil }
    defer { openFunctions.remove(id) }
    let row = tables.functions[id]
    let file = tables.file(row.file)
    var found: Typed?
    if let view = FunctionDefinition(row.node, in: file), let annotation = view.returns {
      found = annotated(annotation, row.file)
    }
    if found == nil {
      for type in readFunction(id, closure: [:], for: .inference) { found = joined(found, type) }
    }
    returnTypes[id] = .some(found)
    return found
  }

  /// The first that is known; two dictionaries are put together.
  func joined(_ one: Typed?, _ other: Typed?) -> Typed? {
    guard let one else { return other }
    if case .mapping(let a) = one.type, case .mapping(let b)? = other?.type {
      return one.with(.mapping(a.merging(b) { first, _ in first }))
    }
    return one
  }
}
