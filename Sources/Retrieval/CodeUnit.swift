import Base

/// A run of lines of a file that is shown or left out as one.
public struct CodeUnit: Hashable, Sendable {
  public enum Kind: UInt8, CaseIterable, Sendable {
    /// The import statements at the top.
    case imports
    /// `class …:` with its docstring.
    case classHeader
    /// Statements of a class that are not methods: fields, `Meta`, options.
    case classBody
    case function
    case method
    /// Other statements of a module: `urlpatterns`, constants, calls.
    case module
    /// A stretch of a template.
    case markup
  }

  public var kind: Kind
  /// 1-based, inclusive.
  public var lines: ClosedRange<Int>
  /// The lines that name it: decorators and header; for other units just the first line.
  public var head: ClosedRange<Int>
  /// `Order.total`, `Order`; empty for module code and markup.
  public var name: String
  /// Whether it is a later part of something cut because it was long.
  public var isContinuation = false

  /// `total` of `Order.total`.
  public var ownName: Substring { dot.map { name[name.utf8.index(after: $0)...] } ?? name[...] }
  /// `Order` of `Order.total`; empty for what stands in nothing.
  public var parentName: Substring { dot.map { name[..<$0] } ?? "" }
  private var dot: String.Index? { name.utf8.lastIndex(of: UInt8(ascii: ".")) }
}

/// A file taken apart into units, with what it takes to show them.
public struct SourceOutline: Sendable {
  public let source: [UInt8]
  public let lineStarts: [UInt32]
  /// In order, not overlapping; blank lines between them may belong to none.
  public let units: [CodeUnit]

  public var lineCount: Int { lineStarts.count }

  /// The bytes of some lines, the last line break included.
  public func bytes(of lines: ClosedRange<Int>) -> Range<Int> {
    let end = lines.upperBound < lineStarts.count ? Int(lineStarts[lines.upperBound]) : source.count
    return Int(lineStarts[lines.lowerBound - 1])..<end
  }

  func isBlank(_ line: Int) -> Bool { source[bytes(of: line...line)].allSatisfy { $0 <= 0x20 } }

  /// How far a line is indented; a very large number for a blank one.
  func indent(_ line: Int) -> Int {
    let text = source[bytes(of: line...line)]
    let blanks = text.prefix { $0 == 0x20 || $0 == 0x09 }.count
    return blanks == text.count || text[text.startIndex + blanks] <= 0x20 ? Int.max : blanks
  }
}
