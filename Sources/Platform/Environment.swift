import Glibc

/// What the process was started with: variables, directories, terminal, processors.
public enum Environment {
  /// The variable's value; a variable set to nothing counts as not set.
  public static func variable(_ name: String) -> String? {
    guard let value = unsafe getenv(name), unsafe value.pointee != 0 else { return nil }
    return unsafe String(cString: value)
  }

  /// All variables of the process.
  public static var all: [String: String] {
    var variables: [String: String] = [:]
    var next = unsafe environ
    while let entry = unsafe next.pointee {
      let pair = unsafe String(cString: entry).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if pair.count == 2 { variables[String(pair[0])] = String(pair[1]) }
      unsafe next += 1
    }
    return variables
  }

  /// The variables that a project's settings may look at: all but those that tell one terminal or session from another.
  public static var forProjects: [String: String] {
    all.filter { name, _ in !ofSession.contains(name) && !ofSessions.contains { name.hasPrefix($0) } }
  }

  private static let ofSession: Set<String> = [
    "_", "SHLVL", "PWD", "OLDPWD", "COLUMNS", "LINES", "COLORTERM", "NO_COLOR", "STY", "WINDOWID", "SSH_TTY",
    "DBUS_SESSION_BUS_ADDRESS", "LS_COLORS",
  ]
  private static let ofSessions = [
    "TERM", "TMUX", "SSH_", "XDG_SESSION", "DJANGOLOGY_", "CLAUDE", "VSCODE_", "INVOCATION_ID", "JOURNAL_STREAM",
  ]

  public static var currentDirectory: String {
    guard let path = unsafe getcwd(nil, 0) else { return "/" }
    defer { unsafe free(path) }
    return unsafe String(cString: path)
  }

  public static var homeDirectory: String? { variable("HOME") }

  /// Where derived data may live, by the XDG convention; nothing when there is not even a home.
  public static var cacheDirectory: String? { xdg("XDG_CACHE_HOME", below: "/.cache") }

  public static var configDirectory: String? { xdg("XDG_CONFIG_HOME", below: "/.config") }

  /// Where sockets may live; nothing outside a login session.
  public static var runtimeDirectory: String? { xdg("XDG_RUNTIME_DIR", below: nil) }

  public static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  public static var userID: UInt32 { geteuid() }

  /// Ends the process at once; whoever holds unsent output sends it before.
  public static func exit(_ code: Int32) -> Never { Glibc.exit(code) }

  public static func isTerminal(_ stream: StandardStream) -> Bool { isatty(stream.rawValue) == 1 }

  /// Columns of the terminal behind `stream`, else what `COLUMNS` says.
  public static func terminalWidth(_ stream: StandardStream = .output) -> Int? {
    var size = winsize()
    if unsafe ioctl(stream.rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    return variable("COLUMNS").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
  }

  // The specification says to ignore relative paths in these variables.
  private static func xdg(_ name: String, below fallback: String?) -> String? {
    if let path = variable(name), path.utf8.first == UInt8(ascii: "/") { return path }
    guard let fallback, let homeDirectory else { return nil }
    return homeDirectory + fallback
  }
}
