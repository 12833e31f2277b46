import Glibc

/// Ending the process when the system or the user asks for it.
public enum Termination {
  /// Runs `body` on a thread of its own when SIGINT, SIGTERM or SIGHUP comes, then ends the process at once.
  ///
  /// To be called before other threads start: they inherit that the signals wait for that thread.
  public static func whenAsked(_ body: @escaping @Sendable () -> Void) {
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP] { unsafe sigaddset(&signals, signal) }
    unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
    let awaited = signals
    let thread = WorkerThread.start(stackSize: 1 << 18) {
      var awaited = awaited
      var signal: Int32 = 0
      while unsafe sigwait(&awaited, &signal) != 0 {}
      body()
      exitAtOnce(128 + signal)
    }
    // Without a thread to wait for them the signals must kill as they always do.
    if thread == nil { unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil) }
  }

  /// Ends the process without waiting for anything: other threads may be in the middle of their work.
  public static func exitAtOnce(_ code: Int32) -> Never { _exit(code) }
}
