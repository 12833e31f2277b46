/// A running `git`, whose output is collected on a thread of its own until somebody asks for it.
///
/// It never outlives this value: dropping it kills the process.
public struct GitProcess: ~Copyable {
  private let collector: ChildCollector
  private let thread: WorkerThread

  init(_ child: consuming Child, _ timeoutSeconds: Double, _ outputLimit: Int) throws(GitError) {
    let collector = ChildCollector(child, timeoutSeconds: timeoutSeconds, outputLimit: outputLimit)
    guard let thread = WorkerThread.start({ collector.run() }) else {
      collector.kill()
      collector.run()
      throw .cannotStart(errno: 0)
    }
    self.collector = collector
    self.thread = thread
  }

  deinit {
    collector.kill()
    thread.join()
  }

  /// What it printed, once it has ended; asking again gives the same answer.
  public func wait() throws(GitError) -> [UInt8] {
    thread.join()
    return try collector.result.get()
  }
}
