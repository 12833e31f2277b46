import Glibc

/// Counts what may be taken and lets threads wait for more.
@safe final class Semaphore: @unchecked Sendable {
  nonisolated(unsafe) private let handle: UnsafeMutablePointer<sem_t>

  init(_ count: Int = 0) {
    unsafe handle = .allocate(capacity: 1)
    unsafe sem_init(handle, 0, UInt32(clamping: count))
  }

  deinit {
    unsafe sem_destroy(handle)
    unsafe handle.deallocate()
  }

  func signal() { unsafe sem_post(handle) }

  func wait() { _ = retrying { unsafe sem_wait(handle) } }
}
