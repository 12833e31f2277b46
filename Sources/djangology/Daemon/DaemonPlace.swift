import Platform

/// Where the daemon of one project is found, and its lock and log: one place a root.
struct DaemonPlace: Sendable {
  /// Absolute, every symlink followed.
  let root: FilePath
  let socket: String
  let lock: String
  let log: String

  /// Throws when the root is no directory, or when there is nowhere that only the user can look into.
  init(root: String) throws(FileError) {
    self = try DaemonPlace(root: FilePath(root).resolved(), in: RuntimeFolder.open())
  }

  init(root: FilePath, in folder: FilePath) {
    self.root = root
    let base = folder.appending(Self.name(of: root)).text
    (socket, lock, log) = (base + ".sock", base + ".lock", base + ".log")
  }

  /// The sockets of all daemons of this user that may be running.
  static func allSockets() throws(FileError) -> [String] {
    let folder = try RuntimeFolder.open()
    // A listing leaves sockets out; each has a lock beside it.
    let locks = try DirectoryEntries.read(folder.text).map(\.name).filter { $0.hasSuffix(".lock") }.sorted()
    return locks.map { folder.appending($0.dropLast(5) + ".sock").text }
  }

  // A socket's path has room for little more than a hundred bytes.
  private static func name(of root: FilePath) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in root.text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
