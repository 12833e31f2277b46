import Base
import Django
import Graph

extension CapsuleFacts {
  /// `orders.Order: customer → accounts.User (PROTECT) · ← OrderItem.order as items`.
  func relations() -> [CapsuleFact] {
    touched.prefix(Self.modelCount).compactMap { model in
      let parts = model.fields.filter { !isStamp($0, of: model) }.compactMap(relation) + reverseRelations(to: model)
      return parts.isEmpty ? nil : CapsuleFact(head: "\(model.label): ", parts: parts)
    }
  }

  /// `creator`, `last_modified_by` of an abstract base: every model has them.
  private func isStamp(_ field: ModelField, of model: Model) -> Bool {
    field.declaredIn != model.type && field.relation?.label == project.userModel
  }

  /// Whoever sees the field's line needs no more.
  private func relation(_ field: ModelField) -> CapsuleFact.Part? {
    guard let relation = field.relation else { return nil }
    let target = relation.label.isEmpty ? relation.written : relation.label
    let onDelete = relation.onDelete.isEmpty ? "" : " (\(relation.onDelete))"
    guard !target.isEmpty else { return nil }
    return .init(text: "\(field.name) → \(target)\(onDelete)", places: place(field.file, node(of: field)))
  }

  private func node(of field: ModelField) -> NodeID? {
    let type = project.classes[field.declaredIn].name
    return graph.symbols(named: field.name).first { node in
      graph[node].kind == .field && graph[node].file.index == field.file.index
        && graph[graph[node].parent].name == type
    }
  }

  /// They are written elsewhere, and are worth saying even to who sees that.
  private func reverseRelations(to model: Model) -> [CapsuleFact.Part] {
    project.models.filter { !$0.isAbstract }.flatMap { other in
      other.fields.compactMap { field in
        guard let relation = field.relation, relation.label == model.label, other.label != model.label else {
          return nil
        }
        let name = relation.relatedName.map { " as \(filled($0, other))" } ?? ""
        return .init(text: "← \(other.label).\(field.name)\(name)", places: place(field.file, node(of: field)))
      }
    }
  }

  /// An abstract model's `%(class)s_set` for one that inherits it.
  private func filled(_ name: String, _ model: Model) -> String {
    var name = name
    for (mark, text) in [("%(class)s", model.name.lowercased()), ("%(app_label)s", model.app)] {
      while let range = name.firstRange(of: mark) { name.replaceSubrange(range, with: text) }
    }
    return name
  }
}
