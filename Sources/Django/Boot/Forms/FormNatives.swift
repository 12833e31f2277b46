import Base
import Evaluation

/// What a form gets from its model (django.forms.models): the rest of Django's form machinery is run as it is written.
extension DjangoHost {
  static var formNatives: [Native] {
    [
      Native("allauth.account.internal.flows.signup.base_signup_form_class") { host, _, evaluator in
        host.signupForm(in: &evaluator)
      },
      Native("django.forms.models.fields_for_model") { host, call, evaluator in
        host.fieldsForModel(call, in: &evaluator)
      },
      Native("django.db.models.fields.Field.formfield") { host, call, evaluator in host.formField(call, in: &evaluator)
      },
      Native("django.db.models.fields.related.ForeignKey.formfield") { host, call, evaluator in
        host.formField(call, unless: "django.forms.models.ModelChoiceField", in: &evaluator)
      },
      Native("django.db.models.fields.related.ManyToManyField.formfield") { host, call, evaluator in
        host.formField(call, unless: "django.forms.models.ModelMultipleChoiceField", in: &evaluator)
      },
      Native("django.utils.choices.normalize_choices") { host, call, evaluator in
        call.arguments.first.map { host.pairs($0, in: &evaluator) }
      },
      Native("django.forms.widgets.media_property") { _, _, _ in Value.none },
      // What a database can do is nobody's business before it is asked.
      Native("django.utils.connection.ConnectionProxy.__getattr__") { _, call, evaluator in
        evaluator.makeReference("django.db.connection." + (call.text(1, "item", in: evaluator) ?? "?"))
      },
      Native("django.utils.connection.BaseConnectionHandler.__getitem__") { _, _, evaluator in
        evaluator.makeReference("django.db.connection")
      },
      Native("django.contrib.auth.forms.SetPasswordMixin.create_password_fields") { _, _, evaluator in
        guard let type = evaluator.resolve("django.forms.fields.CharField") else { return nil }
        let made = [evaluator.callQuietly(type), evaluator.callQuietly(type)].compactMap { $0 }
        return made.count == 2 ? evaluator.makeTuple(made) : nil
      },
      Native("django.contrib.auth.forms.SetUnusablePasswordMixin.create_usable_password_field") { _, _, evaluator in
        evaluator.resolve("django.forms.fields.ChoiceField").flatMap { evaluator.callQuietly($0) }
      },
    ]
  }

  /// The form a project's own sign-up form stands for, or the library's empty one.
  private func signupForm(in evaluator: inout Evaluator) -> Value? {
    let named = setting("ACCOUNT_SIGNUP_FORM_CLASS", in: &evaluator)
    if let named, named != Value.none {
      return evaluator.text(of: named).flatMap { evaluator.resolve($0) } ?? evaluator.makeUnknown("the sign-up form")
    }
    return evaluator.resolve("allauth.account.internal.flows.signup.DummyCustomSignupForm")
  }

  /// `fields_for_model(model, fields, exclude, widgets, formfield_callback, …)`: names to form fields.
  private func fieldsForModel(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    let result = evaluator.makeDict([])
    guard case .class(let model)? = call.argument(0, "model", in: evaluator).map({ evaluator.certain($0) }) else {
      evaluator.markOpen(result)
      return result
    }
    let fields = fields(of: model, in: &evaluator)
    if fields.isOpen { evaluator.markOpen(result) }
    let wanted = names(call.argument(1, "fields", in: evaluator), in: &evaluator)
    let excluded = names(call.argument(2, "exclude", in: evaluator), in: &evaluator)
    if wanted?.isOpen ?? false || excluded?.isOpen ?? false { evaluator.markOpen(result) }
    for field in fields.fields where !isWithoutColumn(field, in: &evaluator) {
      if let wanted, !wanted.names.contains(field.name) { continue }
      if let excluded, excluded.names.contains(field.name) { continue }
      add(field, call, to: result, in: &evaluator)
    }
    for name in fields.unknownNames where excluded?.names.contains(name) != true {
      guard wanted?.names.contains(name) ?? true else { continue }
      evaluator.setItem(evaluator.makeString(name), of: result, to: evaluator.makeUnknown("the model's field \(name)"))
    }
    return result
  }

  /// Forms take the concrete fields (`Options.concrete_fields`) and the many-to-many ones.
  private func isWithoutColumn(_ field: BootedField, in evaluator: inout Evaluator) -> Bool {
    field.kind == .plain && evaluator.attribute("column", of: .instance(field.value)) == Value.none
  }

  private func add(_ field: BootedField, _ call: HostCall, to result: Value, in evaluator: inout Evaluator) {
    guard let isEditable = flag("editable", of: .instance(field.value), in: &evaluator) else {
      evaluator.markOpen(result)
      return
    }
    if !isEditable { return }
    var keywords: [Keyword] = []
    for (position, name, keyword) in [(3, "widgets", "widget"), (9, "field_classes", "form_class")] {
      guard let map = call.argument(position, name, in: evaluator), let items = evaluator.items(of: map),
        let value = items.first(where: { evaluator.text(of: $0.key) == field.name })?.value
      else { continue }
      keywords.append(Keyword(name: evaluator.text(keyword), value: value))
    }
    let made: Value?
    if let callback = call.argument(4, "formfield_callback", in: evaluator), evaluator.truth(callback) == .yes {
      made = evaluator.callQuietly(callback, [.instance(field.value)], keywords)
    } else {
      made = evaluator.attribute("formfield", of: .instance(field.value)).flatMap {
        evaluator.callQuietly($0, [], keywords)
      }
    }
    if made == Value.none { return }
    let value = made ?? evaluator.makeUnknown("formfield() of \(field.name)")
    evaluator.setItem(evaluator.makeString(field.name), of: result, to: value)
  }

  /// The names in a list or tuple; nil for None.
  func names(_ value: Value?, in evaluator: inout Evaluator) -> (names: Set<String>, isOpen: Bool)? {
    guard let value, value != .none else { return nil }
    guard let elements = evaluator.elements(of: value), evaluator.text(of: value) == nil else { return ([], true) }
    var names: Set<String> = []
    var isOpen = evaluator.isOpen(value)
    for element in elements {
      if let name = evaluator.text(of: element) { names.insert(name) } else { isOpen = true }
      if case .maybe = element { isOpen = true }
    }
    return (names, isOpen)
  }

  /// `Field.formfield(form_class, choices_form_class, **kwargs)`.
  private func formField(
    _ call: HostCall, unless standard: String = "django.forms.fields.CharField", in evaluator: inout Evaluator
  ) -> Value? {
    guard let field = call.arguments.first else { return nil }
    let byName = standard == "django.forms.fields.CharField" ? 1 : Int.max
    var type = call.argument(byName, "form_class", in: evaluator)
    if let choices = evaluator.attribute("choices", of: field), choices != .none {
      if case .unknown = choices { return evaluator.makeUnknown("whether the field has choices", at: call.place) }
      type = call.argument(byName == 1 ? 2 : Int.max, "choices_form_class", in: evaluator)
      if type == nil || type == Value.none { type = evaluator.resolve("django.forms.fields.TypedChoiceField") }
    }
    if type == nil || type == Value.none { type = evaluator.resolve(standard) }
    guard case .class(let id)? = type.map({ evaluator.certain($0) }) else {
      return type.flatMap { evaluator.callQuietly($0, [], call.keywords) }
    }
    let made = evaluator.makeInstance(of: id, at: call.place)
    for keyword in call.keywords {
      guard let name = keyword.name else { continue }
      evaluator.setAttribute(name, of: .instance(made), to: keyword.value)
    }
    if let label = evaluator.attribute("verbose_name", of: field) { set([("label", label)], of: made, in: &evaluator) }
    if let isBlank = flag("blank", of: field, in: &evaluator) {
      set([("required", .bool(!isBlank))], of: made, in: &evaluator)
    }
    return .instance(made)
  }
}
