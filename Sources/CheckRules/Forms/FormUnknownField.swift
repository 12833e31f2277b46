import Checks

let formUnknownField = Rule(
  "DJF001", "form-unknown-field",
  "A model form names a field that the model does not have or that no form may change.",
  why: "Django raises FieldError when the module is imported; options beside fields are ignored without a word.",
  .error, .proven, facets: ["fields", "not-editable", "ignored", "missing-fields", "dead-hook", "returns-nothing"],
  examples: [
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Contact(models.Model):
          full_name = models.CharField(max_length=40)
          created_at = models.DateTimeField(auto_now_add=True)
      --- shop/forms.py
      from django import forms
      from shop.models import Contact

      class ContactForm(forms.ModelForm):
          class Meta:
              model = Contact
              fields = [«"fullname"», «"created_at"»]
      --- shop/urls.py
      from shop import forms
      urlpatterns = []
      """),
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Contact(models.Model):
          full_name = models.CharField(max_length=40)
      --- shop/forms.py
      from django import forms
      from django.forms.models import ModelFormMetaclass
      from shop.models import Contact

      class Made(ModelFormMetaclass):
          pass

      class ContactForm(forms.ModelForm, metaclass=Made):
          class Meta:
              model = Contact
              fields = [«"full_naem"», "anything"]
      --- shop/urls.py
      from shop import forms
      urlpatterns = []
      """, facet: "fields"),
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Contact(models.Model):
          name = models.CharField(max_length=40)
      --- shop/views.py
      from django.views.generic import CreateView
      from shop.models import Contact

      class NewContact(CreateView):
          model = Contact
          fields = [«"nam"»]
      --- shop/urls.py
      from django.urls import path
      from shop import views
      urlpatterns = [path("new/", views.NewContact.as_view())]
      """, facet: "fields"),
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Contact(models.Model):
          name = models.CharField(max_length=40)
      --- shop/forms.py
      from django import forms
      from shop.models import Contact

      class ContactForm(forms.ModelForm):
          class Meta:
              model = Contact
              fields = ["name"]
              widgets = {«"nam"»: forms.Textarea}
      --- shop/urls.py
      from shop import forms
      urlpatterns = []
      """, facet: "ignored"),
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Contact(models.Model):
          name = models.CharField(max_length=40)
      --- shop/forms.py
      from django import forms
      from shop.models import Contact

      class ContactForm(forms.ModelForm):
          class «Meta»:
              model = Contact
      --- shop/urls.py
      from shop import forms
      urlpatterns = []
      """, facet: "missing-fields"),
    .bad(
      """
      --- shop/forms.py
      from django import forms

      class ContactForm(forms.Form):
          name = forms.CharField()

          def «clean_nam»(self):
              return self.cleaned_data["name"].strip()
      --- shop/urls.py
      from shop import forms
      urlpatterns = []
      """, facet: "dead-hook"),
    .bad(
      """
      --- shop/forms.py
      from django import forms

      class ContactForm(forms.Form):
          name = forms.CharField()

          def «clean_name»(self):
              if not self.cleaned_data["name"].strip():
                  raise forms.ValidationError("empty")
      --- shop/urls.py
      from shop import forms
      urlpatterns = []
      """, facet: "returns-nothing"),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Tag(models.Model):
          name = models.CharField(max_length=40)

      class Contact(models.Model):
          name = models.CharField(max_length=40)
          tags = models.ManyToManyField(Tag)
      --- shop/forms.py
      from django import forms
      from shop.models import Contact

      class ContactForm(forms.ModelForm):
          again = forms.CharField()

          class Meta:
              model = Contact
              fields = ["id", "name", "tags", "again"]
              widgets = {"again": forms.Textarea}

          def clean_name(self):
              return self.cleaned_data["name"]

          def clean_tags(self):
              raise forms.ValidationError("no")

      class Open(forms.Form):
          def __init__(self, *args, **kwargs):
              super().__init__(*args, **kwargs)
              self.fields["extra"] = forms.CharField()

          def clean_extra(self):
              return "x"

      class Base(forms.ModelForm):
          class Meta:
              exclude = []
      --- shop/urls.py
      from shop import forms
      urlpatterns = []
      """),
  ],
  .project { project, findings in
    for row in project.dump.forms.items {
      guard let form = CheckedForm(row, project) else { continue }
      if row.isModelForm.value == true { checkMeta(form, &findings) }
      checkHooks(form, &findings)
    }
    for row in project.dump.views.items where row.kind.value == .class { checkView(row, project, &findings) }
  }
)

// MARK: Options

private func checkMeta(_ form: CheckedForm, _ findings: inout Findings) {
  guard let model = form.model, form.type.row.members["Meta"] != nil, let meta = form.type.meta else { return }
  if let option = meta.option("fields") {
    let declares = { (name: String) in form.declares(name) || form.row.fields.items[name] != nil }
    checkFields(option.names, model, form.type, declares, isPlain: form.isReadable, &findings)
  }
  guard form.isReadable else { return }
  if meta.option("fields") != nil {
    // Checked.
  } else if meta.option("exclude") == nil, meta.option("model")?.owner.type == meta.type,
    meta.isReadable(above: "object"), form.type.heirs.isEmpty
  {
    findings.report(
      "Meta needs fields or exclude", at: meta.place, facet: "missing-fields", symbol: form.type.dotted)
  }
  // A form that looks into its own Meta gives what stands there another meaning.
  if form.type.lineage.contains(where: { $0.readsMeta }) { return }
  for name in ["widgets", "labels", "help_texts", "error_messages", "field_classes", "localized_fields", "exclude"] {
    guard let option = meta.option(name), option.owner.type == meta.type, option.text == nil else { continue }
    // `exclude = [""]` is how some say that nothing is left out.
    for item in option.names.items where !item.text.isEmpty && isUnknown(item.text, model, form) {
      let near = Suggestion.nearest(to: item.text, in: model.fields.keys.sorted())
      findings.report(
        "\(name) is ignored for \"\(item.text)\": there is no such field"
          + (near.map { "; did you mean \"\($0)\"?" } ?? ""), at: item.place, facet: "ignored",
        symbol: form.type.dotted)
    }
  }
}

private func isUnknown(_ name: String, _ model: ModelEntry, _ form: CheckedForm) -> Bool {
  model.fields[name] == nil && !model.isOpen && !form.declares(name) && form.row.fields.items[name] == nil
}

private func checkFields(
  _ names: WrittenList, _ model: ModelEntry, _ type: CheckedClass, _ declares: (String) -> Bool, isPlain: Bool = true,
  _ findings: inout Findings
) {
  guard names.shape != .string else { return }
  let isCertain = isPlain && !model.isOpen
  for item in names.items where !declares(item.text) {
    let place = type.isInside(item.node, of: item.file) ? item.place : type.place
    guard let field = model.fields[item.text] else {
      // A metaclass or a base out of sight may make the field.
      if !isCertain, type.project.fields.slip(ofField: item.text, on: model) == nil { continue }
      let near = type.project.fields.nearest(item.text, on: model)
      findings.report(
        "\(model.name) has no field \"\(item.text)\"" + (near.map { "; did you mean \"\($0)\"?" } ?? ""), at: place,
        facet: "fields", symbol: type.dotted, isCertain: isCertain)
      continue
    }
    if isPlain, field.isEditable.value == false, !field.isGenericKey {
      findings.report(
        "\(model.name).\(item.text) cannot be edited: no form may have it", at: place, facet: "not-editable",
        symbol: type.dotted)
    }
  }
}

/// `CreateView.fields` and `UpdateView.fields`, from which the view makes a form.
private func checkView(_ row: DumpedView, _ project: CheckedProject, _ findings: inout Findings) {
  guard let type = row.view.value.flatMap({ CheckedClass($0, project) }),
    type.row.libraryAncestors.contains(where: {
      $0.hasPrefix("django.views.generic") && ($0.hasSuffix(".CreateView") || $0.hasSuffix(".UpdateView"))
    }), !type.defines("get_form_class", "form_class"),
    let label = (row.model.value ?? nil) ?? (row.querySetModel.value ?? nil),
    let model = project.fields.entry(label: label),
    let option = type.option("fields"), option.owner.type == type.type
  else { return }
  checkFields(option.names, model, type, { _ in false }, &findings)
}

// MARK: Hooks

private func checkHooks(_ form: CheckedForm, _ findings: inout Findings) {
  let project = form.type.project
  for (member, value) in form.type.row.members.sorted(by: { $0.key < $1.key }) {
    guard case .function(let function) = value, member.hasPrefix("clean_"), member != "clean_fields" else { continue }
    let name = String(member.dropFirst("clean_".count))
    let place = form.type.file.namePlace(of: project.tables.functions[function].node)
    let symbol = form.type.dotted + "." + member
    if form.row.fields.items[name] != nil {
      if returnsNothing(project.tables.functions[function].node, form.type.file.tree) {
        findings.report(
          "\(member)() returns nothing: the value of \"\(name)\" becomes None", at: place, facet: "returns-nothing",
          symbol: symbol)
      }
    } else if form.isClosed, !project.writtenNames.read.contains(member), !form.heirsHave(name),
      let near = Suggestion.nearest(to: name, in: form.row.fields.items.keys.sorted())
    {
      findings.report(
        "\(member)() is never called: there is no field \"\(name)\"; did you mean \"\(near)\"?", at: place,
        facet: "dead-hook", symbol: symbol)
    }
  }
}

/// Whether the end of a function can be reached and no `return` has a value.
private func returnsNothing(_ node: ID<Node>, _ tree: PythonFile) -> Bool {
  guard let body = tree.firstChild(of: node, .block), let last = tree.lastChild(of: body) else { return false }
  if tree.kind(last) == .raiseStatement || tree.kind(last) == .withStatement || tree.kind(last) == .tryStatement {
    return false
  }
  if tree.decorators(of: node).count > 0 { return false }
  var isPlain = false
  for row in tree.subtree(of: body) {
    switch tree.kind(ID(row)) {
    case .returnStatement: if tree.firstChild(of: ID(row)) != nil { return false }
    case .yield, .yieldFrom: return false
    case .passStatement, .ellipsis: isPlain = true
    default: break
    }
  }
  return !isPlain
}
