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
  private let byKind: [[Extractor]]
  /// 1 where a kind has an extractor: one byte read per row.
  let isWanted: [UInt8]

  /// Order matters where two want the same kind: definitions and lowered values come before what refers to them.
  static let standard = ExtractorTable([
    importExtractor, decoratorExtractor, definitionExtractor, bindingExtractor, exportExtractor, callExtractor,
    useExtractor, stringExtractor,
  ])

  init(_ extractors: [Extractor]) {
    var byKind: [[Extractor]] = Array(repeating: [], count: 256)
    for extractor in extractors {
      for kind in extractor.kinds { byKind[Int(kind.rawValue)].append(extractor) }
    }
    self.byKind = byKind
    isWanted = byKind.map { $0.isEmpty ? 0 : 1 }
  }

  func run(_ kind: NodeKind, _ row: Int, _ pass: inout Extraction) {
    for extractor in byKind[Int(kind.rawValue)] { extractor.run(row, &pass) }
  }
}
