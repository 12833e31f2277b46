import Base
import Django
import Facts

/// A model as a person reads it: where it is, what it is, its fields.
public struct ModelSummary: Sendable {
  /// `app.Model`.
  public var label: String
  public var path: String
  public var line: Int
  /// `abstract`, `proxy`, `unmanaged`, `swapped`; empty for an ordinary model.
  public var traits: [String]
  public var fields: [FieldSummary]
}

/// A field of a model, own or inherited from an abstract base or a concrete parent.
public struct FieldSummary: Sendable {
  public var name: String
  /// Last part of the field's class: `CharField`.
  public var type: String
  /// `app.Model` that a relation leads to, or what is written when that is not known; nil for plain fields.
  public var target: String?
  public var onDelete: String?
  public var relatedName: String?
  public var through: String?
  public var isNull: Bool
  public var isUnique: Bool
  /// Path and line of the declaration.
  public var path: String
  public var line: Int
}

extension Workspace {
  /// The models of the project, or those whose label, name or app is `filter`.
  public func models(matching filter: String? = nil) -> [ModelSummary] {
    let wanted = filter?.lowercased()
    return project.models.indices.filter { i in
      guard let wanted else { return true }
      let model = project.models[i]
      return [model.label, model.name, model.app].contains { $0.lowercased() == wanted }
    }.map { summary(ID($0)) }
  }

  private func summary(_ id: ID<Model>) -> ModelSummary {
    let model = project.models[id]
    let file = project.files[model.file]
    let definition = file.facts.definitions[model.definition]
    return ModelSummary(
      label: model.label, path: file.path, line: file.facts.lines.line(of: definition.range.start),
      traits: traits(of: model), fields: project.allFields(of: id).map(summary))
  }

  private func traits(of model: Model) -> [String] {
    [
      (model.isAbstract, "abstract"), (model.isProxy, "proxy"), (!model.isManaged, "unmanaged"),
      (model.isSwapped, "swapped"),
    ].compactMap { $0.0 ? $0.1 : nil }
  }

  private func summary(_ field: ModelField) -> FieldSummary {
    let file = project.files[field.file]
    let relation = field.relation
    return FieldSummary(
      name: field.name, type: field.type.dottedParts.last.map(String.init) ?? field.type,
      target: relation.map { $0.label.isEmpty ? $0.written : $0.label },
      onDelete: relation.flatMap { $0.onDelete.isEmpty ? nil : $0.onDelete }, relatedName: relation?.relatedName,
      through: relation.flatMap { $0.through.isEmpty ? nil : $0.through }, isNull: field.isNull,
      isUnique: field.isUnique, path: file.path, line: file.facts.lines.line(of: field.range.start))
  }
}
