/// A filter set class.
public struct DumpedFilterSet: Sendable, Equatable {
  public var className: Known<String>
  public var place: DumpedPlace
  /// Label of the model.
  public var model: Known<String?> = .value(nil)
  /// Filter to dotted name of its class.
  public var filters = OpenMap<Known<String>>.unstated
  public var note = EntryNote()

  public init(className: Known<String>, place: DumpedPlace) {
    self.className = className
    self.place = place
  }
}
