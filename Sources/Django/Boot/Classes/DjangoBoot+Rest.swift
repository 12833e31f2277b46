import Evaluation

extension DjangoBoot {
  /// Imports what the start of the project left alone: tests, scripts, tasks nobody asked for.
  ///
  /// It happens when everything else has been written down, so that what these modules register changes nothing.
  mutating func importRest(_ names: some Sequence<String>) {
    for name in names.sorted() {
      evaluator.run { evaluator in _ = evaluator.importModule(name) }
    }
  }
}
