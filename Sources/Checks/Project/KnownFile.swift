public import PythonSyntax
import Synchronization

/// What rules ask of a Python file again and again, made once.
@usableFromInline final class KnownFile: Sendable {
  @usableFromInline let tree: PythonFile
  @usableFromInline let path: String
  let kind: PathKind
  let isSettings: Bool
  private let keptEnclosures = Kept<Enclosures>()
  /// What names and attributes stand for, by row.
  private let names = Mutex<[UInt32: String?]>([:])
  private let meanings = Mutex<[UInt32: ProjectTables.Meaning?]>([:])

  init(_ source: ProjectSources.Python, isSettings: Bool) {
    tree = source.file
    path = source.path
    kind = PathKind(source.path)
    self.isSettings = isSettings
  }

  var enclosures: Enclosures { keptEnclosures.get { Enclosures(tree) } }

  func dotted(_ node: ID<Node>, _ find: () -> String?) -> String? {
    if let known = names.withLock({ $0[node.index] }) { return known }
    // Two may look for the same: they find the same.
    let found = find()
    names.withLock { $0[node.index] = .some(found) }
    return found
  }

  func meaning(_ node: ID<Node>, _ find: () -> ProjectTables.Meaning?) -> ProjectTables.Meaning? {
    if let known = meanings.withLock({ $0[node.index] }) { return known }
    let found = find()
    meanings.withLock { $0[node.index] = .some(found) }
    return found
  }
}
