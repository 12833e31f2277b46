import FoundationEssentials
import Guard
import TestKit

/// A folder on disk for one test, gone with it.
final class ProjectFolder {
  let root: String

  init(_ files: [SpecFile] = []) throws {
    root = FileManager.default.temporaryDirectory.appending(path: "guard-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    for file in files { try write(file.path, file.text) }
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  func write(_ path: String, _ text: String) throws {
    let target = URL(filePath: root).appending(path: path)
    try FileManager.default.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: target)
    if path.hasSuffix(".sh") || text.hasPrefix("#!") {
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: target.path)
    }
  }
}
