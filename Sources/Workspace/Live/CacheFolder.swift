import Platform
import Store

/// Where the caches of projects lie on this machine.
public struct CacheFolder: Sendable {
  let path: String
  let build: String

  /// - Parameter build: tells one build of the program from another.
  public init(path: String, build: String = CacheFolder.thisBuild) {
    self.path = path
    self.build = build
  }

  /// What `DJANGOLOGY_CACHE` says – `off`, or a folder – else the user's cache folder; nil when there shall be none.
  public static var usual: CacheFolder? {
    switch Environment.variable("DJANGOLOGY_CACHE") {
    case "off"?: nil
    case let folder?: CacheFolder(path: FilePath(folder).absolute.text)
    case nil: Environment.cacheDirectory.map { CacheFolder(path: $0 + "/djangology") }
    }
  }

  /// Two builds never share what one of them packed: their rows may lie differently in memory.
  public static var thisBuild: String {
    guard let stamp = try? FileStamp(of: "/proc/self/exe") else { return "" }
    return "\(stamp.size).\(stamp.modified).\(stamp.inode)"
  }

  func store(of root: String) -> ResultStore? {
    guard !build.isEmpty, let place = try? FilePath(root).resolved() else { return nil }
    return ResultStore(root: place.text, directory: path, build: build)
  }
}
