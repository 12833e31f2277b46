import Base
import Django
import Facts
import Graph

/// A linked project as lines for specs, a subject at a time.
struct ProjectDump {
  let project: DjangoProject

  /// The lines of a subject; nil when there is no such subject.
  func lines(of subject: String) -> [String]? {
    switch subject {
    case "files": project.files.map { "\($0.path) \($0.role)\($0.app.isEmpty ? "" : " app " + $0.app)" }
    case "models": models
    case "classes": classes
    case "users": users
    case "routes": project.routes.map { "/\($0.text) \($0.name.isEmpty ? "-" : $0.name) -> \($0.view) \($0.evidence)" }
    case "views": views
    case "signals": project.receivers.map { "\($0.signal) \($0.sender.isEmpty ? "*" : $0.sender) -> \($0.handler)" }
    case "tasks": project.tasks.map(\.name)
    case "migrations": migrations
    case "templates": project.templates.map { "\($0.name) \(path($0.file))" }
    case "edges": edges
    default: nil
    }
  }

  private func path(_ id: ID<ProjectFile>) -> String { project.files[Int(id.index)].path }

  private func name(_ id: ID<ProjectClass>) -> String { project.classes[Int(id.index)].qualifiedName }

  private var models: [String] {
    project.models.flatMap { model -> [String] in
      let marks = [(model.isAbstract, " abstract"), (model.isProxy, " proxy"), (!model.isManaged, " unmanaged")]
      let head = model.label + marks.filter(\.0).map(\.1).joined()
      return [head] + model.fields.map { "  " + describe($0, model) }
        + model.managers.map { "  \($0.name): \($0.type)" }
    }
  }

  private func describe(_ field: ModelField, _ model: Model) -> String {
    var text = "\(field.name) \(field.type)"
    if let relation = field.relation {
      text += " -> \(relation.label.isEmpty ? "?" : relation.label)"
      if !relation.onDelete.isEmpty { text += " \(relation.onDelete)" }
      if let name = relation.relatedName { text += " as \(name)" }
      if !relation.through.isEmpty { text += " through \(relation.through)" }
    }
    if field.isNull { text += " null" }
    if field.declaredIn != model.type { text += " from \(name(field.declaredIn))" }
    return text
  }

  private var classes: [String] {
    project.classes.filter { !$0.roles.all.isEmpty }.map { type in
      "\(type.qualifiedName) \(type.roles.all.map { "\($0)" }.joined(separator: " ")) \(type.evidence)"
    }
  }

  private var users: [String] {
    project.modelUsers.map { user in
      let fields = user.fields.map(\.name).joined(separator: " ")
      return "\(user.kind) \(name(user.type)) -> \(user.label.isEmpty ? "?" : user.label)"
        + (fields.isEmpty ? "" : " (\(fields))")
    }
  }

  private var views: [String] {
    project.views.map { view in
      var parts = [view.qualifiedName]
      if !view.model.isNone { parts.append("model \(project.models[Int(view.model.index)].label)") }
      parts += view.templates.map { "template \($0)" }
      parts += (view.formClasses + view.serializers + view.filterSets).map { "uses \(name($0))" }
      parts += view.permissions.map { "needs \($0)" }
      return parts.joined(separator: " ")
    }
  }

  private var migrations: [String] {
    project.migrations.flatMap { migration -> [String] in
      let after = migration.dependencies.isEmpty ? "" : " after " + migration.dependencies.joined(separator: " ")
      return ["\(migration.app).\(migration.name)\(migration.isLeaf ? " leaf" : "")\(after)"]
        + migration.operations.map { "  \($0.name) \($0.model) \($0.field)" }
    }
  }

  private var edges: [String] {
    let graph = ProjectGraph(project)
    return graph.edges.filter { $0.kind != .imports }.map { edge in
      "\(graph[edge.from].qualifiedName) \(edge.kind) \(graph[edge.to].qualifiedName)"
        + (edge.evidence == .proved ? "" : " \(edge.evidence)")
    }
  }
}
