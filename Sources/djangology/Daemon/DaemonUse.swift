import Platform

/// Whether this process may ask a daemon and start one.
enum DaemonUse {
  /// `DJANGOLOGY_DAEMON` is `on` or `off`; without it, on – but off where `CI` is set, which nobody comes back to.
  static var isWanted: Bool {
    // What the evaluator prints while it works is for the one who works on it.
    if Environment.variable("DJANGOLOGY_TRACE") != nil { return false }
    return switch Environment.variable("DJANGOLOGY_DAEMON") {
    case "off", "0", "no", "false": false
    case .some: true
    case nil: Environment.variable("CI") == nil
    }
  }

  /// How many milliseconds a daemon may take until it first says something.
  static var patience: Int {
    Environment.variable("DJANGOLOGY_DAEMON_PATIENCE").flatMap { Int($0) } ?? DaemonClient.usualPatience
  }
}
