import Glibc

/// An open file that is closed when its owner goes away.
struct Descriptor: ~Copyable {
  let number: Int32

  init(adopting number: Int32) { self.number = number }

  init(
    opening path: String, below directory: Int32 = AT_FDCWD, _ flags: Int32, mode: mode_t = 0
  ) throws(FileError) {
    let opened = retrying { unsafe openat(directory, path, flags | O_CLOEXEC, mode) }
    guard opened >= 0 else { throw .last }
    number = opened
  }

  deinit { close(number) }

  func status() throws(FileError) -> stat {
    var status = stat()
    guard unsafe fstat(number, &status) == 0 else { throw .last }
    return status
  }
}

/// The result of a C call, made again as long as a signal interrupts it.
@inline(__always)
func retrying<Result: FixedWidthInteger & SignedInteger>(_ call: () -> Result) -> Result {
  while true {
    let result = call()
    if result != -1 || errno != EINTR { return result }
  }
}
