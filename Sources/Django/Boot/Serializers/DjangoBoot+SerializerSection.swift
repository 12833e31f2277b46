import Base
import Evaluation

extension DjangoBoot {
  mutating func serializerSection() -> Section<DumpedSerializer> {
    var rows: [DumpedSerializer] = []
    let base = "rest_framework.serializers.BaseSerializer"
    let unseen = classesBehindUnseen(besides: base, called: "Serializer", among: ["serializers", "rest", "drf"])
    for type in projectClasses(below: base) + unseen.alike {
      var row = DumpedSerializer(className: className(of: type), place: dumpedPlace(of: type))
      row.bases = bases(of: type)
      row.isModelSerializer = isBelow("rest_framework.serializers.ModelSerializer", type)
      row.model = serializerModel(of: type)
      row.fields = serializerFields(of: type)
      row.note.condition = condition(of: type)
      if unseen.alike.contains(type) { row.note.evidence = .likely }
      rows.append(row)
    }
    return Section(rows, openness(behind: unseen.others))
  }

  private mutating func serializerModel(of type: ID<ClassObject>) -> Known<String?> {
    guard let meta = evaluator.attribute("Meta", of: .class(type)),
      let model = evaluator.attribute("model", of: meta)
    else { return .value(nil) }
    return label(of: model)
  }

  /// The fields of an instance made without arguments.
  private mutating func serializerFields(of type: ID<ClassObject>) -> OpenMap<DumpedSerializerField> {
    var fields: Value?
    var reason = "the instance is not known"
    let problems = evaluator.problems.count
    evaluator.run { evaluator in
      guard let serializer = evaluator.callQuietly(.class(type)) else {
        reason = "making an instance raises \(evaluator.lastFailure)"
        return
      }
      guard let bound = evaluator.attemptAttribute("fields", of: serializer) else {
        reason = "the fields of \(evaluator.describe(serializer)) raise \(evaluator.lastFailure)"
        return
      }
      // A project's own property may give a plain dict.
      fields = evaluator.items(of: bound) == nil ? evaluator.attribute("fields", of: bound) : bound
      reason = "the fields are \(evaluator.describe(fields ?? bound))"
    }
    if evaluator.problems.count > problems { return .unknown(evaluator.problems[problems].text) }
    guard let fields, let items = evaluator.items(of: fields) else { return .unknown(reason) }
    var result = OpenMap<DumpedSerializerField>(
      [:], evaluator.isOpen(fields) || mayHaveMore(type) ? .open : .closed)
    let loose = looseNames(of: type)
    for (key, value) in items {
      guard let key = evaluator.text(of: key), value.isObject || !loose.contains(key) else {
        result.openness = .open
        continue
      }
      switch value {
      case .instance(let id): result.items[key] = serializerField(id)
      case .symbolic, .either: result.items[key] = unknownField()
      default: result.openness = .open
      }
    }
    return result
  }

  /// Attributes of the model that may be fields, where the class does not name its fields one by one.
  private mutating func looseNames(of type: ID<ClassObject>) -> Set<String> {
    guard let meta = evaluator.attribute("Meta", of: .class(type)),
      case .class(let model)? = evaluator.attribute("model", of: meta)
    else { return [] }
    if let fields = evaluator.attribute("fields", of: meta), evaluator.text(of: fields) != "__all__" { return [] }
    return host.fields(of: model, in: &evaluator).looseNames
  }

  /// A field that is there, but not what it is.
  private func unknownField() -> DumpedSerializerField {
    var row = DumpedSerializerField()
    let reason = "several fields are possible"
    row.isReadOnly = .unknown(reason)
    row.isWriteOnly = .unknown(reason)
    row.isRequired = .unknown(reason)
    row.allowsNull = .unknown(reason)
    row.isMany = .unknown(reason)
    row.nested = .unknown(reason)
    return row
  }

  private mutating func serializerField(_ field: ID<Instance>) -> DumpedSerializerField {
    var row = DumpedSerializerField()
    let type = evaluator.instances[field].type
    row.className = evaluator.dottedName(of: .class(type)).map { .value($0) } ?? .unstated
    row.source =
      (evaluator.attribute("source", of: .instance(field)).flatMap { evaluator.text(of: $0) }).map { .value($0) }
      ?? .unstated
    row.isReadOnly = attribute("read_only", of: field)
    row.isWriteOnly = attribute("write_only", of: field)
    row.isRequired = attribute("required", of: field)
    row.allowsNull = attribute("allow_null", of: field)
    if evaluator.inherits(type, from: "rest_framework.serializers.ListSerializer") {
      row.isMany = true
      row.nested = .unstated
      if case .instance(let child)? = evaluator.attribute("child", of: .instance(field)) {
        row.nested = nested(evaluator.instances[child].type)
      }
    } else if evaluator.inherits(type, from: "rest_framework.serializers.BaseSerializer") {
      row.nested = nested(type)
    }
    if mayBeMany(field) {
      row.className = .unknown("a base that is not seen may make a list of it")
      row.isMany = .unknown("a base that is not seen may make a list of it")
    }
    return row
  }

  /// `many=…` given to a class behind a base that is not seen: whose `__new__` runs is not known.
  private mutating func mayBeMany(_ field: ID<Instance>) -> Bool {
    let (type, word) = (evaluator.instances[field].type, evaluator.text("many"))
    guard evaluator.classes[type].isOpen,
      let many = evaluator.instances[field].keywords.first(where: { $0.name == word })?.value
    else { return false }
    return evaluator.truth(many) != .no
  }

  private func nested(_ type: ID<ClassObject>) -> Known<String?> {
    evaluator.dottedName(of: .class(type)).map { .value($0) } ?? .unstated
  }

  private mutating func attribute(_ name: String, of field: ID<Instance>) -> Known<Bool> {
    host.flag(name, of: .instance(field), in: &evaluator).map { .value($0) } ?? .unknown("\(name) is not decided")
  }
}

extension Value {
  fileprivate var isObject: Bool { if case .instance = self { true } else { false } }
}
