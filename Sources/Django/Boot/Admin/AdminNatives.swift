import Base
import Evaluation

/// `AdminSite.register` and `unregister`: the registry stays where Django keeps it, in the site's `_registry`.
extension DjangoHost {
  static let adminSite = "django.contrib.admin.sites.AdminSite"
  static let modelAdmin = "django.contrib.admin.options.ModelAdmin"

  static var adminNatives: [Native] {
    [
      Native(adminSite + ".register") { host, call, evaluator in
        // With options the class is made by the body.
        if call.keywords.contains(where: {
          $0.name.map { evaluator.string($0) } != "admin_class" && !call.names("model_or_iterable", $0, in: evaluator)
        }) {
          return nil
        }
        return host.register(call, in: &evaluator)
      },
      Native(adminSite + ".unregister") { host, call, evaluator in host.unregister(call, in: &evaluator) },
    ]
  }

  private func register(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard let site = call.arguments.first, let value = evaluator.attribute("_registry", of: site),
      case .dict(let registry) = value
    else { return nil }
    var adminClass = call.argument(2, "admin_class", in: evaluator).map { evaluator.certain($0) } ?? .none
    if adminClass == .none { adminClass = evaluator.resolve(DjangoHost.modelAdmin) ?? .none }
    for model in models(in: call, &evaluator) {
      guard case .class(let type) = evaluator.certain(model), isModel(type, in: &evaluator) else {
        admin.unknown.append(call.place)
        // Routes are made of what it holds.
        evaluator.markOpen(value)
        continue
      }
      let isLate =
        isLibrary(call.place, in: evaluator) && admin.removed.contains(.init(registry: registry, model: type))
      if isLate || isSwapped(type, in: &evaluator) { continue }
      if let old = evaluator.dicts[registry][.class(type)], old == evaluator.certain(old) {
        // The body raises AlreadyRegistered.
        return nil
      }
      let made = evaluator.call(adminClass, [.class(type), site], [], at: call.place)
      let condition = condition(ofModel: type, registeredAs: adminClass, in: evaluator)
      evaluator.depending(on: condition) { $0.setItem(.class(type), of: value, to: made, at: call.place) }
    }
    return Value.none
  }

  /// Of applications that may not be installed.
  private func condition(
    ofModel type: ID<ClassObject>, registeredAs adminClass: Value, in evaluator: borrowing Evaluator
  ) -> ID<Reason>? {
    if let label = models[type]?.appLabel, let condition = apps.condition(ofLabel: label) { return condition }
    return evaluator.dottedName(of: adminClass).flatMap { apps.condition(ofName: $0) }
  }

  private func unregister(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard let site = call.arguments.first, let value = evaluator.attribute("_registry", of: site),
      case .dict(let registry) = value
    else { return nil }
    for model in models(in: call, &evaluator) {
      guard evaluator.condition == nil, case .class(let type) = evaluator.certain(model) else {
        admin.unknown.append(call.place)
        continue
      }
      if evaluator.dicts[registry][.class(type)] != nil {
        evaluator.deleteItem(.class(type), of: value, at: call.place)
      } else if evaluator.classes[type].origin == .project {
        return notRegistered(call, in: &evaluator)
      } else {
        // Libraries may register later here than they do in Django.
        admin.removed.insert(.init(registry: registry, model: type))
      }
    }
    return Value.none
  }

  /// Whoever unregisters to be sure catches it.
  private func notRegistered(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    // Where older releases define it, newer ones import it.
    guard let type = evaluator.resolve("django.contrib.admin.sites.NotRegistered") else { return Value.none }
    return evaluator.raiseObject(evaluator.call(type, [], [], at: call.place))
  }

  /// The argument `model_or_iterable`, one by one.
  private func models(in call: HostCall, _ evaluator: inout Evaluator) -> [Value] {
    guard let value = call.argument(1, "model_or_iterable", in: evaluator) else { return [] }
    if case .class = evaluator.certain(value) { return [value] }
    return evaluator.elements(of: value) ?? [value]
  }

  /// A model, or what a library dresses up as one.
  private func isModel(_ type: ID<ClassObject>, in evaluator: inout Evaluator) -> Bool {
    models[type] != nil || evaluator.modelLabel(ofMeta: type) != nil
  }

  private func isLibrary(_ place: Place, in evaluator: borrowing Evaluator) -> Bool {
    evaluator.path(of: place)?.hasPrefix("site:") ?? true
  }

  private func isSwapped(_ type: ID<ClassObject>, in evaluator: inout Evaluator) -> Bool {
    guard let meta = evaluator.attribute("_meta", of: .class(type)),
      let swapped = evaluator.attribute("swapped", of: meta)
    else { return false }
    return evaluator.text(of: swapped) != nil
  }
}

extension Evaluator {
  /// `model._meta.label` of a class that only looks like a model.
  mutating func modelLabel(ofMeta type: ID<ClassObject>) -> String? {
    guard let meta = attribute("_meta", of: .class(type)) else { return nil }
    if let label = attribute("label", of: meta).flatMap({ text(of: $0) }) { return label }
    guard let app = attribute("app_label", of: meta).flatMap({ text(of: $0) }),
      let name = attribute("object_name", of: meta).flatMap({ text(of: $0) })
    else { return nil }
    return app + "." + name
  }
}

extension HostCall {
  /// Whether a keyword has that name.
  func names(_ name: String, _ keyword: Keyword, in evaluator: borrowing Evaluator) -> Bool {
    keyword.name.map { evaluator.string($0) } == name
  }
}
