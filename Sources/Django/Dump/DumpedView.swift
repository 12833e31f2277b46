/// A view.
public struct DumpedView: Sendable, Equatable {
  public enum Kind: String, Sendable {
    case `class`
    case function
  }

  /// Dotted name.
  public var view: Known<String>
  public var kind: Known<Kind>
  public var place: DumpedPlace
  public var templateName: Known<String?> = .value(nil)
  /// Label of the model.
  public var model: Known<String?> = .value(nil)
  public var querySetModel: Known<String?> = .value(nil)
  public var formClass: Known<String?> = .value(nil)
  public var serializerClass: Known<String?> = .value(nil)
  public var filterSetClass: Known<String?> = .value(nil)
  public var paginationClass: Known<String?> = .value(nil)
  public var permissionClasses: Known<[String]?> = .value(nil)
  public var note = EntryNote()

  public init(view: Known<String>, kind: Known<Kind>, place: DumpedPlace) {
    self.view = view
    self.kind = kind
    self.place = place
  }
}
