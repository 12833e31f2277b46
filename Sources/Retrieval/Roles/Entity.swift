import Base
import Django
import Search

/// A class whose instances are rows: a model of Django, or a mapped class of SQLAlchemy or SQLModel.
struct Entity: Hashable {
  var name: String
  var file: ID<ProjectFile>
  /// Of Django; none for mapped classes.
  var model: ID<Model> = .none
  var isAbstract = false

  /// All of a project's, tests apart.
  static func all(in project: DjangoProject) -> [Entity] {
    let models = project.models.enumerated().map { id, model in
      Entity(name: model.name, file: model.file, model: ID(id), isAbstract: model.isAbstract)
    }
    return (models + mapped(in: project)).filter { !project.files[$0.file].flags.contains(.test) }
  }

  /// Classes below SQLAlchemy's and SQLModel's bases; those of SQLModel that are named like a request's body are none.
  private static func mapped(in project: DjangoProject) -> [Entity] {
    var known = [Bool?](repeating: nil, count: project.classes.count)
    return project.classes.indices.compactMap { row in
      // Rows are copied only where there is something to ask: most classes are none of these.
      guard isMapped(ID(row), project, &known) else { return nil }
      let type = project.classes[row]
      guard PathRole(path: project.files[type.file].path) != .migration,
        !bodySuffixes.contains(where: type.name.hasSuffix),
        !type.bases.contains(where: isRoot)
          || type.bases.contains(.external("sqlmodel.SQLModel"))
      else { return nil }
      return Entity(name: type.name, file: type.file)
    }
  }

  private static func isMapped(
    _ id: ID<ProjectClass>, _ project: DjangoProject, _ known: inout [Bool?]
  ) -> Bool {
    if let answer = known[Int(id.index)] { return answer }
    // Broken code may make a class its own ancestor.
    known[Int(id.index)] = false
    var answer = false
    for base in project.classes[id].bases where !answer {
      if case .project(let parent) = base { answer = isMapped(parent, project, &known) } else { answer = isRoot(base) }
    }
    known[Int(id.index)] = answer
    return answer
  }

  private static func isRoot(_ base: ProjectClass.Base) -> Bool {
    switch base {
    case .project, .unknown: false
    case .external(let name): name == "sqlmodel.SQLModel" || name.hasPrefix("sqlalchemy.") && name.hasSuffix("Base")
    }
  }

  /// What schemas add to the name of the class they describe.
  static let bodySuffixes = [
    "Base", "Create", "Update", "In", "Out", "Public", "Read", "Register", "Summary", "Save", "Payload", "Me",
    "Pagination", "Response", "Request",
  ]
}
