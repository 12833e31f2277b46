import Base
import PythonSyntax

/// Why Python cannot read a file: nothing in it was judged, and nothing that imports it can run.
public struct SyntaxRefusal: Sendable {
  public var place: SourcePlace
  public var words: String
}

extension CheckedFile {
  /// The first thing that Python refuses; the others mostly follow from it.
  public var refusal: SyntaxRefusal? {
    tree.problems.first.map { SyntaxRefusal(place: SourcePlace(path, shown($0.range)), words: $0.kind.words) }
  }

  /// A range with something in it: the word that starts there, else the last one before, comments aside.
  private func shown(_ range: TextRange) -> TextRange {
    guard range.start == range.end else { return range }
    let (source, start) = (tree.source, min(Int(range.start), tree.source.count))
    let word = source[start...].prefix(while: Self.isOfWord)
    if !word.isEmpty { return TextRange(UInt32(start), UInt32(word.endIndex)) }
    var end = start
    while end > 0, source[end - 1] <= 32 || isInComment(end - 1) { end -= 1 }
    if end == 0 { return range }
    let before = source[..<end].reversed().prefix(while: Self.isOfWord).count
    return TextRange(UInt32(end - max(before, 1)), UInt32(end))
  }

  private func isInComment(_ place: Int) -> Bool {
    tree.comments.contains { $0.start <= place && place < $0.end }
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...0xFF:
      true
    default: false
    }
  }

  /// Whether something may import the file by a dotted name: skeletons that are filled in before Python sees them, data
  /// of tests and scripts for an older Python are files, too.
  public var isImportable: Bool {
    guard !isOutsidePackages, !isSkeleton, module.dottedParts.allSatisfy(Self.isIdentifier) else { return false }
    return isInPackages || project.startup[row]
  }

  /// Whether each folder of the dotted name is a package.
  private var isInPackages: Bool {
    let folders = path.pathParts.dropLast()
    let inner = path.hasSuffix("/__init__.py") ? module.dottedParts.count : module.dottedParts.count - 1
    guard inner > 0, inner <= folders.count else { return false }
    return (folders.count - inner..<folders.count).allSatisfy { last in
      project.paths.python[folders.prefix(last + 1).joined(separator: "/") + "/__init__.py"] != nil
    }
  }

  /// Whether somebody else's tags stand where Python stops, or the folders say so.
  private var isSkeleton: Bool {
    let folders = path.pathParts.dropLast()
    if folders.contains(where: Self.holdsSkeletons) { return true }
    if isTest, folders.contains(where: { $0.hasSuffix("data") || $0 == "fixtures" }) { return true }
    guard let start = tree.problems.first?.range.start else { return false }
    let place = min(Int(start), tree.source.count)
    let before = tree.source[..<place].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let line = tree.source[before...].prefix { $0 != UInt8(ascii: "\n") }
    return line.place(of: Array("{%".utf8)) != nil || line.place(of: Array("{{".utf8)) != nil
  }

  private static func holdsSkeletons(_ folder: Substring) -> Bool {
    ["template", "templates", "skeleton"].contains(folder) || folder.hasSuffix("_template")
      || folder.hasPrefix("cookiecutter") || folder.contains("{")
  }

  private static func isIdentifier(_ part: Substring) -> Bool {
    guard let first = part.unicodeScalars.first, first == "_" || first.properties.isXIDStart else { return false }
    return part.unicodeScalars.allSatisfy(\.properties.isXIDContinue)
  }
}

extension CheckedProject {
  /// What Python refuses of the modules that something may import, and of the files that somebody named.
  public func refusals(_ isNamed: (String) -> Bool) -> [SyntaxRefusal] {
    files.compactMap { file in
      if file.path.hasPrefix(".") || file.path.contains("/.") { return nil }
      guard !file.tree.problems.isEmpty, isNamed(file.path) || file.isImportable else { return nil }
      return file.refusal
    }
  }
}
