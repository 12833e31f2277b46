import Base

/// Columns by what they hold; nil for a field of a class that Django does not have.
enum ColumnKind {
  case text(isLimited: Bool)
  case integer(bits: Int)
  case float, decimal, boolean, date, time, moment, duration, json, binary, uuid, address

  init?(_ className: String) {
    guard className.hasPrefix("django.db.models.") else { return nil }
    switch className.dottedParts.last.map(String.init) ?? "" {
    case "CharField", "SlugField", "EmailField", "URLField", "FileField", "ImageField", "FilePathField":
      self = .text(isLimited: true)
    case "TextField": self = .text(isLimited: false)
    case "SmallIntegerField", "PositiveSmallIntegerField", "SmallAutoField": self = .integer(bits: 16)
    case "IntegerField", "PositiveIntegerField", "AutoField": self = .integer(bits: 32)
    case "BigIntegerField", "PositiveBigIntegerField", "BigAutoField": self = .integer(bits: 64)
    case "FloatField": self = .float
    case "DecimalField": self = .decimal
    case "BooleanField", "NullBooleanField": self = .boolean
    case "DateField": self = .date
    case "TimeField": self = .time
    case "DateTimeField": self = .moment
    case "DurationField": self = .duration
    case "JSONField": self = .json
    case "BinaryField": self = .binary
    case "UUIDField": self = .uuid
    case "GenericIPAddressField": self = .address
    default: return nil
    }
  }

  /// Whether every value of the other kind can be kept.
  func holds(_ other: ColumnKind) -> Bool {
    switch (self, other) {
    case (.text, .text): true
    case (.text(isLimited: false), _): true
    case (.integer(let mine), .integer(let theirs)): mine >= theirs
    case (.integer, .boolean), (.float, .integer), (.float, .boolean), (.decimal, .boolean), (.moment, .date): true
    case (.float, .float), (.decimal, .decimal), (.boolean, .boolean), (.date, .date), (.time, .time),
      (.moment, .moment), (.duration, .duration), (.json, .json), (.binary, .binary), (.uuid, .uuid),
      (.address, .address):
      true
    default: false
    }
  }

  var isText: Bool { if case .text = self { true } else { false } }

  var words: String {
    switch self {
    case .text: "texts"
    case .integer: "whole numbers"
    case .float, .decimal: "numbers"
    case .boolean: "truth values"
    case .date: "dates"
    case .time: "times of day"
    case .moment: "moments"
    case .duration: "durations"
    case .json: "JSON"
    case .binary: "bytes"
    case .uuid: "UUIDs"
    case .address: "addresses"
    }
  }
}

/// Whether the database writes the table anew for another type of a column.
enum ColumnChange {
  case none, rewrite, unknown

  init(_ before: MigratedField, _ after: MigratedField, _ engine: DatabaseEngine) {
    if before.relation != nil || after.relation != nil {
      self = before.target == after.target ? .none : .unknown
      return
    }
    guard let old = ColumnKind(before.className), let new = ColumnKind(after.className) else {
      self = before.className == after.className ? .none : .unknown
      return
    }
    let isSameType: Bool
    switch (old, new) {
    case (.text(let wasLimited), .text(let isLimited)):
      // PostgreSQL only notes that a text may be longer.
      let isWider = !isLimited || (wasLimited && (after.maxLength ?? 0) >= (before.maxLength ?? .max))
      isSameType = engine == .postgresql ? isWider : wasLimited == isLimited && before.maxLength == after.maxLength
    case (.integer(let a), .integer(let b)): isSameType = a == b
    case (.decimal, .decimal):
      let isSameScale = before.decimalPlaces == after.decimalPlaces
      let isWider = isSameScale && (after.maxDigits ?? 0) >= (before.maxDigits ?? .max)
      isSameType = engine == .postgresql ? isWider : isSameScale && before.maxDigits == after.maxDigits
    default: isSameType = old.words == new.words
    }
    self = isSameType ? .none : .rewrite
  }
}
