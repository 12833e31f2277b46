/// Paths with double underscores.
extension FieldBook {
  /// What a name is in a query.
  public enum Step: Sendable {
    case field(DumpedField)
    case reverse(ModelEntry.Reverse)
  }

  /// The first part of a path that is nothing.
  public struct Break: Sendable {
    public var part: String
    /// Where the part begins in the path, in bytes.
    public var offset: Int
    public var model: ModelEntry
    /// What may be meant.
    public var near: String?
    /// The field in front of a look-up that does not exist.
    public var lookupOf: String?
    /// Whether everything that could have the name was read.
    public var isCertain = true

    /// What is wrong, in words, with what may be meant.
    public var text: String {
      let hint = near.map { "; did you mean \"\($0)\"?" } ?? ""
      if let lookupOf { return "\(model.name).\(lookupOf) has no look-up or field \"\(part)\"\(hint)" }
      return "\(model.name) has no field \"\(part)\"\(hint)"
    }
  }

  /// Where a path ends.
  public struct End: Sendable {
    public var step: Step
    /// The model that has the last name.
    public var model: ModelEntry
    /// Transforms and look-ups behind the last field.
    public var rest: [String] = []
  }

  public enum PathAnswer: Sendable {
    case found(End), broken(Break), unknown
  }

  /// One name of a query: a field, a foreign key's column, `pk`, or a relation's query name.
  public func step(_ name: String, on model: ModelEntry) -> Answer<Step> {
    if let field = model.fields[name] ?? model.key(ofColumn: name) { return .found(.field(field)) }
    if name == "pk" { return model.primaryKey.map { .found(.field($0)) } ?? .unknown }
    if let reverse = model.reverse(query: name) { return .found(.reverse(reverse)) }
    if model.isOpen || model.row.isAbstract.value == true { return .unknown }
    return mayBeNamedBackwards(name, model) ? .unknown : .absent
  }

  /// - Parameter guessing: whether a name that may exist out of sight is broken, though not for certain, where it is one
  ///   of the model's but for a letter or two.
  public func resolve(_ path: String, on model: ModelEntry, guessing: Bool = false) -> PathAnswer {
    var model = model
    var offset = 0
    var last: End?
    let parts = Self.parts(of: path)
    for (index, part) in parts.enumerated() {
      let answer = step(part, on: model)
      guard case .found(let step) = answer else {
        if let last, isRelationLookup(part) { return .found(End(step: last.step, model: last.model, rest: [part])) }
        if case .unknown = answer {
          guard guessing, !ownLookups.contains(part), slip(of: part, on: model) != nil else { return .unknown }
          return .broken(
            Break(part: part, offset: offset, model: model, near: nearest(part, on: model), isCertain: false))
        }
        if ownLookups.contains(part) { return .unknown }
        return .broken(Break(part: part, offset: offset, model: model, near: nearest(part, on: model)))
      }
      last = End(step: step, model: model)
      offset += part.utf8.count + 2
      switch next(step) {
      case .found(let other): model = other
      case .unknown: return index == parts.count - 1 ? .found(End(step: step, model: model)) : .unknown
      case .absent: return checked(Array(parts[(index + 1)...]), behind: step, model, offset)
      }
    }
    return last.map { .found($0) } ?? .unknown
  }

  /// The model behind a step; absent where it is no relation.
  private func next(_ step: Step) -> Answer<ModelEntry> {
    switch step {
    case .reverse(let reverse): return self[reverse.source].map { .found($0) } ?? .unknown
    case .field(let field):
      if field.relation == nil { return .absent }
      if field.isGenericKey { return .unknown }
      return target(of: field).map { .found($0) } ?? .unknown
    }
  }

  /// Transforms and look-ups behind a plain field.
  private func checked(_ rest: [String], behind step: Step, _ model: ModelEntry, _ offset: Int) -> PathAnswer {
    guard case .field(let field) = step, !rest.isEmpty else { return .found(End(step: step, model: model)) }
    if field.hasOpenPaths { return .unknown }
    var offset = offset
    for part in rest {
      if !Lookups.known.contains(part) {
        if ownLookups.contains(part) { return .unknown }
        let near = Suggestion.nearest(to: part, in: Lookups.known.sorted())
        return .broken(
          Break(part: part, offset: offset, model: model, near: near, lookupOf: field.name.value))
      }
      offset += part.utf8.count + 2
    }
    return .found(End(step: step, model: model, rest: rest))
  }

  private func isRelationLookup(_ name: String) -> Bool { Lookups.ofRelations.contains(name) }

  public func nearest(_ name: String, on model: ModelEntry, among more: [String] = []) -> String? {
    let names = Array(model.fields.keys) + model.reverses.compactMap(\.query) + more
    return Suggestion.nearest(to: name, in: names.sorted())
  }

  /// `a__b__c`; an underscore more belongs to the name behind.
  public static func parts(of path: String) -> [String] {
    var parts: [String] = []
    var rest = path[...]
    while let cut = rest.firstRange(of: "__"), cut.lowerBound > rest.startIndex {
      parts.append(String(rest[..<cut.lowerBound]))
      rest = rest[cut.upperBound...]
    }
    if !rest.isEmpty { parts.append(String(rest)) }
    return parts
  }
}

/// The names of Django's own look-ups and transforms.
enum Lookups {
  static let ofRelations: Set<String> = ["exact", "in", "gt", "gte", "lt", "lte", "isnull"]

  static let known: Set<String> = [
    "exact", "iexact", "contains", "icontains", "in", "gt", "gte", "lt", "lte", "startswith", "istartswith", "endswith",
    "iendswith", "range", "isnull", "regex", "iregex", "date", "year", "iso_year", "month", "day", "week", "week_day",
    "iso_week_day", "quarter", "time", "hour", "minute", "second", "search", "unaccent", "trigram_similar",
    "trigram_word_similar", "trigram_strict_word_similar", "lower", "upper", "length", "overlap", "contained_by", "len",
    "has_key", "has_keys", "has_any_keys", "sha256", "md5", "trim", "abs",
  ]
}
