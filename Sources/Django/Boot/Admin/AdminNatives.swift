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
        if call.keywords.contains(where: { $0.name.map { evaluator.string($0) } != "admin_class" && !call.names("model_or_iterable", $0, in: evaluator) }) {
          return nil
        }
        return host.register(call, in: &evaluator)
      },
      Native(adminSite + ".unregister") { host, call, evaluator in host.unregister(call, in: &evaluator) },
    ]
  }

  private func register(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard let site = call.arguments.first, let registry = evaluator.attribute("_registry", of: site) else { return nil }
    var adminClass = call.argument(2, "admin_class", in: evaluator).map { evaluator.certain($0) } ?? .none
    if adminClass == .none { adminClass = evaluator.resolve(DjangoHost.modelAdmin) ?? .none }
    for model in models(in: call, &evaluator) {
      guard case .class(let type) = evaluator.certain(model), models[type] != nil else {
        admin.unknown.append(call.place)
        continue
      }
      if isSwapped(type, in: &evaluator) { continue }
      if case .dict(let id) = registry, let old = evaluator.dicts[id][.class(type)] {
        if case .maybe = old {} else {
          return evaluator.raiseException("django.contrib.admin.exceptions.AlreadyRegistered", "already registered", at: call.place)
        }
      }
      let made = evaluator.call(adminClass, [.class(type), site], [], at: call.place)
      evaluator.setItem(.class(type), of: registry, to: made, at: call.place)
    }
    return Value.none
  }

  private func unregister(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard let site = call.arguments.first, let registry = evaluator.attribute("_registry", of: site) else { return nil }
    for model in models(in: call, &evaluator) {
      if evaluator.condition != nil {
        admin.unknown.append(call.place)
        continue
      }
      evaluator.deleteItem(evaluator.certain(model), of: registry, at: call.place)
    }
    return Value.none
  }

  /// The argument `model_or_iterable`, one by one.
  private func models(in call: HostCall, _ evaluator: inout Evaluator) -> [Value] {
    guard let value = call.argument(1, "model_or_iterable", in: evaluator) else { return [] }
    if case .class = evaluator.certain(value) { return [value] }
    return evaluator.elements(of: value) ?? [value]
  }

  private func isSwapped(_ type: ID<ClassObject>, in evaluator: inout Evaluator) -> Bool {
    guard let meta = evaluator.attribute("_meta", of: .class(type)),
      let swapped = evaluator.attribute("swapped", of: meta)
    else { return false }
    return evaluator.text(of: swapped) != nil
  }
}

extension HostCall {
  /// Whether a keyword has that name.
  func names(_ name: String, _ keyword: Keyword, in evaluator: borrowing Evaluator) -> Bool {
    keyword.name.map { evaluator.string($0) } == name
  }
}
