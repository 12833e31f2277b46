import Glibc

/// Starts this same program once more, as a process that lives on when we end.
///
/// It has a session of its own, no terminal, and nothing on its three streams.
public enum DetachedProcess {
  /// Starts it with these arguments; says whether it could be started, not what becomes of it.
  @discardableResult
  public static func start(_ arguments: [String]) -> Bool {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    prepare(&attributes)
    guard let process = unsafe spawn(arguments, &actions, &attributes) else { return false }
    // Buried when it ends before we do; otherwise it is the system's.
    WorkerThread.start(stackSize: 1 << 16) { waitpid(process, nil, 0) }
    return true
  }

  /// A session of its own, and signals as if a shell had started it.
  private static func prepare(_ attributes: inout posix_spawnattr_t) {
    var none = sigset_t()
    unsafe sigemptyset(&none)
    unsafe posix_spawnattr_setsigmask(&attributes, &none)
    var ignored = sigset_t()
    unsafe sigemptyset(&ignored)
    unsafe sigaddset(&ignored, SIGPIPE)
    unsafe posix_spawnattr_setsigdefault(&attributes, &ignored)
    // `POSIX_SPAWN_SETSID`, which Swift does not see.
    let ownSession: Int16 = 0x80
    unsafe posix_spawnattr_setflags(
      &attributes, ownSession | Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))
  }

  private static func spawn(
    _ arguments: [String], _ actions: inout posix_spawn_file_actions_t, _ attributes: inout posix_spawnattr_t
  ) -> pid_t? {
    let words = unsafe (["djangology"] + arguments).map { unsafe strdup($0) } + [nil]
    defer { unsafe words.forEach { unsafe free($0) } }
    var process = pid_t()
    let code = unsafe posix_spawn(&process, "/proc/self/exe", &actions, &attributes, words, environ)
    return code == 0 ? process : nil
  }

  /// Closes what whoever started this process left open, so that nobody waits for us to close it.
  public static func closeInheritedFiles() {
    guard let names = try? DirectoryEntries.read("/proc/self/fd") else { return }
    for number in names.compactMap({ Int32($0.name) }) where number > 2 { close(number) }
  }

  /// Stands in no directory that somebody might want to remove.
  public static func leaveDirectory() { unsafe _ = chdir("/") }
}
