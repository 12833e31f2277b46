import Glibc
import Synchronization

/// A thread with a stack deep enough for recursive parsers.
public final class WorkerThread: Sendable {
  public static let stackSize = 16 << 20

  private let handle: Mutex<pthread_t?>

  /// Starts `work`, or answers nothing when the system gives no more threads.
  @discardableResult
  public static func start(stackSize: Int = stackSize, _ work: @escaping @Sendable () -> Void) -> WorkerThread? {
    var attributes = pthread_attr_t()
    unsafe pthread_attr_init(&attributes)
    defer { unsafe pthread_attr_destroy(&attributes) }
    unsafe pthread_attr_setstacksize(&attributes, stackSize)
    let box = unsafe Unmanaged.passRetained(Work(work))
    var started = pthread_t()
    let code = unsafe pthread_create(&started, &attributes, { unsafe WorkerThread.run($0) }, box.toOpaque())
    guard code == 0 else {
      unsafe box.release()
      return nil
    }
    return WorkerThread(started)
  }

  private init(_ handle: pthread_t) { self.handle = Mutex(handle) }

  /// Waits for the end of the work; waiting again returns at once.
  public func join() {
    handle.withLock { handle in
      if let started = handle.take() { pthread_join(started, nil) }
    }
  }

  /// Nobody will wait any more: the thread cleans up behind itself.
  deinit {
    handle.withLock { handle in
      if let started = handle.take() { pthread_detach(started) }
    }
  }

  private final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  private static func run(_ box: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let box = unsafe box { unsafe Unmanaged<Work>.fromOpaque(box).takeRetainedValue().body() }
    return nil
  }
}
