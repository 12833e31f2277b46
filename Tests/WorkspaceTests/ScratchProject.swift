import Glibc
import Platform

/// A copy of a project in a folder of its own, to be edited and removed with this value.
final class ScratchProject: Sendable {
  let root: String

  /// Copies the folder at `source`; nil makes an empty one.
  init(copying source: String?) throws {
    var template = Array("\(Self.parent)/djangology-live-XXXXXX".utf8CString)
    guard let name = unsafe mkdtemp(&template) else { throw FileError.other(errno: errno) }
    root = try FilePath(unsafe String(cString: name)).resolved().text
    guard let source else { return }
    for file in try DirectoryWalk(root: source).run(keep: { _ in true }).files {
      try write(FileReader.read(source + "/" + file.path), to: file.path)
    }
  }

  private static let parent: String =
    unsafe access("/dev/shm", W_OK | X_OK) == 0 ? "/dev/shm" : Environment.variable("TMPDIR") ?? "/tmp"

  deinit { Self.run(["rm", "-rf", root]) }

  func path(_ relative: String) -> String { root + "/" + relative }

  func write(_ bytes: [UInt8], to relative: String) throws {
    try AtomicWrite.makeDirectory(FilePath(path(relative)).parent.text)
    try AtomicWrite.write(bytes, to: path(relative))
  }

  /// Over the old bytes, as an editor without atomic saves does it.
  func overwrite(_ bytes: [UInt8], _ relative: String) {
    let file = unsafe open(path(relative), O_WRONLY | O_TRUNC)
    _ = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(file, $0.baseAddress, $0.count) }
    close(file)
  }

  func read(_ relative: String) throws -> [UInt8] { try FileReader.read(path(relative)) }

  func delete(_ relative: String) { Self.run(["rm", "-rf", path(relative)]) }

  func move(_ relative: String, to other: String) throws {
    try AtomicWrite.makeDirectory(FilePath(path(other)).parent.text)
    unsafe rename(path(relative), path(other))
  }

  func moveRoot(back place: String) throws {
    guard unsafe rename(place, root) == 0 else { throw FileError.other(errno: errno) }
  }

  func moveRoot(to place: String) throws {
    guard unsafe rename(root, place) == 0 else { throw FileError.other(errno: errno) }
  }

  static func remove(_ path: String) { run(["rm", "-rf", path]) }

  /// Sets access and modification time.
  func setTime(_ relative: String, seconds: Int, nanoseconds: Int = 0) {
    var times = [timespec(tv_sec: seconds, tv_nsec: nanoseconds), timespec(tv_sec: seconds, tv_nsec: nanoseconds)]
    unsafe utimensat(AT_FDCWD, path(relative), &times, 0)
  }

  func setMode(_ mode: UInt32, of relative: String) { unsafe chmod(path(relative), mode) }

  var files: [String] { (try? DirectoryWalk(root: root).run { _ in true }.files.map(\.path)) ?? [] }

  func git(_ arguments: [String]) {
    Self.run(["git", "-C", root, "-c", "user.name=t", "-c", "user.email=t@example.org"] + arguments)
  }

  static func rest() { usleep(130_000) }

  private static func run(_ words: [String]) {
    var arguments = unsafe words.map { unsafe strdup($0) } + [nil]
    var files = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&files)
    for stream in [STDOUT_FILENO, STDERR_FILENO] {
      unsafe posix_spawn_file_actions_addopen(&files, stream, "/dev/null", O_WRONLY, 0)
    }
    var process = pid_t()
    if unsafe posix_spawnp(&process, words[0], &files, nil, &arguments, environ) == 0 { waitpid(process, nil, 0) }
    unsafe posix_spawn_file_actions_destroy(&files)
    unsafe arguments.forEach { unsafe free($0) }
  }
}
