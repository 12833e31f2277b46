import Discovery
import Platform

/// What was asked of the disk and what it answered: what a result stands on.
struct DiskTrace: Sendable, Equatable {
  /// One file or folder as it was found.
  struct Witness: Sendable, Equatable {
    /// Nil when there was nothing.
    var stamp: FileStamp?
    /// Of the bytes, or of a folder's entries; nil when they could not be read.
    var hash: ContentHash?
    /// The stamp alone proves nothing.
    var isRacy: Bool
  }

  var files: [String: Witness] = [:]
  var folders: [String: Witness] = [:]

  mutating func add(_ other: DiskTrace) {
    files.merge(other.files) { first, _ in first }
    folders.merge(other.folders) { first, _ in first }
  }

  /// The first place where the disk now answers something else; stamps that moved without a change are taken over.
  mutating func firstChange(in tree: DiskTree, _ snapshot: ProjectSnapshot) -> String? {
    for (path, known) in files {
      let stamp = snapshot.stamp(of: path) ?? tree.stamp(of: path)
      if stamp == known.stamp, !known.isRacy { continue }
      let found = tree.witness(file: path, snapshot.moment).witness
      if found.hash != known.hash { return path }
      files[path] = found
    }
    for (path, known) in folders {
      if tree.stamp(of: path) == known.stamp, !known.isRacy { continue }
      let found = tree.witness(folder: path, snapshot.moment).witness
      if found.hash != known.hash { return path }
      folders[path] = found
    }
    return nil
  }
}

extension DiskTree {
  func stamp(of path: String) -> FileStamp? { try? FileStamp(of: place(path)) }

  /// The bytes of a file and what to remember of it.
  func witness(file path: String, _ moment: WallClock) -> (bytes: [UInt8]?, witness: DiskTrace.Witness) {
    if let laid = overlay.bytes(at: path) {
      return (laid, .init(stamp: nil, hash: laid.map { ContentHash($0) }, isRacy: true))
    }
    do throws(FileError) {
      let (bytes, stamp) = try FileReader.readStamped(place(path), limit: Self.limit)
      return (bytes, .init(stamp: stamp, hash: ContentHash(bytes), isRacy: stamp.isRacy(readAt: moment)))
    } catch {
      return (nil, absence(of: path, moment))
    }
  }

  func witness(folder path: String, _ moment: WallClock) -> (entries: [FileTreeEntry]?, witness: DiskTrace.Witness) {
    let stamp = stamp(of: path)
    guard let entries = list(path) else { return (nil, absence(of: path, moment)) }
    let names = entries.map { $0.isFolder ? $0.name + "/" : $0.name + "\0" }.sorted()
    let isRacy = stamp?.isRacy(readAt: moment) ?? true
    return (entries, .init(stamp: stamp, hash: ContentHash(names), isRacy: isRacy))
  }

  private func absence(of path: String, _ moment: WallClock) -> DiskTrace.Witness {
    let stamp = stamp(of: path)
    return .init(stamp: stamp, hash: nil, isRacy: stamp?.isRacy(readAt: moment) ?? false)
  }
}
