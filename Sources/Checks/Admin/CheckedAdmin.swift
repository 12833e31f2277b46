/// The options of a model's admin, or of an inline: a class of the project, and the model it is for.
public struct CheckedAdmin: Sendable {
  public let type: CheckedClass
  public let model: ModelEntry
  /// What the class and its bases have; nil where a base is not known.
  public let attributes: Set<String>?
  /// The dotted name of its form; nil where it is not known.
  public let form: String?
  public let isInline: Bool
  /// The model of the admin that an inline is in.
  public let parent: ModelEntry?
}

extension CheckedProject {
  /// Every registered admin with the inlines of the project in it.
  public var admins: [CheckedAdmin] {
    analyses.admins.get { maker.readAdmins() }
  }

  private func readAdmins() -> [CheckedAdmin] {
    var found: [CheckedAdmin] = []
    var inlines: Set<ID<ClassRow>> = []
    for row in dump.admin.items {
      guard let model = row.model.value.flatMap({ fields.entry(label: $0) }) else { continue }
      for name in row.lists[.inlines]?.value ?? [] {
        guard let inline = inline(name, model), inlines.insert(inline.type.type).inserted else { continue }
        found.append(inline)
      }
      guard let type = (row.className.value ?? nil).flatMap({ CheckedClass($0, row.place, self) }) else { continue }
      found.append(
        CheckedAdmin(
          type: type, model: model, attributes: type.givesItselfNames ? nil : row.attributes.value.map(Set.init),
          form: row.form.value ?? nil, isInline: false, parent: nil))
    }
    return found
  }

  private func inline(_ name: String, _ parent: ModelEntry) -> CheckedAdmin? {
    guard let type = CheckedClass(name, self), let option = type.option("model"),
      let dotted = option.file.dotted(option.value), let id = tables.classIndex[dotted], let model = fields[id],
      type.isReadable(above: "django.contrib.admin.")
    else { return nil }
    let own = Set(type.row.ancestors.flatMap { tables.classes[$0].members.keys })
    var form: String? = "django.forms.models.ModelForm"
    if let option = type.option("form") { form = option.file.dotted(option.value) }
    return CheckedAdmin(
      type: type, model: model, attributes: own.union(CheckedAdmin.ofEveryInline), form: form, isInline: true,
      parent: parent)
  }
}

extension CheckedClass {
  /// Whether the class or one above it in the project makes attributes of names that it computes.
  fileprivate var givesItselfNames: Bool {
    lineage.contains { type in
      type.file.calls(in: type.node).contains { call in
        guard call.calleeName == "setattr", call.arguments.count > 1 else { return false }
        return ["self", "cls"].contains(type.file.tree.dottedName(of: call.arguments[0]) ?? "")
          && type.file.tree.string(call.arguments[1]) == nil
      }
    }
  }
}

extension CheckedAdmin {
  /// What `InlineModelAdmin` has that may stand in a list of fields.
  static let ofEveryInline: Set<String> = ["__str__", "media", "opts", "has_change_permission", "formset", "form"]

  public var project: CheckedProject { type.project }
  public var fields: FieldBook { type.project.fields }

  /// Whether a name stands for something that the admin class or the model has.
  public func shows(_ name: String) -> Answer<Void> {
    guard let attributes else { return .unknown }
    if attributes.contains(name) || name == "__str__" { return .found(()) }
    switch fields.attribute(name, on: model) {
    case .found: return .found(())
    case .unknown: return .unknown
    case .absent: return attributes.contains("__getattr__") ? .unknown : .absent
    }
  }

  /// What was meant by a name that only a base class out of sight could explain otherwise.
  public func slip(of name: String) -> String? {
    let own = type.lineage.flatMap { $0.row.members.keys }
    return Suggestion.slip(of: name, in: own + Array(model.fields.keys))
  }

  public func nearest(_ name: String) -> String? {
    let own = type.row.members.keys.sorted()
    return Suggestion.nearest(to: name, in: own) ?? fields.nearestAttribute(name, on: model)
  }
}
