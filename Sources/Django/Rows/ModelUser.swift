public import Base
public import Facts

/// A class made for one model: serializer, form, filter set, admin, factory.
public struct ModelUser: Sendable {
  public enum Kind: UInt8, Sendable, CaseIterable { case serializer, form, filterSet, admin, inline, factory }

  public var kind: Kind
  public var type: ID<ProjectClass>
  public var file: ID<ProjectFile>
  /// None when the model is unknown or outside the project.
  public var model: ID<Model> = .none
  /// `app.Model`; empty when unknown.
  public var label = ""
  /// Model fields that it names, in order: `Meta.fields`, `list_display`, `source=`.
  public var fields: [FieldMention] = []
  public var evidence = Evidence.proved
  /// Where the model is named.
  public var range: TextRange

  public struct FieldMention: Sendable, Equatable {
    public var name: String
    public var range: TextRange
  }

  init(kind: Kind, type: ID<ProjectClass>, file: ID<ProjectFile>, range: TextRange) {
    self.kind = kind
    self.type = type
    self.file = file
    self.range = range
  }
}

/// A view: a class, or a function that a route leads to or that takes a request.
public struct View: Sendable {
  public var file: ID<ProjectFile>
  public var definition: ID<Definition>
  /// Where the definition starts.
  public var line = 0
  public var name: String
  public var qualifiedName: String
  /// None for a function.
  public var type: ID<ProjectClass> = .none
  public var roles: Roles
  /// Names of templates as written.
  public var templates: [String] = []
  public var model: ID<Model> = .none
  public var formClasses: [ID<ProjectClass>] = []
  public var serializers: [ID<ProjectClass>] = []
  public var filterSets: [ID<ProjectClass>] = []
  /// Dotted names of permission classes and of decorators and mixins that guard it.
  public var permissions: [String] = []

  init(
    file: ID<ProjectFile>, definition: ID<Definition>, name: String, qualifiedName: String, roles: Roles
  ) {
    self.file = file
    self.definition = definition
    self.name = name
    self.qualifiedName = qualifiedName
    self.roles = roles
  }
}
