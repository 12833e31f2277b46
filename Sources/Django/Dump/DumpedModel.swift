/// A model of the registry, abstract bases included.
public struct DumpedModel: Sendable, Equatable {
  /// Dotted name of the class.
  public var className: Known<String>
  public var place = DumpedPlace.unstated
  public var label: Known<String?> = .unstated
  public var isAbstract: Known<Bool> = false
  public var isProxy: Known<Bool> = false
  public var isManaged: Known<Bool> = true
  /// The setting's value that replaces it.
  public var swapped: Known<String?> = .value(nil)
  public var dbTable: Known<String?> = .unstated
  public var bases: Known<[String]> = .unstated
  public var ordering: Known<[String]> = .value([])
  public var uniqueTogether: Known<[[String]]> = .value([])
  /// The fields of each index; none for an index of expressions.
  public var indexes: Known<[[String]]> = .value([])
  /// The name of each constraint.
  public var constraints: Known<[String]> = .value([])
  public var managers: Known<[DumpedManager]> = .unstated
  public var fields = OpenList<DumpedField>.unstated
  /// What the class and its bases below `Model` have besides; not part of the JSON.
  public var attributes: Known<[String]> = .unstated
  /// Django made it: the through table of a many-to-many field.
  public var isAutoCreated: Known<Bool> = false
  public var isInstalled = true
  public var note = EntryNote()

  public init(className: Known<String>, place: DumpedPlace) {
    self.className = className
    self.place = place
  }
}

public struct DumpedManager: Sendable, Equatable {
  public var name: String
  public var className: String
  /// Dotted name of the query set it was made from.
  public var querySet: String?

  public init(name: String, className: String, querySet: String? = nil) {
    self.name = name
    self.className = className
    self.querySet = querySet
  }
}
