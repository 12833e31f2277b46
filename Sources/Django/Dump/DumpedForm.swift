/// A form class.
public struct DumpedForm: Sendable, Equatable {
  public var className: Known<String>
  public var place: DumpedPlace
  public var bases: Known<[String]> = .unstated
  /// Label of the model.
  public var model: Known<String?> = .value(nil)
  public var isModelForm: Known<Bool> = false
  /// Field to dotted name of its class.
  public var fields = OpenMap<Known<String>>.unstated
  public var note = EntryNote()

  public init(className: Known<String>, place: DumpedPlace) {
    self.className = className
    self.place = place
  }
}
