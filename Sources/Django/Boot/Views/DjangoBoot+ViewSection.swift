import Base
import Evaluation

extension DjangoBoot {
  /// The views behind the routes, each once; to be asked for after the routes.
  mutating func viewSection() -> Section<DumpedView> {
    var rows: [DumpedView] = []
    var seen: Set<String> = []
    for view in host.views {
      guard let name = evaluator.dottedName(of: view), seen.insert(name).inserted else { continue }
      switch view {
      case .class(let id): rows.append(classView(id, name))
      case .function, .method:
        rows.append(DumpedView(view: .value(name), kind: .value(.function), place: evaluator.dumpedPlace(of: view)))
      default: break
      }
    }
    return Section(rows, .open)
  }

  private mutating func classView(_ id: ID<ClassObject>, _ name: String) -> DumpedView {
    let view = Value.class(id)
    var row = DumpedView(view: .value(name), kind: .value(.class), place: evaluator.dumpedPlace(of: view))
    row.templateName = known("template_name", of: view) { value, boot in boot.evaluator.text(of: value) }
    row.model = known("model", of: view) { value, boot in boot.label(of: value) }
    row.querySetModel = known("queryset", of: view) { value, boot in
      boot.evaluator.attribute("model", of: value).flatMap { boot.label(of: $0) }
    }
    row.formClass = classAttribute("form_class", of: view)
    row.serializerClass = classAttribute("serializer_class", of: view)
    row.filterSetClass = classAttribute("filterset_class", of: view)
    row.paginationClass = classAttribute("pagination_class", of: view)
    row.permissionClasses = known("permission_classes", of: view) { value, boot in
      guard let classes = boot.evaluator.elements(of: value), !boot.evaluator.isOpen(value) else { return nil }
      let names = classes.compactMap { boot.className($0) }
      return names.count == classes.count ? names : nil
    }
    return row
  }

  private mutating func classAttribute(_ name: String, of view: Value) -> Known<String?> {
    known(name, of: view) { value, boot in boot.className(value) }
  }

  /// An attribute read by `read`; one that is set to what cannot be read is unknown.
  private mutating func known<Read>(
    _ name: String, of view: Value, _ read: (Value, inout DjangoBoot) -> Read?
  ) -> Known<Read?> {
    if case .class(let id) = view, let decorator = evaluator.unseenDecorator(of: id) {
      return .unknown("\(decorator) may set it")
    }
    guard let value = evaluator.attribute(name, of: view), value != .none else { return .value(nil) }
    guard let answer = read(value, &self) else { return .unknown("\(name) is not decided") }
    return .value(answer)
  }

  private func className(_ value: Value) -> String? {
    if case .class = value { evaluator.dottedName(of: value) } else { nil }
  }

  private func label(of value: Value) -> String? {
    guard case .class(let id) = value, let model = host.models[id], let app = model.appLabel else { return nil }
    return app + "." + model.name
  }
}
