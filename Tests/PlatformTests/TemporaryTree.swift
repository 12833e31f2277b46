import Glibc
import Platform

/// A directory of files made for one test and removed with this value.
struct TemporaryTree: ~Copyable {
  let root: String

  init(_ files: [String: String] = [:]) throws {
    var template = Array("\(Self.parent)/djangology-test-XXXXXX".utf8CString)
    guard let name = unsafe mkdtemp(&template) else { throw FileError.other(errno: errno) }
    let made = try FilePath(unsafe String(cString: name)).resolved()
    for (path, text) in files.sorted(by: { $0.key < $1.key }) { try Self.write(text, to: made.appending(path)) }
    root = made.text
  }

  /// Memory if it can be had: the big tests make tens of thousands of files.
  private static let parent: String =
    unsafe access("/dev/shm", W_OK | X_OK) == 0 ? "/dev/shm" : Environment.variable("TMPDIR") ?? "/tmp"

  deinit { Self.remove(root) }

  func path(_ relative: String) -> String { root + "/" + relative }

  func write(_ text: String, to relative: String) throws { try Self.write(text, to: FilePath(path(relative))) }

  private static func write(_ text: String, to file: FilePath) throws {
    try AtomicWrite.makeDirectory(file.parent.text)
    try AtomicWrite.write(Array(text.utf8), to: file.text)
  }

  func link(_ relative: String, to target: String) throws {
    guard unsafe symlink(target, path(relative)) == 0 else { throw FileError.other(errno: errno) }
  }

  func setMode(_ mode: UInt32, of relative: String) { unsafe chmod(path(relative), mode) }

  /// Makes an empty file whose name is these bytes, which no string can hold.
  func makeFile(named bytes: [UInt8]) {
    let name = path("").utf8 + bytes + [0]
    let file = unsafe name.withUnsafeBytes {
      unsafe $0.withMemoryRebound(to: CChar.self) {
        unsafe $0.baseAddress.map { unsafe open($0, O_CREAT, 0o644) } ?? -1
      }
    }
    close(file)
  }

  /// Makes directories of this name one inside the other, too deep for any path to reach the last.
  func nest(_ name: String, depth: Int) {
    var here = unsafe open(root, O_RDONLY | O_DIRECTORY)
    for _ in 0..<depth {
      unsafe mkdirat(here, name, 0o755)
      let inner = unsafe openat(here, name, O_RDONLY | O_DIRECTORY)
      close(here)
      here = inner
    }
    close(here)
  }

  func makeFIFO(_ relative: String) { unsafe mkfifo(path(relative), 0o644) }

  private static func remove(_ path: String) {
    let rm = ["rm", "-rf", path]
    var arguments = unsafe rm.map { unsafe strdup($0) } + [nil]
    var process = pid_t()
    if unsafe posix_spawnp(&process, "rm", nil, nil, &arguments, environ) == 0 { waitpid(process, nil, 0) }
    unsafe arguments.forEach { unsafe free($0) }
  }
}
