/// An installed application.
public struct DumpedApp: Sendable, Equatable {
  public var label: Known<String>
  public var name: Known<String?> = .unstated
  /// Its directory.
  public var path: Known<String?> = .unstated
  /// Dotted name of its `AppConfig` class.
  public var config: Known<String?> = .unstated
  /// The effective one.
  public var defaultAutoField: Known<String?> = .unstated
  public var note = EntryNote()

  public init(label: Known<String>) { self.label = label }
}
