import Glibc
import Installer
import Platform

/// A folder of files made for one test and removed with this value.
struct TemporaryProject: ~Copyable {
  let root: String

  init(_ files: [String: String] = [:]) throws {
    var template = Array("\(Environment.variable("TMPDIR") ?? "/tmp")/djangology-test-XXXXXX".utf8CString)
    guard let name = unsafe mkdtemp(&template) else { throw FileError.permissionDenied }
    let made = try FilePath(unsafe String(cString: name)).resolved().text
    try AtomicWrite.makeDirectory(made + "/home")
    try AtomicWrite.makeDirectory(made + "/project")
    for (path, text) in files { try Self.write(text, to: made + "/project/" + path) }
    root = made
  }

  deinit { Self.removeAll(root) }

  var project: String { root + "/project" }
  var site: InstallSite { InstallSite(root: project, home: root + "/home") }

  func path(_ relative: String) -> String { project + "/" + relative }

  func write(_ text: String, to relative: String) throws {
    try Self.write(text, to: path(relative))
  }

  private static func write(_ text: String, to path: String) throws {
    try AtomicWrite.makeDirectory(FilePath(path).parent.text)
    try AtomicWrite.write(Array(text.utf8), to: path)
  }

  func text(_ relative: String) throws -> String {
    String(decoding: try FileReader.read(path(relative)), as: UTF8.self)
  }

  func exists(_ relative: String) -> Bool { (try? FileStamp(of: path(relative))) != nil }

  /// Every file and folder below, with bytes.
  func contents() throws -> [String: [UInt8]] {
    var all: [String: [UInt8]] = [:]
    try Self.collect(root, "", into: &all)
    return all
  }

  private static func collect(_ root: String, _ inside: String, into all: inout [String: [UInt8]]) throws {
    for entry in try DirectoryEntries.read(root + inside) {
      let path = inside + "/" + entry.name
      if entry.isDirectory {
        all[path + "/"] = []
        try collect(root, path, into: &all)
      } else {
        all[path] = try FileReader.read(root + path)
      }
    }
  }

  private static func removeAll(_ path: String) {
    for entry in (try? DirectoryEntries.read(path)) ?? [] {
      let inner = path + "/" + entry.name
      if entry.isDirectory { removeAll(inner) } else { FileRemoval.remove(inner) }
    }
    FileRemoval.removeEmptyFolder(path)
  }
}
