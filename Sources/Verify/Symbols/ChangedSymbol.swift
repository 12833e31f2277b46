import Base
import Impact
import PythonSyntax

/// A name that a change touched, as those see it who ask what it may break.
public struct ChangedSymbol: Sendable, Equatable {
  public enum Kind: Sendable { case function, type, value }

  /// With the module: `orders.models.Order.total`.
  public var dotted: String
  public var kind: Kind
  /// The file, after the change unless it is gone.
  public var path: String
  public var line: Int
  /// It is not there any more, at least not under this name.
  public var isGone: Bool
  /// The class it stands in, dotted.
  public var parent: String?

  public var lastName: String { dotted.dottedParts.last.map(String.init) ?? dotted }
}

extension Verification {
  /// All names that the change touched, imports left out.
  public var changedSymbols: [ChangedSymbol] {
    symbols.flatMap(\.changes).compactMap { change in
      let kind: ChangedSymbol.Kind
      switch change.symbolKind {
      case .import: return nil
      case .function: kind = .function
      case .class: kind = .type
      case .value: kind = .value
      }
      return ChangedSymbol(
        dotted: change.dotted, kind: kind, path: change.path, line: change.lines.lowerBound, isGone: change.isGone,
        parent: change.parent)
    }
  }

  /// The changed files, text or not.
  public var changedFiles: [ChangedFile] { files }

  /// The names among the changed ones that the graph of today knows.
  public var changedGraphNames: [String] { changedNames }
  /// Those that only the graph before the change knows.
  public var goneGraphNames: [String] { goneNames }
  /// Both sides; the old one only where it was read.
  public var sides: (new: VerifiedTree, old: VerifiedTree?) { (new, old) }

  /// Texts on the lines that the change wrote or took away, each with its file and line; prose is left out.
  public var touchedTexts: [(text: String, path: String, line: Int)] {
    files.filter { $0.path.hasSuffix(".py") && !$0.path.isTestPath && !$0.path.contains("/migrations/") }.flatMap {
      file in
      let now = file.new.map { texts(in: $0, file.path) { isTouched(file.path, $0) } } ?? []
      guard let before = file.pathBefore, let old = file.old else { return now }
      return now + texts(in: old, file.path) { placeNow(before, $0) == nil }
    }
  }

  private func texts(
    in bytes: [UInt8], _ path: String, where isWanted: (Int) -> Bool
  ) -> [(text: String, path: String, line: Int)] {
    let (file, lines) = (PythonFile(bytes), LineIndex(bytes))
    return file.nodes.indices.compactMap { row in
      guard file.nodes[row].kind == .string else { return nil }
      let line = lines.line(of: file.nodes[row].start)
      guard isWanted(line) else { return nil }
      let text = file.literalText(of: row)
      let isName = text.utf8.count >= 5 && text.utf8.count < 100 && !text.contains(" ")
      return isName && text.contains { "_.:/".contains($0) } ? (text, path, line) : nil
    }
  }
}
