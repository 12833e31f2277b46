import Base
import Evaluation

/// What Celery's beat is to send, and when.
struct BeatRegistry {
  /// `add_periodic_task`, as called.
  var periodic: [(call: HostCall, condition: ID<Reason>?)] = []
  /// Receivers of `on_after_configure` and `on_after_finalize`, which a worker calls.
  var handlers: [Value] = []
  /// The configuration of each application that was asked for one, with the schedule it had to begin with.
  var configurations: [(id: ID<Instance>, initial: Value)] = []
}

/// One entry of the schedule.
public struct BeatEntry: Sendable, Equatable {
  /// Nil where Celery makes one up, or it is not known.
  public var name: String?
  /// The task's name as written, or the dotted name of its function.
  public var task: String?
  /// Seconds, or what makes the schedule: `crontab(hour=7)`.
  public var schedule: String?
  public var arguments: String?
  public var file: String?
  public var line: Int?
  public var condition: String?
}
