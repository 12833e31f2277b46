import Base
public import Django
import PythonSyntax
import TemplateSyntax

/// The graph of a booted project, to be asked what depends on what.
public struct ProjectImpact: Sendable {
  public let graph: BootGraph
  let classes: [ID<GraphNode>: ID<ClassRow>]
  let names: ImpactNames
  let texts: SourceLines
  /// The ancestors of each class, itself first.
  let ancestors: [[ID<ClassRow>]]
  let membership: ClassMembership
  /// The dotted name of each Python file.
  public let modules: [String: String]

  public init(_ sources: ProjectSources, _ dump: RegistryDump) {
    let tables = ProjectTables(sources, dump)
    var reader = ProjectReader(tables)
    graph = reader.run()
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

/// The lines of all files, for quoting them.
struct SourceLines: Sendable {
  private var files: [String: (bytes: [UInt8], lines: LineIndex)] = [:]

  init(_ sources: ProjectSources) {
    for one in sources.python { files[one.path] = (one.file.source, one.lines) }
    for one in sources.templates { files[one.path] = (one.file.bytes, one.lines) }
    for one in sources.data { files[one.path] = (one.bytes, one.lines) }
  }

  func bytes(of path: String) -> [UInt8]? { files[path]?.bytes }

  /// Without the white space around it.
  func text(_ path: String, _ line: Int) -> String {
    guard let file = files[path], line >= 1, line <= file.lines.lineCount else { return "" }
    let start = Int(file.lines.starts[line - 1])
    let end = line < file.lines.lineCount ? Int(file.lines.starts[line]) : file.bytes.count
    let bytes = file.bytes[start..<end].drop { $0 <= 32 }
    let last = bytes.lastIndex { $0 > 32 } ?? bytes.startIndex
    return bytes.isEmpty ? "" : String(decoding: bytes[...last], as: UTF8.self)
  }
}
