public import Base

/// All that one file's bytes say: plain rows, no path, no look at any other file.
///
/// Rows are in source order and name each other by `ID`. Words are kept once in `names`. Whatever needs a second file
/// (what a base class is, which view a route means) is decided by `Django`.
///
/// A class, because linking passes facts around by the thousand and twenty arrays cost twenty retains a copy (a third
/// of the time of linking netbox); nothing of it changes once it is made.
public final class FileFacts: Sendable, Equatable {
  public enum Kind: UInt8, Sendable { case python, template }

  let rows: FactRows

  init(_ rows: FactRows) { self.rows = rows }

  /// Of no file: where facts were left out.
  public static let nothing = FileFacts(FactRows(kind: .python, lines: LineIndex([])))

  public static func == (a: FileFacts, b: FileFacts) -> Bool { a === b || a.rows == b.rows }

  public var kind: Kind { rows.kind }
  public var byteCount: UInt32 { rows.byteCount }
  public var lines: LineIndex { rows.lines }
  /// A comment at the top says that a tool wrote the file.
  public var isGenerated: Bool { rows.isGenerated }
  /// The module's docstring, quotes included; empty if there is none.
  public var docstring: TextRange { rows.docstring }
  /// The words that rows refer to by `Name`; entry 0 is the empty word.
  public var names: [String] { rows.names }

  public var imports: [ImportFact] { rows.imports }
  public var definitions: [Definition] { rows.definitions }
  public var bindings: [Binding] { rows.bindings }
  public var expressions: [Expression] { rows.expressions }
  public var calls: [CallFact] { rows.calls }
  public var uses: [Use] { rows.uses }
  public var strings: [StringFact] { rows.strings }
  /// The names in `__all__`; nil when the file has none, open when part of it could not be read.
  public var exports: ExportList? { rows.exports }
  public var routes: [RouteFact] { rows.routes }
  public var templateUses: [TemplateUse] { rows.templateUses }
  public var urlUses: [UrlUse] { rows.urlUses }
  public var receivers: [ReceiverFact] { rows.receivers }
  /// Only for templates.
  public var template: TemplateFacts? { rows.template }

  public func text(_ name: Name) -> String { rows.names[Int(name.index)] }
}

/// A word of one file: an index into `FileFacts.names`.
///
/// 0 is the empty word.
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
