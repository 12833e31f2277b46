/// A Celery task.
public struct DumpedTask: Sendable, Equatable {
  /// The registered name.
  public var name: Known<String>
  /// Dotted name.
  public var function: Known<String?>
  public var place: DumpedPlace
  public var note = EntryNote()

  public init(name: Known<String>, function: Known<String?>, place: DumpedPlace) {
    self.name = name
    self.function = function
    self.place = place
  }
}
