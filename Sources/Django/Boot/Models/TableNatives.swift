import Base
import Evaluation

/// What a table asks of models (django_tables2): the rest of the library is run as it is written.
extension DjangoHost {
  static var tableNatives: [Native] {
    [
      Native("django_tables2.utils.Accessor.get_field") { host, call, evaluator in
        host.accessedField(call, in: &evaluator)
      },
      Native("django_tables2.columns.base.Library.column_for_field") { host, call, evaluator in
        host.columnForField(call, in: &evaluator)
      },
    ]
  }

  static var tableColumns: [String] {
    let columns = [
      "base.Column", "booleancolumn.BooleanColumn", "checkboxcolumn.CheckBoxColumn", "datecolumn.DateColumn",
      "datetimecolumn.DateTimeColumn", "emailcolumn.EmailColumn", "filecolumn.FileColumn", "jsoncolumn.JSONColumn",
      "linkcolumn.LinkColumn", "manytomanycolumn.ManyToManyColumn", "templatecolumn.TemplateColumn",
      "timecolumn.TimeColumn", "urlcolumn.URLColumn",
    ]
    return columns.map { "django_tables2.columns." + $0 }
  }

  /// The first kind of column that takes the field, the latest registered first; the body finds out the field's title for
  /// each of them anew.
  private func columnForField(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard let library = call.arguments.first, call.arguments.count <= 2,
      let field = call.argument(1, "field", in: evaluator), case .instance = field,
      let columns = evaluator.attribute("columns", of: library), !evaluator.isOpen(columns),
      let candidates = evaluator.elements(of: columns), let title = title(of: field, in: &evaluator)
    else { return nil }
    let name = evaluator.text("field")
    var keywords = call.keywords.filter { $0.name != name }
    if keywords.contains(where: { $0.name == nil }) { return nil }
    keywords.append(Keyword(name: evaluator.text("verbose_name"), value: title))
    for candidate in candidates.reversed() {
      guard let method = evaluator.attribute("from_field", of: candidate),
        let column = evaluator.attempt(method, [field], keywords, at: call.place)
      else { return evaluator.makeUnknown("the column of a field", at: call.place) }
      if column != .none { return column }
    }
    return Value.none
  }

  /// `capfirst(field.verbose_name)`; nil for a relation seen from its other side.
  private func title(of field: Value, in evaluator: inout Evaluator) -> Value? {
    if case .method? = evaluator.attribute("get_related_field", of: field) { return nil }
    guard let given = evaluator.attribute("verbose_name", of: field) ?? evaluator.attribute("name", of: field),
      let text = evaluator.text(of: given), let first = text.unicodeScalars.first
    else { return nil }
    return evaluator.makeString(String(first).uppercased() + String(text.unicodeScalars.dropFirst()))
  }

  /// The field an accessor leads to, as far as its parts are fields; None when the first is none.
  private func accessedField(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard models.isComplete, call.arguments.count == 2, case .class(var model) = call.arguments[1],
      let path = evaluator.text(of: call.arguments[0]), !path.utf8.contains(UInt8(ascii: "."))
    else { return nil }
    var found = Value.none
    for part in path.components(of: "__") {
      let fields = fields(of: model, in: &evaluator)
      if let field = fields.field(part) {
        found = .instance(field.value)
        guard field.isRelation else { continue }
        guard let target = target(of: field, in: &evaluator) else { return nil }
        model = target
      } else if let reverse = reverseRelation(part, of: model, in: &evaluator) {
        found = reverse.value
        model = reverse.model
      } else {
        // The name of a column would be found as well.
        guard fields.lacks(part), !part.hasSuffix("_id") else { return nil }
        return found
      }
    }
    return found
  }
}
