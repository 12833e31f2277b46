import Base
public import Django

/// A project of FastAPI, pydantic or SQLAlchemy that has nothing of Django.
public struct PlainAPI: Sendable {
  /// Files with a class of pydantic's settings.
  public let settings: Set<String>

  /// Nil for a project with Django in it, and for one with none of both.
  public init?(_ project: DjangoProject) {
    let routed = Set(project.routes.map(\.file))
    guard project.models.isEmpty, !routed.contains(where: { project.files[$0].path.hasSuffix("urls.py") }) else {
      return nil
    }
    var isPlain = false
    var settings: Set<String> = []
    for row in project.classes.indices {
      for case .external(let name) in project.classes[row].bases {
        if name.hasPrefix("django.") || name.hasPrefix("rest_framework.") { return nil }
        isPlain = isPlain || Self.roots.contains { name.hasPrefix($0) }
        if name.hasSuffix("BaseSettings") { settings.insert(project.files[project.classes[row].file].path) }
      }
    }
    guard isPlain else { return nil }
    self.settings = settings
  }

  private static let roots = ["pydantic.", "sqlmodel.", "sqlalchemy.", "fastapi."]
}
