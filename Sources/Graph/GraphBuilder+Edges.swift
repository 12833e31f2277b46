import Base
import Django
import Facts

/// Edges from everything the project linked.
extension GraphBuilder {
  mutating func addEdges() {
    for link in project.links where isWanted(link.file) { addLink(link) }
    addModelEdges()
    addModelUserEdges()
    addViewEdges()
    for receiver in project.receivers
    where isWanted(receiver.file) && !receiver.function.isNone && !receiver.model.isNone {
      let function = project.functions[receiver.function]
      add(
        .receives, node(function.file, function.definition), node(ofModel: receiver.model), .proved, receiver.file,
        receiver.range)
    }
    addMigrationEdges()
  }

  private func isWanted(_ file: ID<ProjectFile>) -> Bool { wanted == nil || wanted == file }

  private mutating func add(
    _ kind: EdgeKind, _ from: NodeID, _ to: NodeID, _ evidence: Evidence, _ file: ID<ProjectFile>, _ range: TextRange
  ) {
    guard !from.isNone, !to.isNone, from != to else { return }
    graph.edges.append(
      Edge(from: from, to: to, kind: kind, evidence: evidence, file: FileID(file.index), range: range))
  }

  private func node(_ file: ID<ProjectFile>, _ definition: ID<Definition>) -> NodeID {
    definition.isNone ? NodeID(file.index) : definitionNodes[Int(file.index)][Int(definition.index)]
  }

  private func node(ofModel id: ID<Model>) -> NodeID {
    id.isNone ? .none : node(project.models[id].file, project.models[id].definition)
  }

  private func node(ofClass id: ID<ProjectClass>) -> NodeID {
    id.isNone ? .none : node(project.classes[id].file, project.classes[id].definition)
  }

  private func node(ofField field: ModelField) -> NodeID {
    bindingNodes[Int(field.file.index)][Int(field.binding.index)]
  }

  private func node(_ end: Link.End) -> NodeID {
    switch end {
    case .file(let id): NodeID(id.index)
    case .definition(let file, let id): node(file, id)
    case .route(let id): routeNodes[Int(id.index)]
    case .constant(let file, let id): bindingNodes[Int(file.index)][Int(id.index)]
    case .field(let model, let name):
      project.field(name, of: model).map { node(ofField: $0) } ?? .none
    }
  }

  private mutating func addLink(_ link: Link) {
    add(EdgeKind(link.kind), node(link.from), node(link.to), link.evidence, link.file, link.range)
  }

  private mutating func addModelEdges() {
    for (index, model) in project.models.enumerated() {
      let own = node(ofModel: ID(index))
      for field in model.fields where isWanted(field.file) {
        guard field.declaredIn == model.type || field.relation?.written == "self", let relation = field.relation else {
          continue
        }
        add(.relates, node(ofField: field), node(ofModel: relation.model), field.evidence, field.file, field.range)
        add(.relates, node(ofField: field), node(ofModel: relation.throughModel), .proved, field.file, field.range)
      }
      for manager in model.managers where isWanted(manager.file) {
        guard let type = classesByName[manager.type] else { continue }
        add(.manages, own, node(ofClass: type), .proved, manager.file, manager.range)
      }
    }
  }

  private mutating func addModelUserEdges() {
    for user in project.modelUsers where isWanted(user.file) {
      let own = node(ofClass: user.type)
      add(EdgeKind(user.kind), own, node(ofModel: user.model), user.evidence, user.file, user.range)
      guard !user.model.isNone else { continue }
      for mention in user.fields { addFieldMention(mention, own, user) }
    }
  }

  /// `customer__name` names a field of the model and one of its target.
  private mutating func addFieldMention(_ mention: ModelUser.FieldMention, _ own: NodeID, _ user: ModelUser) {
    var model = user.model
    for part in LookUpPath.parts(mention.name) {
      guard !model.isNone, let field = project.field(part, of: model) else { return }
      add(.namesField, own, node(ofField: field), .proved, user.file, mention.range)
      model = field.relation?.model ?? .none
    }
  }

  private mutating func addViewEdges() {
    for (index, route) in project.routes.enumerated() where isWanted(route.file) && !route.viewID.isNone {
      let view = project.views[route.viewID]
      add(.routes, routeNodes[index], node(view.file, view.definition), route.evidence, route.file, route.range)
    }
    for view in project.views where isWanted(view.file) {
      let own = node(view.file, view.definition)
      let header = project.files[view.file].facts.header(of: view.definition)
      for type in view.formClasses + view.serializers + view.filterSets {
        add(.uses, own, node(ofClass: type), .proved, view.file, header)
      }
      add(.uses, own, node(ofModel: view.model), .proved, view.file, header)
      for permission in view.permissions {
        guard let type = classesByName[permission] else { continue }
        add(.uses, own, node(ofClass: type), .proved, view.file, header)
      }
    }
  }

  private mutating func addMigrationEdges() {
    for migration in project.migrations where isWanted(migration.file) {
      for operation in migration.operations where !operation.model.isEmpty {
        guard let model = project.model(labelled: migration.app + "." + operation.model) else { continue }
        add(.migrates, NodeID(migration.file.index), node(ofModel: model), .proved, migration.file, operation.range)
      }
    }
  }
}

extension EdgeKind {
  init(_ kind: Link.Kind) {
    self =
      switch kind {
      case .imports: .imports
      case .calls: .calls
      case .inherits: .inherits
      case .decorates: .decorates
      case .uses: .uses
      case .reverses: .reverses
      case .renders: .renders
      case .extends: .extends
      case .includes: .includes
      case .loads: .loads
      case .queues: .queues
      case .covers: .covers
      case .namesField: .namesField
      case .mounts: .mounts
      }
  }

  init(_ kind: ModelUser.Kind) {
    self =
      switch kind {
      case .serializer: .serializes
      case .form: .validates
      case .filterSet: .filters
      case .admin, .inline: .administers
      case .factory: .creates
      }
  }
}
