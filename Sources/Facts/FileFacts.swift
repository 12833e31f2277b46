public import Base

/// All that one file's bytes say: plain rows, no path, no look at any other file.
///
/// Rows are in source order and name each other by `ID`. Words are kept once in `names`. Whatever needs a second file
/// (what a base class is, which view a route means) is decided by `Django`.
public struct FileFacts: Sendable, Equatable {
  public enum Kind: UInt8, Sendable { case python, template }

  public var kind: Kind
  public var byteCount: UInt32 = 0
  public var lines: LineIndex
  /// A comment at the top says that a tool wrote the file.
  public var isGenerated = false
  /// The module's docstring, quotes included; empty if there is none.
  public var docstring = TextRange(0, 0)
  /// The words that rows refer to by `Name`; entry 0 is the empty word.
  public var names: [String] = [""]

  public var imports: [ImportFact] = []
  public var definitions: [Definition] = []
  public var bindings: [Binding] = []
  public var expressions: [Expression] = []
  public var calls: [CallFact] = []
  public var uses: [Use] = []
  public var strings: [StringFact] = []
  /// The names in `__all__`; nil when the file has none, open when part of it could not be read.
  public var exports: ExportList?
  public var routes: [RouteFact] = []
  public var templateUses: [TemplateUse] = []
  public var urlUses: [UrlUse] = []
  public var receivers: [ReceiverFact] = []
  /// Only for templates.
  public var template: TemplateFacts?

  public init(kind: Kind, lines: LineIndex) {
    self.kind = kind
    self.lines = lines
  }

  public func text(_ name: Name) -> String { names[Int(name.index)] }
}

/// A word of one file: an index into `FileFacts.names`. 0 is the empty word.
public struct Name: Hashable, BitwiseCopyable, Sendable {
  public var index: UInt32
  public init(_ index: UInt32) { self.index = index }
  public static let none = Name(0)
  public var isNone: Bool { index == 0 }
}

/// The names a module lists in `__all__`.
public struct ExportList: Sendable, Equatable {
  public var names: [String] = []
  /// Part of the list is computed.
  public var isOpen = false
  public init() {}
}
