/// One thing that was looked at, and what was seen.
public struct DoctorCheck: Hashable, Sendable {
  public enum Verdict: String, Hashable, Sendable {
    case ok
    case warning
    case failed
  }

  /// What the check belongs to, as `environment`, `settings` or `hooks`.
  public var area: String
  public var title: String
  public var verdict: Verdict
  public var detail: String
  /// What to do about it.
  public var advice: String?
  public var milliseconds: Double?

  public init(
    _ area: String, _ title: String, _ verdict: Verdict, _ detail: String, advice: String? = nil,
    milliseconds: Double? = nil
  ) {
    self.area = area
    self.title = title
    self.verdict = verdict
    self.detail = detail
    self.advice = advice
    self.milliseconds = milliseconds
  }
}
