public import Platform

/// Where something is installed: a project's folder, and the user's home for what can only stand there.
public struct InstallSite: Sendable {
  public let root: FilePath
  public let home: FilePath?

  public init(root: String, home: String? = nil) {
    self.root = FilePath(root)
    self.home = home.map { FilePath($0) }
  }

  /// Where a path of a plan lies on the disk; nil for the home of nobody.
  func place(_ path: String) -> String? {
    path.hasPrefix("~/") ? home?.appending(path.dropFirst(2)).text : root.appending(path).text
  }

  /// The file's bytes; nil where there is none.
  func read(_ path: String) throws(FileError) -> [UInt8]? {
    guard let place = place(path) else { throw .notFound }
    do throws(FileError) {
      return try FileReader.read(place)
    } catch .notFound {
      return nil
    } catch .notADirectory {
      return nil
    }
  }

  public func exists(_ path: String) -> Bool {
    guard let place = place(path) else { return false }
    return (try? FileStamp(of: place)) != nil
  }

  public func text(_ path: String) -> String? {
    guard let bytes = try? read(path) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The folders above a file that are not there, the outer ones first.
  func missingFolders(above path: String) -> [String] {
    var missing: [String] = []
    var folder = FilePath(path).parent
    while !folder.text.isEmpty, folder.text != "~", !exists(folder.text) {
      missing.insert(folder.text, at: 0)
      folder = folder.parent
    }
    return missing
  }

  /// What an earlier installation left here.
  public var record: InstallRecord? {
    guard let bytes = try? read(InstallRecord.path) else { return nil }
    return InstallRecord(bytes)
  }
}
