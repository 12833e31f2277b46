/// A serializer class.
public struct DumpedSerializer: Sendable, Equatable {
  public var className: Known<String>
  public var place: DumpedPlace
  public var bases: Known<[String]> = .unstated
  /// Label of the model.
  public var model: Known<String?> = .value(nil)
  public var isModelSerializer: Known<Bool> = false
  public var fields = OpenMap<DumpedSerializerField>.unstated
  public var note = EntryNote()

  public init(className: Known<String>, place: DumpedPlace) {
    self.className = className
    self.place = place
  }
}

/// What an instance of the serializer has under a name.
public struct DumpedSerializerField: Sendable, Equatable {
  public var className: Known<String?> = .unstated
  /// The field's own name if not given, `*` for method fields.
  public var source: Known<String?> = .unstated
  public var isReadOnly: Known<Bool> = false
  public var isWriteOnly: Known<Bool> = false
  public var isRequired: Known<Bool> = false
  public var allowsNull: Known<Bool> = false
  public var isMany: Known<Bool> = false
  /// Dotted name of the nested serializer.
  public var nested: Known<String?> = .value(nil)
  public var note = EntryNote()

  public init() {}
}
