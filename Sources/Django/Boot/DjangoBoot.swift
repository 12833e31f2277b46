import Base
public import Evaluation

/// `django.setup()` and what follows it, in Django's order, on the evaluator.
public struct DjangoBoot: ~Copyable {
  public var evaluator: Evaluator
  public let host: DjangoHost
  let files: any BootFiles

  /// - Parameter others: hosts of the frameworks that a project may use beside Django.
  public init(
    finder: any ModuleFinder, environment: [String: String], disk: any ProjectDisk = NoDisk(),
    files: any BootFiles = NoBootFiles(), beside others: [any EvaluationHost] = []
  ) {
    self.files = files
    host = DjangoHost()
    let joined: any EvaluationHost = others.isEmpty ? host : JoinedHosts([host] + others)
    evaluator = Evaluator(finder: finder, host: joined, environment: environment, disk: disk)
  }

  /// A boot of its own that goes on from here, on any thread.
  public func fork() -> DjangoBoot {
    if let joined = evaluator.host?.fork() as? JoinedHosts, let own = joined.host(DjangoHost.self) {
      return DjangoBoot(evaluator: evaluator.fork(host: joined), host: own, files: files)
    }
    let own = host.forked()
    return DjangoBoot(evaluator: evaluator.fork(host: own), host: own, files: files)
  }

  private init(evaluator: consuming Evaluator, host: DjangoHost, files: any BootFiles) {
    self.evaluator = evaluator
    self.host = host
    self.files = files
  }

  /// Settings, applications, models, `ready()`, the root URLconf; false when the settings module is not there.
  public mutating func run(settings: String) -> Bool {
    guard setUp(settings: settings) else { return false }
    importRoutes()
    return true
  }

  /// `django.setup()`; false when the settings module is not there.
  ///
  /// - Parameter configuration: the class of settings in the module, where django-configurations is used.
  public mutating func setUp(settings: String, configuration: String? = nil) -> Bool {
    host.apps.askedDjango = files.otherRelease(of: "django").flatMap { DjangoVersion($0.asked) }
    guard host.loadSettings(settings, in: &evaluator) else { return false }
    host.applyConfiguration(configuration, in: &evaluator)
    host.populate(in: &evaluator)
    host.publishConfigs(in: &evaluator)
    host.importModels(in: &evaluator)
    host.modelsAreReady(in: &evaluator)
    host.callReady(in: &evaluator)
    return true
  }

  /// What the first request would import.
  public mutating func importRoutes() {
    if let urlconf = host.setting("ROOT_URLCONF", in: &evaluator).flatMap({ evaluator.text(of: $0) }) {
      _ = evaluator.importModule(urlconf)
    }
    host.importConventional(in: &evaluator)
  }
}
