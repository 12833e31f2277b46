public import Base
public import Evaluation

/// What Django does when its functions are called: the evaluator runs the project, the host keeps Django's registries.
///
/// Each subject registers its functions by dotted name in a file of its own (`…Natives.swift`) and keeps its registry in
/// a stored property here. The host lives as long as one boot, on one thread.
public final class DjangoHost: EvaluationHost {
  /// One function of Django, done in Swift; nil leaves the call to the body, or to the record of events.
  struct Native {
    /// As the library defines it: `django.apps.registry.Apps.get_model`.
    var name: String
    var run: (DjangoHost, HostCall, inout Evaluator) -> Value?

    init(_ name: String, _ run: @escaping (DjangoHost, HostCall, inout Evaluator) -> Value?) {
      self.name = name
      self.run = run
    }
  }

  public let functions: [String: Int]
  public let metaclasses: Set<String>
  /// By number; those of one name are asked in turn until one answers.
  private let natives: [[Native]]

  // MARK: Registries
  var settings = SettingsRegistry()
  var apps = AppRegistry()
  var models = ModelRegistry()
  var fieldMemo: [ID<ClassObject>: BootedFields] = [:]
  var reverseMemo: [ID<ClassObject>: [ReverseRelation]]?
  /// Names in queries of relations whose target is not known, once models are complete.
  var looseReverseNames: Set<String>?
  var relationMemo: RelationTree?
  var admin = AdminRegistry()
  var receivers = ReceiverRegistry()
  var tasks = TaskRegistry()
  var beat = BeatRegistry()
  var checks = CheckRegistry()
  /// The views behind the routes, once those were walked.
  var views: [Value] = []
  var migrations = MigrationRegistry()
  /// Look-ups that were registered beside Django's own, with the classes of fields they are for.
  var lookupOwners: [String: Set<ID<ClassObject>>] = [:]

  public init() {
    var natives: [[Native]] = []
    var functions: [String: Int] = [:]
    for native in DjangoHost.subjects.joined() {
      if let row = functions[native.name] {
        natives[row].append(native)
      } else {
        functions[native.name] = natives.count
        natives.append([native])
      }
    }
    (self.natives, self.functions) = (natives, functions)
    metaclasses = DjangoHost.quietMetaclasses
  }

  // `Tests/HouseTests` checks that no registry is forgotten.
  private init(continuing other: DjangoHost) {
    (functions, metaclasses, natives) = (other.functions, other.metaclasses, other.natives)
    settings = other.settings
    apps = other.apps
    models = other.models
    fieldMemo = other.fieldMemo
    reverseMemo = other.reverseMemo
    looseReverseNames = other.looseReverseNames
    relationMemo = other.relationMemo
    admin = other.admin
    receivers = other.receivers
    tasks = other.tasks
    beat = other.beat
    checks = other.checks
    views = other.views
    migrations = other.migrations
    lookupOwners = other.lookupOwners
  }

  public func fork() -> any EvaluationHost { forked() }

  func forked() -> DjangoHost { DjangoHost(continuing: self) }

  /// One line a subject.
  private static var subjects: [[Native]] {
    [
      settingsNatives, appNatives, modelNatives, textNatives, inertNatives, formNatives, serializerNatives,
      filterSetNatives, adminNatives, signalNatives, taskNatives, beatNatives, checkNatives, graphNatives,
      querySetNatives, urlNatives, migrationNatives, migrationFieldNatives, deconstructionNatives, standardNatives,
      tableNatives, deferredNatives, formFieldNatives, serializerFieldNatives, filterNatives,
    ]
  }

  /// Their work is done in `made`.
  private static let quietMetaclasses: Set<String> = ["django.db.models.base.ModelBase"]

  /// What the library's own code gives them is all they have.
  public let completeClasses: Set<String> = Set(
    ["django.urls.resolvers.URLPattern", "django.urls.resolvers.URLResolver"] + DjangoHost.tableColumns
      + DjangoHost.filterClasses)

  /// A field is one even where nobody knows what its own `__init__` makes of its arguments.
  public let startedByBases: Set<String> = ["django.db.models.fields.Field"]

  public func call(_ native: Int, _ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    for one in natives[native] {
      if let value = one.run(self, call, &evaluator) { return value }
    }
    return nil
  }

  public func mayLack(_ name: Text, _ object: ID<Instance>, in evaluator: inout Evaluator) -> Bool {
    settings.object == .instance(object) && mayLackSetting(evaluator.string(name), in: &evaluator)
  }

  public func made(_ type: ID<ClassObject>, in evaluator: inout Evaluator) {
    madeModel(type, in: &evaluator)
  }
}
