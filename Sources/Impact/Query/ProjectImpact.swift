public import Base
public import Django
public import FastAPI

/// The graph of a booted project, to be asked what depends on what.
public struct ProjectImpact: Sendable {
  public internal(set) var graph: BootGraph
  var classes: [ID<GraphNode>: ID<ClassRow>]
  var names: ImpactNames
  var texts: SourceLines
  /// The ancestors of each class, itself first.
  var ancestors: [[ID<ClassRow>]]
  var membership: ClassMembership
  /// The dotted name of each Python file.
  public internal(set) var modules: [String: String]

  /// What reading back fills.
  init() {
    (graph, classes, names, ancestors) = (BootGraph(), [:], ImpactNames(), [])
    texts = SourceLines { _ in nil }
    (membership, modules) = (ClassMembership(), [:])
  }

  /// - Parameter apis: what FastAPI, pydantic and SQLAlchemy have, in a project that uses them.
  public init(
    _ sources: ProjectSources, _ dump: RegistryDump, _ apis: APIReport = APIReport(), _ parallelism: some Parallelism
  ) {
    let tables = ProjectTables(sources, dump, apis)
    var reader = ProjectReader(tables)
    graph = reader.run(parallelism)
    names = ImpactNames(reader)
    texts = SourceLines(sources)
    ancestors = tables.classes.map(\.ancestors)
    membership = ClassMembership(tables)
    modules = Dictionary(zip(sources.python.map(\.path), tables.modules.map(\.name))) { first, _ in first }
    var classes: [ID<GraphNode>: ID<ClassRow>] = [:]
    for row in tables.classes.indices {
      if let node = graph.index["c:\(row)"] { classes[node] = ID(row) }
    }
    self.classes = classes
  }

  /// - Parameter project: the folder's name, which may stand before a name: `shop.Order.total`.
  public func resolve(_ name: String, project: String? = nil) -> ImpactResolution {
    let found = names.targets(of: name)
    if let only = found.first, found.count == 1 { return .found(only) }
    if found.count > 1 { return .ambiguous(found.map(\.name)) }
    if let project, name.hasPrefix(project + ".") {
      return resolve(String(name.dropFirst(project.count + 1)))
    }
    return .unknown(candidates: names.all)
  }

  /// The bytes of a Python file, template or fixture.
  public func source(of path: String) -> [UInt8]? { texts.bytes(of: path) }

  /// A line, from 1, without the white space around it.
  public func line(_ line: Int, of path: String) -> String { texts.text(path, line) }

  /// What a file's module is called when nothing else tells.
  public static func moduleName(of path: String) -> String { ProjectTables.moduleName(of: path) }

  /// Whether a class or one of its bases has a member, by the class's dotted name.
  public func membership(of member: String, inClass dotted: String) -> Membership {
    membership.membership(of: member, inClass: dotted)
  }

  func isRelated(_ a: ID<ClassRow>, _ b: ID<ClassRow>) -> Bool {
    if a.isNone || b.isNone || a == b { return true }
    return ancestors[Int(a.index)].contains(b) || ancestors[Int(b.index)].contains(a)
  }
}
