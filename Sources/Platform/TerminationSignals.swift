import Glibc

/// The signals by which a process is asked to end.
public enum TerminationSignals {
  private static var set: sigset_t {
    var set = sigset_t()
    unsafe sigemptyset(&set)
    for signal in [SIGTERM, SIGINT, SIGHUP] { unsafe sigaddset(&set, signal) }
    return set
  }

  /// Calls `action` with its number, on a thread of its own, for each of them, instead of ending the process.
  ///
  /// To be called before other threads are started: they inherit that the signals are not theirs.
  public static func handle(_ action: @escaping @Sendable (Int32) -> Void) {
    var blocked = set
    unsafe pthread_sigmask(SIG_BLOCK, &blocked, nil)
    WorkerThread.start(stackSize: 1 << 18) {
      var awaited = set
      var signal: Int32 = 0
      while unsafe sigwait(&awaited, &signal) == 0 { action(signal) }
    }
  }
}
