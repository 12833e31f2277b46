/// A subclass of factory_boy's `DjangoModelFactory`.
public struct DumpedFactory: Sendable, Equatable {
  public var className: Known<String>
  /// Label of the model.
  public var model: Known<String?>
  public var place: DumpedPlace
  public var note = EntryNote()

  public init(className: Known<String>, model: Known<String?>, place: DumpedPlace) {
    self.className = className
    self.model = model
    self.place = place
  }
}
