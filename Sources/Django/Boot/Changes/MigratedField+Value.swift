import Base
import Evaluation

extension MigratedField {
  private static let related = "django.db.models.fields.related."
  private static let indexed = ["django.db.models.fields.SlugField", related + "ForeignKey"]

  /// As the migration writes the field; nil where it is not one.
  init?(_ field: FieldState, in key: ModelKey, _ evaluator: inout Evaluator) {
    guard case .instance(let id) = field.value else { return nil }
    let object = evaluator.instances[id]
    self.init(className: evaluator.dottedName(of: .class(object.type)) ?? "?")
    func isA(_ name: String) -> Bool { evaluator.inherits(object.type, from: name) }
    func written(_ name: String) -> Value? {
      let key = evaluator.text(name)
      return object.keywords.first { $0.name == key }?.value
    }
    func flag(_ name: String) -> Bool? {
      guard let value = written(name) else { return false }
      if case .bool(let flag) = value { return flag }
      return nil
    }
    func number(_ name: String) -> Int? { if case .int(let number)? = written(name) { number } else { nil } }
    relation = isA(Self.related + "ManyToManyField") ? .manyToMany : nil
    if isA(Self.related + "ForeignKey") { relation = isA(Self.related + "OneToOneField") ? .oneToOne : .foreignKey }
    target = field.links(in: &evaluator).target.flatMap { key.resolve($0) }.map { $0.app + "." + $0.name }
    (isNull, isUnique, isPrimaryKey) = (flag("null"), flag("unique"), flag("primary_key"))
    if relation == .oneToOne { isUnique = true }
    hasIndex = flag("db_index")
    if written("db_index") == nil, Self.indexed.contains(where: isA) { hasIndex = true }
    (maxLength, maxDigits, decimalPlaces) = (number("max_length"), number("max_digits"), number("decimal_places"))
    fallback = Self.fallback(written("default"), in: evaluator)
    hasDatabaseDefault = written("db_default") != nil
    isGenerated = isA("django.db.models.fields.generated.GeneratedField")
    column = written("db_column").flatMap { evaluator.text(of: $0) }
    dropsDefault = field.dropsDefault
  }

  private static func fallback(_ value: Value?, in evaluator: borrowing Evaluator) -> Default {
    switch value {
    case nil: .absent
    case .function, .class, .builtin, .method: .callable
    case .unknown, .either, .maybe, .splat, .symbolic: .unknown
    case .instance(let id):
      evaluator.dottedName(of: .class(evaluator.instances[id].type)) == "functools.partial" ? .callable : .value
    default: .value
    }
  }
}
