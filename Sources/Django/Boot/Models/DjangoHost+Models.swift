import Base
import Evaluation

/// What `ModelBase` does when a model class is made (django.db.models.base).
extension DjangoHost {
  static let modelBase = "django.db.models.base.Model"

  func madeModel(_ type: ID<ClassObject>, in evaluator: inout Evaluator) {
    guard evaluator.inherits(type, from: DjangoHost.modelBase),
      evaluator.dottedName(of: .class(type)) != DjangoHost.modelBase
    else { return }
    let meta = evaluator.classes[type].namespace[evaluator.text("Meta")]
    let isAbstract = meta.flatMap { evaluator.attribute("abstract", of: $0) } == .bool(true)
    // As Django does, so that a Meta that inherits this one is not abstract.
    if isAbstract, let meta { evaluator.setAttribute(evaluator.text("abstract"), of: meta, to: .bool(false)) }
    var label = meta.flatMap { evaluator.attribute("app_label", of: $0) }.flatMap { evaluator.text(of: $0) }
    label = label ?? apps.containing(module: evaluator.string(evaluator.classes[type].module))?.label
    let name = evaluator.string(evaluator.classes[type].name)
    let options = evaluator.makeInstance(of: evaluator.optionsClass(), at: evaluator.classes[type].place)
    let values: [(String, Value)] = [
      ("model_name", evaluator.makeString(name.lowercased())), ("object_name", evaluator.makeString(name)),
      ("app_label", label.map { evaluator.makeString($0) } ?? .none), ("abstract", .bool(isAbstract)),
      ("label", evaluator.makeString((label ?? "") + "." + name)),
      ("label_lower", evaluator.makeString((label ?? "") + "." + name.lowercased())), ("model", .class(type)),
      ("swapped", .none), ("proxy", .bool(false)), ("managed", .bool(true)),
    ]
    for (key, value) in values { evaluator.setAttribute(evaluator.text(key), of: .instance(options), to: value) }
    evaluator.setAttribute(evaluator.text("_meta"), of: .class(type), to: .instance(options))
    models.add(BootedModel(type: type, name: name, appLabel: label, isAbstract: isAbstract))
  }

  static var modelNatives: [Native] {
    [
      Native("django.contrib.auth.get_user_model") { host, call, evaluator in
        guard let label = host.setting("AUTH_USER_MODEL", in: &evaluator).flatMap({ evaluator.text(of: $0) }) else {
          return evaluator.makeUnknown("AUTH_USER_MODEL")
        }
        let parts = label.split(separator: ".")
        guard parts.count == 2 else { return evaluator.makeUnknown("AUTH_USER_MODEL") }
        return host.models.find(label: String(parts[0]), name: String(parts[1])).map { .class($0.type) }
          ?? evaluator.makeUnknown("the user model \(label) is not loaded")
      }
    ]
  }
}

extension Evaluator {
  mutating func optionsClass() -> ID<ClassObject> {
    if case .class(let id)? = resolve("django.db.models.options.Options") { return id }
    return ID(0)
  }
}
