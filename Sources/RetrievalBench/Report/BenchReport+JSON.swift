public import Base

extension BenchReport {
  public var json: JSONValue {
    .object([
      ("project", .string(project)), ("tasks", .int(results.count)), ("considered", .int(mined.considered)),
      ("left_out", .object(mined.reasons.map { ($0.reason.rawValue, .int($0.count)) })),
      ("max_tokens", .int(budget)), ("delay", .int(delay)), ("seed", .int(seed)), ("notes", .strings(notes)),
      ("scores", .object(BenchMethod.allCases.map { ($0.rawValue, scores($0)) })),
      ("gain_over_bm25", .object(BenchMeasure.allCases.map { ($0.title(budget), json(gain($0))) })),
      ("tokens", .object([("capsules", .int(tokens.capsules)), ("explorer", .int(tokens.explorer))])),
      ("milliseconds", .object([("ranking", json(ranking)), ("capsule", json(capsule))])),
      ("roles", .array(roles.map(json))), ("sizes", .array(sizes.map(json))), ("results", .array(results.map(json))),
    ])
  }

  private func scores(_ method: BenchMethod) -> JSONValue {
    .object(BenchMeasure.allCases.map { ($0.title(budget), mean($0, method).map(json) ?? .null) })
  }

  private func json(_ gain: PairedGain) -> JSONValue {
    .object([
      ("mean", json(gain.mean)), ("low", json(gain.interval.lowerBound)), ("high", json(gain.interval.upperBound)),
    ])
  }

  private func json(_ times: Percentiles) -> JSONValue {
    .object([("p50", json(times.p50)), ("p95", json(times.p95))])
  }

  private func json(_ part: Part) -> JSONValue {
    .object(
      [("name", .string(part.name)), ("count", .int(part.count))]
        + BenchMethod.allCases.map { ($0.rawValue, json(part.recall[$0] ?? 0)) })
  }

  private func json(_ result: TaskResult) -> JSONValue {
    let places = BenchMethod.allCases.map { method in
      (method.rawValue, JSONValue.array((result.scores[method]?.places ?? []).map { $0.map { .int($0 + 1) } ?? .null }))
    }
    return .object([
      ("commit", .string(result.task.commit)), ("parent", .string(result.task.parent)),
      ("query", .string(result.task.query)), ("gold", .strings(result.task.gold)), ("places", .object(places)),
      ("hunk", result.scores[.djangology]?.linesInBudget.map(json) ?? .null),
      ("tokens", .int(result.capsuleTokens)), ("explorer_tokens", .int(result.explorerTokens)),
      ("rank_ms", json(result.rankMilliseconds)), ("capsule_ms", json(result.capsuleMilliseconds)),
    ])
  }

  /// To four places: more is noise.
  private func json(_ value: Double) -> JSONValue { .double((value * 10_000).rounded() / 10_000) }
}
