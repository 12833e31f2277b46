import Base
import Evaluation

/// What the sites' own registries do not show: registrations of models that are not known.
struct AdminRegistry {
  /// Calls of `register` whose models are not known.
  var unknown: [Place] = []
  /// Models taken off a site before the library that registers them was run: libraries run later here than in Python.
  var removed: Set<Removal> = []

  struct Removal: Hashable {
    var registry: ID<DictObject>
    var model: ID<ClassObject>
  }
}
