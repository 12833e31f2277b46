import Base
import Django
import PythonSyntax

/// What Django's own base classes give to views, forms, serializers, admins and managers.
extension ProjectReader {
  mutating func libraryAttribute(
    _ name: String, of type: ID<ClassRow>, _ base: Typed, _ scope: inout Scope
  ) -> Typed? {
    let row = tables.classes[type]
    let limit = min(base.evidence, .likely)
    switch (row.role, name) {
    case (.view, "object"), (.form, "instance"), (.serializer, "instance"), (.view, "instance"):
      return model(of: type).map { Typed(.instance($0), row.role == .view ? limit : base.evidence) }
    case (.view, "object_list"), (.view, "queryset"), (.filterset, "queryset"), (.filterset, "qs"):
      return model(of: type).map { Typed(.querySet($0), limit) }
    case (.view, "model"), (.admin, "model"): return model(of: type).map { Typed(.type($0), limit) }
    case (.manager, "model"): return tables.managed[type].flatMap { $0.isNone ? nil : Typed(.type($0), limit) }
    case (.view, "request"), (.admin, "request"), (.form, "request"), (.filterset, "request"):
      return Typed(.made("django.http.HttpRequest"), .likely)
    case (.form, "cleaned_data"), (.form, "fields"), (.serializer, "validated_data"), (.form, "initial"):
      return base.with(.formData(type))
    case (.filterset, "form"): return base
    default: return base.with(.libraryMethod(name, of: base.type))
    }
  }

  /// The model that a view, form, serializer, admin, factory or manager works on.
  mutating func model(of type: ID<ClassRow>) -> ID<ClassRow>? {
    let row = tables.classes[type]
    if row.model != nil { return type }
    if !row.subject.isNone { return row.subject }
    switch row.role {
    case .view: return viewModel(of: type)
    case .manager: return tables.managed[type].flatMap { $0.isNone ? nil : $0 }
    case .admin:
      if case .type(let model)? = classMember("model", of: type)?.type { return model }
      return nil
    default: return nil
    }
  }

  private mutating func viewModel(of type: ID<ClassRow>) -> ID<ClassRow>? {
    for name in ["model", "queryset", "get_queryset", "get_object"] {
      switch classMember(name, of: type)?.type {
      case .type(let id)? where tables.classes[id].model != nil: return id
      case .querySet(let id)?, .instance(let id)?: return tables.classes[id].model == nil ? nil : id
      default: continue
      }
    }
    for name in ["form_class", "serializer_class"] {
      if case .type(let id)? = classMember(name, of: type)?.type, let model = model(of: id) { return model }
    }
    return nil
  }

  /// `cleaned_data["total"]` of a model's form speaks of the model's field.
  mutating func formField(
    _ name: String, of form: ID<ClassRow>, _ range: TextRange, _ evidence: Evidence, _ scope: Scope
  ) -> Typed? {
    guard let model = model(of: form), let field = shared.field(name, of: model) else { return nil }
    let kind: GraphEdge.Kind = tables.classes[form].role == .serializer ? .serializes : .validates
    addMention(field, of: model, kind, min(evidence, .likely), range, scope)
    return fieldType(field, name, Typed(.instance(model), min(evidence, .likely)))
  }
}
