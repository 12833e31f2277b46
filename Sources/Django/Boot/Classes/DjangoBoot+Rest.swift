import Evaluation

extension DjangoBoot {
  /// Imports what the start of the project left alone: tests, scripts, tasks nobody asked for.
  ///
  /// It happens when everything else has been written down, so that what these modules register changes nothing.
  /// Scripts work when they are imported: they get a tenth of the steps.
  mutating func importRest(_ names: some Sequence<String>) {
    let allowance = evaluator.allowance
    evaluator.allowance = allowance / 10
    defer { evaluator.allowance = allowance }
    for name in names.sorted() {
      evaluator.run { evaluator in _ = evaluator.importModule(name) }
    }
  }
}
