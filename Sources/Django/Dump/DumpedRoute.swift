/// A reachable route, flattened through all includes.
public struct DumpedRoute: Sendable, Equatable {
  public enum Syntax: String, Sendable { case path, re, i18n }

  public struct Part: Sendable, Equatable {
    public var text: String
    public var syntax: Syntax
    public init(_ text: String, _ syntax: Syntax) {
      self.text = text
      self.syntax = syntax
    }
  }

  /// The patterns from the root urlconf on; what they are concatenated is `route`.
  public var parts: Known<[Part]>
  public var name: Known<String?> = .value(nil)
  public var namespaces: Known<[String]> = .value([])
  public var appNames: Known<[String]> = .value([])
  /// Dotted name of the view.
  public var callback: Known<String?> = .unstated
  /// Of the view.
  public var place = DumpedPlace.unstated
  /// Parameter to the converter's class.
  public var converters: Known<[String: String]> = .value([:])
  /// Method to action, of view sets.
  public var actions: Known<[String: String]> = .value([:])
  /// Names of the extra arguments.
  public var extraArguments: Known<[String]> = .value([])
  public var urlconfFile: Known<String?> = .unstated
  public var note = EntryNote()

  public init(parts: Known<[Part]>, name: Known<String?>) {
    self.parts = parts
    self.name = name
  }
}
