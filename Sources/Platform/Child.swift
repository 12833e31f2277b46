import Glibc

/// A started program with its two output pipes.
struct Child: ~Copyable {
  let process: pid_t
  let output: Descriptor
  let errors: Descriptor

  /// The files that a child starts with.
  private struct Streams {
    var input: Int32?
    var output: Int32
    var errors: Int32
  }

  /// Starts the program named first, found by `PATH`, with only these variables.
  ///
  /// Nothing is on its input unless it is given one.
  init(_ command: [String], _ environment: [String], input: Int32? = nil) throws(GitError) {
    guard let output = Pipe(), let errors = Pipe() else { throw .cannotStart(errno: errno) }
    let streams = Streams(input: input, output: output.writing, errors: errors.writing)
    let (code, process) = Self.spawn(command, environment, streams)
    // The writing ends are closed with the pipes, or the end of the output would never be seen.
    guard code == 0 else { throw code == ENOENT ? .notInstalled : .cannotStart(errno: code) }
    self.process = process
    self.output = output.closingWriter()
    self.errors = errors.closingWriter()
  }

  private static func spawn(
    _ command: [String], _ environment: [String], _ streams: Streams
  ) -> (code: Int32, process: pid_t) {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    if let input = streams.input {
      unsafe posix_spawn_file_actions_adddup2(&actions, input, 0)
    } else {
      unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    }
    unsafe posix_spawn_file_actions_adddup2(&actions, streams.output, 1)
    unsafe posix_spawn_file_actions_adddup2(&actions, streams.errors, 2)
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    // A process group of its own, so that what it starts can be ended with it.
    unsafe posix_spawnattr_setpgroup(&attributes, 0)
    // We may ignore SIGPIPE; a child that inherited that would not notice that we stopped reading.
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe sigaddset(&signals, SIGPIPE)
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    // Nor may it inherit that signals wait for a thread of ours.
    unsafe sigemptyset(&signals)
    unsafe posix_spawnattr_setsigmask(&attributes, &signals)
    let flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP
    unsafe posix_spawnattr_setflags(&attributes, Int16(flags))
    return unsafe withCStrings(command) { arguments in
      unsafe withCStrings(environment) { variables in
        var process = pid_t()
        let code = unsafe posix_spawnp(&process, command[0], &actions, &attributes, arguments, variables)
        return (code, process)
      }
    }
  }

  private static func withCStrings<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let pointers = unsafe strings.map { unsafe strdup($0) } + [nil]
    defer { unsafe pointers.forEach { unsafe free($0) } }
    return unsafe body(pointers)
  }
}
