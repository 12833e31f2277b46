import Base
public import PythonSyntax

/// What of the difference between two versions of a file changes nothing of what it does.
///
/// Code that does something else is not looked into for new comments, docstrings and annotations: they belong to the
/// change. Everything else is compared statement by statement.
public struct TreeComparison: Sendable {
  /// In the order of places.
  public private(set) var rewrites: [Rewrite]
  /// Whether the two do the same.
  public private(set) var isSame: Bool

  /// Nothing is said of files that Python would refuse.
  public init(old: PythonFile, new: PythonFile) {
    guard old.problems.isEmpty, new.problems.isEmpty, old.nodes.count > 1, new.nodes.count > 1 else {
      rewrites = []
      isSame = false
      return
    }
    var work = ComparisonWork(old, new)
    isSame = work.run()
    rewrites = work.rewrites.sorted { ($0.place, $0.kind.rawValue) < ($1.place, $1.kind.rawValue) }
  }
}

/// A comparison under way.
struct ComparisonWork {
  let old: PythonFile
  let new: PythonFile
  var rewrites: [Rewrite] = []
  /// Statements that are the same but for their blocks, by the row before.
  var kept: [UInt32: ID<Node>] = [:]
  /// Functions that do something else now.
  var changed: [TextRange] = []
  /// Of the function that is compared.
  var renames: Renames?
  /// Its statements in which names are others.
  var renamed: [TextRange] = []
  /// Whether libraries read annotations in these files.
  let readsAnnotations: Bool

  init(_ old: PythonFile, _ new: PythonFile) {
    self.old = old
    self.new = new
    readsAnnotations = old.importsAnnotationReader || new.importsAnnotationReader
  }

  enum Scope { case module, type, function }

  /// What came out of two blocks.
  struct Result {
    var isSame = true
    /// Whether nothing was added or taken away, whatever became of what is inside.
    var hasSameMembers = true
  }

  mutating func run() -> Bool {
    compareLineEnds()
    let result = compare(old.working(old.root), new.working(new.root), .module)
    if result.hasSameMembers { compareDocstrings(old.root, new.root, "the module") }
    compareComments()
    if result.isSame, rewrites.isEmpty, old.source != new.source, old.commentTexts == new.commentTexts {
      rewrites.append(Rewrite(.layout, firstDifference, "blank lines"))
    }
    return result.isSame
  }

  private mutating func compareLineEnds() {
    guard old.endsLinesWithReturns != new.endsLinesWithReturns else { return }
    rewrites.append(Rewrite(.layout, new[ID(1)].range, "line ends"))
  }

  /// The first line that is another one.
  private var firstDifference: TextRange {
    let count = zip(old.source, new.source).prefix { $0 == $1 }.count
    let end = new.source[count...].firstIndex(of: 10) ?? new.source.count
    let start = new.source[..<count].lastIndex(of: 10).map { $0 + 1 } ?? 0
    return TextRange(UInt32(start), UInt32(max(end, start)))
  }

  // MARK: Blocks

  mutating func compare(_ before: [Statement], _ after: [Statement], _ scope: Scope) -> Result {
    var result = Result()
    let (oldDefinitions, newDefinitions) = (
      before.filter { $0.definition(old) != nil }, after.filter { $0.definition(new) != nil }
    )
    compareDefinitions(oldDefinitions, newDefinitions, scope, &result)
    let isImport: (Statement, PythonFile) -> Bool = { statement, file in
      scope == .module && [.importStatement, .importFrom].contains(file.kind(statement.id))
    }
    let (oldPlain, newPlain) = (
      before.filter { $0.definition(old) == nil }, after.filter { $0.definition(new) == nil }
    )
    compareImports(oldPlain.filter { isImport($0, old) }, newPlain.filter { isImport($0, new) }, &result)
    comparePlain(oldPlain.filter { !isImport($0, old) }, newPlain.filter { !isImport($0, new) }, scope, &result)
    return result
  }

  private mutating func comparePlain(
    _ before: [Statement], _ after: [Statement], _ scope: Scope, _ result: inout Result
  ) {
    let options = options(scope)
    let pairs = Alignment.common(
      before.map { CanonicalForm($0.id, old, options, locals: renames?.old ?? []).bytes },
      after.map { CanonicalForm($0.id, new, options, locals: renames?.new ?? []).bytes })
    if pairs.count != before.count || pairs.count != after.count {
      result.isSame = false
      result.hasSameMembers = false
    }
    var (x, y) = (0, 0)
    for (nextX, nextY) in pairs + [(before.count, after.count)] {
      compareGap(Array(before[x..<nextX]), Array(after[y..<nextY]), scope)
      if nextX < before.count { compareSame(before[nextX], after[nextY], scope) }
      (x, y) = (nextX + 1, nextY + 1)
    }
  }

  private func options(_ scope: Scope) -> CanonicalForm.Options {
    // In a class, annotations make fields of dataclasses and models.
    scope == .function && !readsAnnotations ? [] : .exact
  }

  /// Two statements that say the same but for names of local variables and annotations.
  private mutating func compareSame(_ before: Statement, _ after: Statement, _ scope: Scope) {
    kept[before.id.index] = after.id
    let parts = before.blocks.isEmpty ? ([before.id], [after.id]) : (before.header, after.header)
    let hasRename = addNames(parts.0, parts.1)
    if hasRename { renamed.append(after.headerRange(new)) }
    if old.kind(before.inner) != new.kind(after.inner) {
      rewrites.append(Rewrite(.annotations, new[after.id].range))
    } else if !hasRename {
      compareWritten(before, after)
    }
    for (one, other) in zip(before.blocks, after.blocks) {
      _ = compare(old.working(one), new.working(other), scope)
    }
  }

  private mutating func addNames(_ before: [ID<Node>], _ after: [ID<Node>]) -> Bool {
    let (oldNames, newNames) = (before.flatMap { old.names(below: $0) }, after.flatMap { new.names(below: $0) })
    return renames?.add(oldNames, newNames) ?? false
  }

  /// Compound statements with the same head and another body.
  private mutating func compareGap(_ before: [Statement], _ after: [Statement], _ scope: Scope) {
    let (before, after) = (before.filter { !$0.blocks.isEmpty }, after.filter { !$0.blocks.isEmpty })
    let pairs = Alignment.common(
      before.map { head($0, old, renames?.old) }, after.map { head($0, new, renames?.new) })
    for (x, y) in pairs {
      kept[before[x].id.index] = after[y].id
      if !addNames(before[x].header, after[y].header) {
        compareWritten(before[x], after[y])
      }
      for (one, other) in zip(before[x].blocks, after[y].blocks) {
        _ = compare(old.working(one), new.working(other), scope)
      }
    }
  }

  private func head(_ statement: Statement, _ file: PythonFile, _ locals: Set<String>?) -> [UInt8] {
    [file.kind(statement.id).rawValue] + CanonicalForm(statement.header, file, .exact, locals: locals ?? []).bytes
  }

  // MARK: Layout

  /// How two statements that say the same are written, blocks left out.
  mutating func compareWritten(_ before: Statement, _ after: Statement) {
    compareWritten(before.headerRange(old), after.headerRange(new), at: after.headerPlace(new))
  }

  mutating func compareWritten(_ before: TextRange, _ after: TextRange, at place: TextRange) {
    if old.source[before.indices] == new.source[after.indices] { return }
    let (one, other) = (WrittenForm(before, old), WrittenForm(after, new))
    if one.bytes != other.bytes { rewrites.append(Rewrite(.layout, place)) }
    if one.quotes.count == other.quotes.count, one.quotes != other.quotes {
      rewrites.append(Rewrite(.quotes, place))
    }
  }
}

extension PythonFile {
  fileprivate var commentTexts: [String] { comments.map { text(in: $0) } }

  fileprivate var endsLinesWithReturns: Bool {
    guard let end = source.firstIndex(of: 10), end > 0 else { return false }
    return source[end - 1] == 13
  }

  /// Whether something is imported that makes something of the annotations of functions.
  fileprivate var importsAnnotationReader: Bool {
    all(Import.self).contains { statement in
      let names = [statement.module].compactMap(\.self) + (statement.module == nil ? statement.names.map(\.name) : [])
      return names.contains { Self.annotationReaders.contains(String($0.prefix { $0 != "." })) }
    }
  }

  private static let annotationReaders: Set<String> = [
    "fastapi", "ninja", "ninja_extra", "strawberry", "strawberry_django", "typer", "pydantic", "injector", "attrs",
    "litestar", "dependency_injector", "functools",
  ]
}
