import Glibc
import Platform

/// A folder made for one test and removed with this value.
public struct TemporaryFolder: ~Copyable {
  public let root: String

  public init(_ files: [String: String] = [:]) throws {
    var template = Array("\(Environment.variable("TMPDIR") ?? "/tmp")/djangology-test-XXXXXX".utf8CString)
    guard let name = unsafe mkdtemp(&template) else { throw FileError.permissionDenied }
    let made = try FilePath(unsafe String(cString: name)).resolved().text
    for (path, text) in files { try Self.write(text, to: made + "/" + path) }
    root = made
  }

  deinit { Self.removeAll(root) }

  public func write(_ text: String, to relative: String) throws { try Self.write(text, to: root + "/" + relative) }

  public func text(_ relative: String) throws -> String {
    String(decoding: try FileReader.read(root + "/" + relative), as: UTF8.self)
  }

  /// Runs git, which a test may let write.
  public func git(_ arguments: String...) throws {
    let identity = ["-c", "user.name=a", "-c", "user.email=a@b"]
    _ = try Git(in: root).run(identity + arguments)
  }

  private static func write(_ text: String, to path: String) throws {
    try AtomicWrite.makeDirectory(FilePath(path).parent.text)
    try AtomicWrite.write(Array(text.utf8), to: path)
  }

  private static func removeAll(_ path: String) {
    for entry in (try? DirectoryEntries.read(path)) ?? [] {
      let inner = path + "/" + entry.name
      if entry.isDirectory { removeAll(inner) } else { FileRemoval.remove(inner) }
    }
    FileRemoval.removeEmptyFolder(path)
  }
}
