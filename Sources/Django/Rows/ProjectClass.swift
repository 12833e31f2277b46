public import Base
public import Facts

/// A class of the project and where its bases lead.
public struct ProjectClass: Sendable {
  public enum Base: Sendable, Equatable {
    case project(ID<ProjectClass>)
    /// Defined outside the project: `django.db.models.Model`.
    case external(String)
    /// Computed, or a name that could not be followed: the text as written.
    case unknown(String)
  }

  public var file: ID<ProjectFile>
  public var definition: ID<Definition>
  public var name: String
  /// Module and name: `shop.models.Order`, `shop.models.Order.Meta`.
  public var qualifiedName: String
  public var bases: [Base] = []
  public var roles: Roles = []
  /// How sure the roles are.
  public var evidence = Evidence.guess

  init(file: ID<ProjectFile>, definition: ID<Definition>, name: String, qualifiedName: String) {
    self.file = file
    self.definition = definition
    self.name = name
    self.qualifiedName = qualifiedName
  }
}

/// A function or method with a role.
public struct ProjectFunction: Sendable {
  public var file: ID<ProjectFile>
  public var definition: ID<Definition>
  public var name: String
  public var qualifiedName: String
  public var roles: Roles

  init(file: ID<ProjectFile>, definition: ID<Definition>, name: String, qualifiedName: String, roles: Roles = []) {
    self.file = file
    self.definition = definition
    self.name = name
    self.qualifiedName = qualifiedName
    self.roles = roles
  }
}

/// A Django application of the project.
public struct App: Sendable, Equatable {
  public var label: String
  /// Dotted package.
  public var name: String
  /// Directory, relative to the root.
  public var path: String

  init(label: String, name: String, path: String) {
    self.label = label
    self.name = name
    self.path = path
  }
}
