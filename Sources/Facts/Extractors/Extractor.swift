import Base
import PythonSyntax

/// One subject that is read off the tree: the node kinds it wants and what it does with each.
///
/// The pass is linear over the pre-order arena; an extractor that needs children hops over them itself.
struct Extractor: Sendable {
  let subject: StaticString
  let kinds: [NodeKind]
  let run: @Sendable (_ row: Int, _ pass: inout Extraction) -> Void

  init(_ subject: StaticString, on kinds: [NodeKind], run: @escaping @Sendable (Int, inout Extraction) -> Void) {
    self.subject = subject
    self.kinds = kinds
    self.run = run
  }
}

/// Which extractors want a node kind: 256 entries, made once.
struct ExtractorTable: Sendable {
  /// All extractors, those of a kind behind each other.
  private let rows: [Extractor]
  /// Where the run of a kind starts; one entry more than there are kinds.
  private let starts: [Int]

  /// Order matters where two want the same kind: definitions and lowered values come before what refers to them.
  static let standard = ExtractorTable([
    importExtractor, decoratorExtractor, definitionExtractor, bindingExtractor, exportExtractor, callExtractor,
    useExtractor, stringExtractor,
  ])

  init(_ extractors: [Extractor]) {
    var rows: [Extractor] = []
    var starts = [0]
    for kind in 0..<256 {
      rows += extractors.filter { $0.kinds.contains { Int($0.rawValue) == kind } }
      starts.append(rows.count)
    }
    self.rows = rows
    self.starts = starts
  }

  @inline(__always)
  func isWanted(_ kind: NodeKind) -> Bool { starts[Int(kind.rawValue)] != starts[Int(kind.rawValue) + 1] }

  @inline(__always)
  func run(_ kind: NodeKind, _ row: Int, _ pass: inout Extraction) {
    for index in starts[Int(kind.rawValue)]..<starts[Int(kind.rawValue) + 1] { rows[index].run(row, &pass) }
  }
}
