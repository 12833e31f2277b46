import Platform

/// What a frame between a client and the daemon is.
enum DaemonMessage: UInt8 {
  // From a client.
  case question = 1
  case ping
  case status
  case stop
  /// What a hook asks at every step of an agent.
  case change

  // From the daemon.
  /// The question was understood and is being worked on; repeated as long as that lasts.
  case working = 16
  case output
  case errors
  /// The end of an answer: the exit code.
  case done
  /// The client has to do the work itself; the reason in words.
  case refused
  case pong
  /// JSON.
  case report

  func frame(_ body: [UInt8] = []) -> SocketFrame { SocketFrame(kind: rawValue, body: body) }
}
