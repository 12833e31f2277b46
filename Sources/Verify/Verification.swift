import Base
import Django
import Impact

/// A change between two sides of a project, to be asked what it forgot.
public struct Verification: Sendable {
  let files: [ChangedFile]
  let new: VerifiedTree
  /// Nil where the change takes nothing away, so that the side before it was not read.
  let old: VerifiedTree?
  /// Whether a library's class has a member; nil where its source is not known.
  let libraryHas: @Sendable (_ member: String, _ className: String) -> Bool?
  private(set) var symbols: [SymbolChanges] = []
  let lines: [String: LineChanges]
  let newPlaces: PlaceIndex
  /// Module to file, after the change.
  let newModules: [String: String]
  private let byPath: [String: ChangedFile]
  private let byPathBefore: [String: ChangedFile]
  /// File to module, before the change.
  private let oldModules: [String: String]

  public init(
    _ files: [ChangedFile], new: VerifiedTree, old: VerifiedTree?,
    libraryHas: @escaping @Sendable (_ member: String, _ className: String) -> Bool? = { _, _ in nil }
  ) {
    self.files = files.filter { !$0.isBinary }
    self.new = new
    self.old = old
    self.libraryHas = libraryHas
    var lines: [String: LineChanges] = [:]
    for file in self.files {
      guard let before = file.pathBefore, let old = file.old, let new = file.new else { continue }
      lines[before] = LineChanges(old: old, new: new)
    }
    self.lines = lines
    byPath = Dictionary(self.files.map { ($0.path, $0) }) { first, _ in first }
    byPathBefore = Dictionary(self.files.compactMap { file in file.pathBefore.map { ($0, file) } }) { first, _ in first
    }
    newPlaces = PlaceIndex(new.impact.graph)
    newModules = Dictionary(new.impact.modules.map { ($0.value, $0.key) }) { min($0, $1) }
    oldModules = Dictionary((old?.dump.modules ?? [:]).map { ($0.value, $0.key) }) { min($0, $1) }
    symbols = self.files.filter { $0.path.hasSuffix(".py") }.map(compared)
    symbols.findRenames()
  }

  private func compared(_ file: ChangedFile) -> SymbolChanges {
    let before = file.pathBefore
    let old = file.old.map { bytes in
      SymbolChanges.Side(
        path: before ?? file.path, module: self.module(ofOld: before ?? file.path), symbols: SourceSymbols(bytes))
    }
    let new = file.new.map { bytes in
      SymbolChanges.Side(path: file.path, module: module(of: file.path), symbols: SourceSymbols(bytes))
    }
    return SymbolChanges(file, old: old, new: new)
  }

  func module(of path: String) -> String { new.impact.modules[path] ?? ProjectImpact.moduleName(of: path) }
  func module(ofOld path: String) -> String {
    oldModules[path] ?? new.impact.modules[path] ?? ProjectImpact.moduleName(of: path)
  }

  /// All that is found, in the order of kinds; tests are asked for apart.
  public func findings() -> [Finding] {
    var all = syntaxProblems() + brokenImports()
    all += goneModulesAndNames() + goneRoutes() + goneTemplates()
    all += brokenCalls() + neededMigrations() + modelAdvice()
    return Finding.Kind.allCases.flatMap { kind in all.filter { $0.kind == kind } }
  }

  /// The line's text after the change, without white space around it.
  func text(_ path: String, _ line: Int) -> String { new.impact.line(line, of: path) }

  /// Whether the change wrote a line of the new side.
  func isTouched(_ path: String, _ line: Int) -> Bool {
    guard let file = byPath[path] else { return false }
    return file.pathBefore.flatMap { lines[$0] }?.isTouched(line) ?? true
  }

  /// Where a line of the old side is now; nil if the change took it or rewrote it.
  func placeNow(_ path: String, _ line: Int) -> (path: String, line: Int)? {
    if let changes = lines[path] {
      guard let now = changes.newLine(of: line), let file = byPathBefore[path] else {
        return nil
      }
      return (file.path, now)
    }
    if byPathBefore[path] != nil { return nil }
    return (path, line)
  }
}

/// Which edges of the new side stand on a line.
struct PlaceIndex: Sendable {
  private struct Place: Hashable {
    var path: String
    var line: Int
  }
  /// The last names of what is mentioned there.
  private var names: [Place: Set<String>] = [:]

  init(_ graph: BootGraph) {
    for edge in graph.edges where edge.evidence > .guess {
      let name = graph.nodes[edge.to].name
      names[Place(path: edge.path, line: edge.line), default: []].insert(name)
    }
  }

  /// Whether the line mentions something of that last name.
  func mentions(_ last: some StringProtocol, _ path: String, _ line: Int) -> Bool {
    names[Place(path: path, line: line)]?.contains { $0.hasSuffix("." + last) || $0 == last } ?? false
  }
}
