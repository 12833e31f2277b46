public import Base
public import Facts

/// A model class with the fields its class body and its abstract bases declare.
public struct Model: Sendable {
  public var type: ID<ProjectClass>
  public var file: ID<ProjectFile>
  public var definition: ID<Definition>
  public var name: String
  public var app: String
  public var isAbstract = false
  public var isProxy = false
  /// `Meta.managed`, true unless set to False.
  public var isManaged = true
  public var isSwapped = false
  /// Own fields first, then those of abstract bases in the order of inheritance.
  public var fields: [ModelField] = []
  public var managers: [Manager] = []
  /// Options of `Meta`, its own or inherited from abstract bases, in order.
  public var options: [MetaOption] = []
  public var evidence = Evidence.proved

  /// `app.Name`.
  public var label: String { app + "." + name }

  init(type: ID<ProjectClass>, file: ID<ProjectFile>, definition: ID<Definition>, name: String, app: String) {
    self.type = type
    self.file = file
    self.definition = definition
    self.name = name
    self.app = app
  }

  public struct Manager: Sendable, Equatable {
    public var name: String
    /// The manager's class as a dotted name.
    public var type: String
    /// Of the class that declares it: the model or one of its bases.
    public var file: ID<ProjectFile>
    public var range: TextRange
  }

  public struct MetaOption: Sendable, Equatable {
    public var name: String
    public var value: ID<Expression>
    public var file: ID<ProjectFile>
  }
}

/// A field of a model.
public struct ModelField: Sendable {
  public var name: String
  /// Dotted name of the field's class, `django.db.models.CharField`.
  public var type: String
  public var relation: Relation?
  /// Where it is declared: the model itself or an abstract base.
  public var declaredIn: ID<ProjectClass>
  public var file: ID<ProjectFile>
  public var binding: ID<Binding>
  public var range: TextRange
  public var isNull = false
  public var isUnique = false
  public var evidence = Evidence.proved

  public enum RelationKind: UInt8, Sendable { case foreignKey, oneToOne, manyToMany, generic }

  /// Where a relation leads.
  public struct Relation: Sendable {
    public var kind: RelationKind
    /// `app.Model` of the target, inside the project or not; empty when unknown.
    public var label = ""
    /// The target, when it is a model of the project.
    public var model: ID<Model> = .none
    /// As written: `"self"`, `settings.AUTH_USER_MODEL`, `Order`.
    public var written = ""
    public var relatedName: String?
    public var onDelete = ""
    /// `app.Model` of an explicit through model.
    public var through = ""
    public var throughModel: ID<Model> = .none
    init(kind: RelationKind) { self.kind = kind }
  }

  init(
    name: String, type: String, declaredIn: ID<ProjectClass>, file: ID<ProjectFile>, binding: ID<Binding>,
    range: TextRange
  ) {
    self.name = name
    self.type = type
    self.declaredIn = declaredIn
    self.file = file
    self.binding = binding
    self.range = range
  }
}
