import Installer
import Platform
import TestKit

/// A project and a home made for one test and removed with this value.
struct TemporaryProject: ~Copyable {
  let root: String

  private let folder: TemporaryFolder

  init(_ files: [String: String] = [:]) throws {
    var all = files
    for (path, text) in files {
      all[path] = nil
      all["project/" + path] = text
    }
    let made = try TemporaryFolder(all)
    for name in ["/home", "/project"] { try AtomicWrite.makeDirectory(made.root + name) }
    root = made.root
    folder = made
  }

  var project: String { root + "/project" }
  var site: InstallSite { InstallSite(root: project, home: root + "/home") }

  func path(_ relative: String) -> String { project + "/" + relative }

  func write(_ text: String, to relative: String) throws { try folder.write(text, to: "project/" + relative) }

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
}
