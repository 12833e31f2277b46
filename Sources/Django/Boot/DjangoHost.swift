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
  private let natives: [Native]

  // MARK: Registries
  var settings = SettingsRegistry()
  var apps = AppRegistry()
  var models = ModelRegistry()
  /// Migrations are being read: their fields are not looked into.
  var readsMigrations = false

  public init() {
    natives = DjangoHost.subjects.flatMap { $0 }
    functions = Dictionary(natives.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    metaclasses = DjangoHost.quietMetaclasses
  }

  /// One line a subject.
  private static var subjects: [[Native]] {
    [settingsNatives, appNatives, modelNatives, textNatives, migrationNatives, migrationFieldNatives]
  }

  /// Their work is done in `made`.
  private static let quietMetaclasses: Set<String> = ["django.db.models.base.ModelBase"]

  public func call(_ native: Int, _ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    natives[native].run(self, call, &evaluator)
  }

  public func made(_ type: ID<ClassObject>, in evaluator: inout Evaluator) {
    madeModel(type, in: &evaluator)
  }
}
