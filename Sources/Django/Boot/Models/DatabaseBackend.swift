import Base
import Evaluation

/// What models ask of the database's backend.
extension DjangoHost {
  /// `settings.DATABASES["default"]["ENGINE"]`.
  private func engine(in evaluator: inout Evaluator) -> String? {
    guard let databases = setting("DATABASES", in: &evaluator) else { return nil }
    let standard = evaluator.item(evaluator.makeString("default"), of: databases)
    return evaluator.text(of: evaluator.item(evaluator.makeString("ENGINE"), of: standard))
  }

  /// `connection.vendor`: the backend's own.
  func vendor(in evaluator: inout Evaluator) -> Value {
    guard let engine = engine(in: &evaluator),
      let value = evaluator.resolve(engine + ".base.DatabaseWrapper.vendor"), evaluator.text(of: value) != nil
    else { return evaluator.makeUnknown("the database's vendor") }
    return value
  }

  /// `connection.ops.max_name_length()`; that of the usual one where the backend is not known.
  func longestName(in evaluator: inout Evaluator) -> Int {
    switch evaluator.text(of: vendor(in: &evaluator)) {
    case "sqlite": Int.max
    case "postgresql": 63
    case "mysql": 64
    default: 63
    }
  }
}
