import Evaluation

/// What the sites' own registries do not show: registrations of models that are not known.
struct AdminRegistry {
  /// Calls of `register` whose models are not known.
  var unknown: [Place] = []
}
