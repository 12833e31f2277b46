import Glibc

/// What this process is and takes.
public enum CurrentProcess {
  public static var number: Int32 { getpid() }

  /// Bytes of memory it occupies.
  public static var residentBytes: Int {
    guard let bytes = try? FileReader.read("/proc/self/statm") else { return 0 }
    let fields = String(decoding: bytes, as: UTF8.self).split(separator: " ")
    let pages = fields.count > 1 ? Int(fields[1]) ?? 0 : 0
    return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
  }

  /// The program's file as it was when the process started; it differs once another has been installed in its place.
  public static var program: String {
    guard let stamp = try? FileStamp(of: "/proc/self/exe") else { return "" }
    return "\(stamp.size)-\(stamp.modified)-\(stamp.inode)"
  }

  /// Ends it without waiting for anything: other threads may be in the middle of their work.
  public static func endAtOnce(_ code: Int32) -> Never { _exit(code) }

  /// Asks another process to end, or ends it.
  public static func stop(_ process: Int32, atOnce: Bool = false) {
    if process > 1 { kill(process, atOnce ? SIGKILL : SIGTERM) }
  }

  /// Whether a process of this number runs; one that has ended and is not yet buried does not.
  public static func isRunning(_ process: Int32) -> Bool {
    guard let bytes = try? FileReader.read("/proc/\(process)/stat") else { return false }
    // The state follows the name, which stands in parentheses and may hold some.
    let state = bytes.lastIndex(of: UInt8(ascii: ")")).map { bytes[($0 + 1)...].dropFirst().first }
    return state != UInt8(ascii: "Z") && state != UInt8(ascii: "X")
  }
}
