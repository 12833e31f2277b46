import Glibc

/// Lets this process become another program, which keeps its terminal and gives the shell its own exit code.
///
/// For `tests --run` alone: it is the one thing that runs code of the project, and only because somebody asked for it.
public enum ReplacedProcess {
  /// Comes back only when the program cannot be started, with the system's reason; nothing of ours is flushed.
  public static func become(_ words: [String], in folder: String) -> Int32 {
    guard let program = words.first else { return EINVAL }
    guard unsafe chdir(folder) == 0 else { return errno }
    // We ignore it; a program that inherits that goes on writing to nobody.
    _ = signal(SIGPIPE, SIG_DFL)
    let pointers = unsafe words.map { unsafe strdup($0) } + [nil]
    unsafe _ = execvp(program, pointers)
    let reason = errno
    unsafe pointers.forEach { unsafe free($0) }
    return reason
  }
}
