import Base
import Evaluation

/// What the boot believes of a name, and why.
extension DjangoBoot {
  /// Every meaning the name has; empty when it has none.
  public mutating func explain(_ name: String) -> [Explanation] {
    var found = [explainSetting(name), explainApp(name)].compactMap { $0 }
    found += explainModel(name) + explainRoutes(name)
    if found.isEmpty, let one = explainDotted(name) { found.append(one) }
    return found.isEmpty ? explainModels(called: name) : found
  }

  /// All models whose class is called so.
  private mutating func explainModels(called name: String) -> [Explanation] {
    let models = host.models.registered.filter { $0.isRegistered && $0.name == name }
    return models.compactMap { model in model.label.map { explain(model, $0) } }
  }

  private mutating func explainSetting(_ name: String) -> Explanation? {
    guard name == name.uppercased(), !name.contains("."), let value = host.setting(name, in: &evaluator) else {
      return nil
    }
    var steps: [Explanation.Step] = []
    if let module = host.settings.module { steps = evaluator.trail(of: name, in: module) }
    if steps.isEmpty, let defaults = host.settings.defaults {
      steps = evaluator.trail(of: name, in: defaults).map { .init($0.place, "Django's default") }
    }
    return Explanation(
      name, kind: "setting", value: evaluator.display(value), steps: steps + evaluator.reasonSteps(value))
  }

  private mutating func explainApp(_ label: String) -> Explanation? {
    guard let app = host.apps.config(label: label) else { return nil }
    var steps: [Explanation.Step] = []
    let type = evaluator.instances[app.instance].type
    let guess = evaluator.dottedName(of: .class(type)).map { "not known: whether it is \($0)" }
    steps.append(.init(place(of: type), app.configClass ?? guess ?? "not known"))
    steps.append(.init(app.path, "its folder"))
    if app.condition != nil { steps.append(.init(nil, "not known: whether INSTALLED_APPS names it")) }
    return Explanation(label, kind: "app", value: app.name, steps: steps)
  }

  private mutating func place(of type: ID<ClassObject>) -> String? {
    let place = evaluator.classes[type].place
    return evaluator.written(at: place)
  }

  /// `app.Model` and `app.Model.field`.
  private mutating func explainModel(_ name: String) -> [Explanation] {
    let parts = name.dottedParts.map(String.init)
    guard parts.count == 2 || parts.count == 3, let model = host.models.find(label: parts[0], name: parts[1]) else {
      return []
    }
    if parts.count == 2 { return [explain(model, name)] }
    guard let found = evaluator.rawAttribute(evaluator.text(parts[2]), in: model.type) else { return [] }
    let bound = evaluator.classes[found.owner].namespace.place(of: evaluator.text(parts[2]))
    var steps: [Explanation.Step] = []
    if let bound, !bound.isNowhere { steps.append(.init(evaluator.written(at: bound), "set here")) }
    steps.append(.init(place(of: found.owner), "in class \(evaluator.dottedName(of: .class(found.owner)) ?? "?")"))
    steps += evaluator.reasonSteps(found.value)
    return [Explanation(name, kind: "field", value: evaluator.display(found.value), steps: steps)]
  }

  private mutating func explain(_ model: BootedModel, _ name: String) -> Explanation {
    let order = evaluator.classes[model.type].order
    var steps: [Explanation.Step] = [.init(place(of: model.type), "class \(model.name)")]
    for base in order.dropFirst() {
      switch base {
      case .class(let id) where evaluator.path(of: evaluator.classes[id].place) != nil:
        steps.append(.init(place(of: id), "inherits \(evaluator.dottedName(of: base) ?? "?")"))
      case .class: continue
      default: steps.append(.init(nil, "inherits \(evaluator.display(base))"))
      }
    }
    let value = evaluator.dottedName(of: .class(model.type)) ?? "?"
    return Explanation(name, kind: "model", value: value, steps: steps)
  }

  /// The routes of a full URL name.
  private mutating func explainRoutes(_ name: String) -> [Explanation] {
    dump().routes.items.compactMap { route in
      guard case .value(let last?) = route.name, case .value(let spaces) = route.namespaces,
        (spaces + [last]).joined(separator: ":") == name
      else { return nil }
      var steps: [Explanation.Step] = []
      if case .value(let file?) = route.urlconfFile { steps.append(.init(file, "declares the route")) }
      if case .value(let file?) = route.place.file {
        let line = route.place.line.value.flatMap { $0 }.map { ":\($0)" } ?? ""
        steps.append(.init(file + line, "view \(route.callback.value.flatMap { $0 } ?? "?")"))
      }
      if let condition = route.note.condition { steps.append(.init(nil, "not known: \(condition)")) }
      let path = route.parts.value.map { $0.map(\.text).joined() } ?? "?"
      return Explanation(name, kind: "URL", value: "/" + path, steps: steps)
    }
  }

  /// A module, or a name in one.
  private mutating func explainDotted(_ name: String) -> Explanation? {
    guard let value = evaluator.resolve(name) else { return nil }
    if case .module(let id) = value {
      let path = evaluator.modules[id].path
      return Explanation(name, kind: "module", value: path.isEmpty ? "a folder" : path, steps: [])
    }
    var steps: [Explanation.Step] = []
    if let dot = name.lastIndex(of: "."), case .module(let module)? = evaluator.resolve(String(name[..<dot])) {
      steps = evaluator.trail(of: String(name[name.index(after: dot)...]), in: module)
    }
    return Explanation(
      name, kind: "name", value: evaluator.display(value), steps: steps + evaluator.reasonSteps(value))
  }
}
