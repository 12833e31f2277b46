import Base
import Evaluation

/// The installed applications, in order.
struct AppRegistry {
  /// The release of Django the project asks for, where its source is not the one at hand.
  var askedDjango: DjangoVersion?
  var configs: [BootedApp] = []
  /// All entries of INSTALLED_APPS are known.
  var isComplete = true
  /// Entries that could not be resolved, with the reason.
  var unresolved: [(entry: String, reason: String)] = []
  /// Labels of those that say themselves that they have no models here.
  var emptied: Set<String> = []

  /// Whether the model's application says that it has none.
  func disowns(_ model: BootedModel) -> Bool { model.appLabel.map { emptied.contains($0) } ?? false }

  func config(label: String) -> BootedApp? { configs.first { $0.label == label } }

  /// The condition under which an application is installed; nil for one that surely is, and for none.
  func condition(ofLabel label: String) -> ID<Reason>? { config(label: label)?.condition }

  /// That of the application in which a class or function of a dotted name stands.
  func condition(ofName name: String) -> ID<Reason>? {
    configs.contains { $0.condition != nil } ? containing(module: name)?.condition : nil
  }

  /// The innermost application that contains a module, as Django finds it for a model.
  func containing(module: String) -> BootedApp? {
    var best: BootedApp?
    for config in configs where module == config.name || module.hasPrefix(config.name + ".") {
      if config.name.utf8.count > best?.name.utf8.count ?? -1 { best = config }
    }
    return best
  }
}

/// One installed application.
struct BootedApp {
  var name: String
  var label: String
  /// The directory: relative to the root, or `site:…`; nil when it has none.
  var path: String?
  /// The `AppConfig` object.
  var instance: ID<Instance>
  /// A base of its class that is not seen may give it another label.
  var isLabelGuessed = false
  /// Dotted name of its class; nil where that depends on a base that is not seen.
  var configClass: String?
  /// The condition under which INSTALLED_APPS has the entry.
  var condition: ID<Reason>?
}
