import Platform

/// What a daemon may take, and how long it may stay.
struct DaemonLimits: Sendable {
  /// Without a question it ends after so many seconds.
  var idleSeconds = 600
  /// With more memory than this it ends.
  var memoryBytes = 1536 << 20
  /// So many clients may be connected at once; others do the work themselves.
  var connections = 64
  /// So many questions are worked on at once; others wait.
  var questions = max(2, Environment.processorCount)
  /// A client hears at least this often that its question is being worked on.
  var heartbeatMilliseconds = 500
  /// So many daemons a user has at most, whatever their projects.
  var daemons = 4
  /// Directories that may be watched.
  var watches = Int.max

  init() {}

  /// With what the process was told in `DJANGOLOGY_DAEMON_IDLE` (seconds), `…_MEMORY` (megabytes) and `…_WATCHES`.
  static var ofProcess: DaemonLimits {
    var limits = DaemonLimits()
    if let seconds = number("IDLE") { limits.idleSeconds = seconds }
    if let megabytes = number("MEMORY") { limits.memoryBytes = min(megabytes, 1 << 20) << 20 }
    if let watches = number("WATCHES") { limits.watches = watches }
    return limits
  }

  private static func number(_ name: String) -> Int? {
    Environment.variable("DJANGOLOGY_DAEMON_" + name).flatMap { Int($0) }.flatMap { $0 >= 0 ? $0 : nil }
  }
}
