/// A module-level class of a project module.
public struct DumpedClass: Sendable, Equatable {
  public var className: Known<String>
  public var place: DumpedPlace
  public var bases: Known<[String]>
  public var note = EntryNote()

  public init(className: Known<String>, place: DumpedPlace, bases: Known<[String]>) {
    self.className = className
    self.place = place
    self.bases = bases
  }
}
