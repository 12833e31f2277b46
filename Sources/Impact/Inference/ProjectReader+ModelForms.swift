import Base
import Django
import PythonSyntax

/// The form that Django makes for a model where a view or an admin names none.
extension ProjectReader {
  /// What `form` is in the methods of a view or admin.
  mutating func hostedForm(of type: ID<ClassRow>) -> Typed? {
    let isAdmin = tables.classes[type].role == .admin
    if case .type(let form)? = classMember(isAdmin ? "form" : "form_class", of: type)?.type {
      return Typed(.instance(form), .likely)
    }
    let isMade = isAdmin || tables.classes[type].libraryAncestors.contains { Self.makesForms($0) }
    guard isMade, shared.member(isAdmin ? "form" : "form_class", of: type) == nil,
      shared.member(isAdmin ? "get_form" : "get_form_class", of: type) == nil
    else { return nil }
    return model(of: type).map { Typed(.modelForm($0), .likely) }
  }

  private static func makesForms(_ base: String) -> Bool {
    ["CreateView", "UpdateView", "ModelFormMixin"].contains { base.hasSuffix("." + $0) }
  }

  func modelFormAttribute(_ name: String, _ model: ID<ClassRow>, _ base: Typed) -> Typed {
    switch name {
    case "instance": base.with(.instance(model))
    case "cleaned_data", "fields", "initial": base.with(.formData(model))
    default: base.with(.libraryMethod(name, of: base.type))
    }
  }
}
