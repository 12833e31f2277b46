import Base
import Django
import Graph

extension CapsuleFacts {
  /// `orders.Order: customer → accounts.User (PROTECT) · ← OrderItem.order as items`.
  func relations() -> [CapsuleFact] {
    let stamps = stamps()
    return touched.prefix(Self.modelCount).compactMap { model in
      let own = model.fields.filter { $0.declaredIn == model.type || !stamps.contains($0.declaredIn) && !isStamp($0) }
      let parts = own.compactMap(relation) + reverseRelations(to: model)
      return parts.isEmpty ? nil : CapsuleFact(head: "\(model.label): ", parts: parts)
    }
  }

  /// `creator`, `last_modified_by` of an abstract base.
  private func isStamp(_ field: ModelField) -> Bool { field.relation?.label == project.userModel }

  /// Bases whose fields at least a third of the models have: `tags`, `subscriptions` of every one of them.
  private func stamps() -> Set<ID<ProjectClass>> {
    var counts: [ID<ProjectClass>: Int] = [:]
    let concrete = project.models.filter { !$0.isAbstract && !project.files[$0.file].flags.contains(.test) }
    for model in concrete {
      for base in Set(model.fields.map(\.declaredIn)) where base != model.type { counts[base, default: 0] += 1 }
    }
    return Set(counts.filter { $0.value >= Self.fewModels && $0.value * 3 >= concrete.count }.map(\.key))
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

  /// They are written elsewhere, and are worth saying even to who sees that; those of the same app first, none of tests.
  private func reverseRelations(to model: Model) -> [CapsuleFact.Part] {
    let isOfTests = project.files[model.file].flags.contains(.test)
    let others = project.models.filter { other in
      !other.isAbstract && (isOfTests || !project.files[other.file].flags.contains(.test))
    }
    return (others.filter { $0.app == model.app } + others.filter { $0.app != model.app }).flatMap { other in
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
