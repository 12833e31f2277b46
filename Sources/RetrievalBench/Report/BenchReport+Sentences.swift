/// What the numbers mean, in sentences that the terminal and the page share.
extension BenchReport {
  public var headline: String {
    let late = delay == 0 ? "" : ", the newest \(delay) commits of each history kept back"
    return "\(results.count) commits as tasks\(late)"
  }

  public func sentence(_ measure: BenchMeasure) -> String {
    let gain = gain(measure)
    let range = "95 %: \(Decimals.signed(gain.interval.lowerBound)) to \(Decimals.signed(gain.interval.upperBound))"
    return "\(measure.title(budget)): \(Decimals.signed(gain.mean)) points over BM25 (\(range))"
  }

  public var tokenSentence: String {
    let (ours, other) = tokens
    let count = max(1, results.count)
    let saved = other > 0 ? 1 - Double(ours) / Double(other) : 0
    return """
      \(Decimals.whole(ours / count)) tokens a capsule, \(Decimals.whole(other / count)) for the files to edit and the first \
      \(TaskResult.explored) of BM25 read whole: \(Decimals.percent(saved)) % fewer
      """
  }

  public var timeSentence: String {
    func times(_ values: Percentiles) -> String { "\(Decimals.one(values.p50)) / \(Decimals.one(values.p95)) ms" }
    return "ranking \(times(ranking)), capsule \(times(capsule)) (p50 / p95, files read and linked before)"
  }

  public var leftOutSentence: String { mined.leftOutSentence }
}

extension MinedTasks {
  public var leftOutSentence: String {
    let parts = reasons.map { "\($0.count) \($0.reason.words)" }
    let rest = parts.isEmpty ? "" : "; left out: " + parts.joined(separator: ", ")
    return "\(considered) commits looked at, merges aside\(rest)"
  }
}
