import Base
import Platform
import Verify

/// A change that somebody hands over as a diff.
struct DiffChange {
  let root: String

  func read(_ bytes: [UInt8]) throws(VerifyFailure) -> ChangeSet {
    guard let diff = UnifiedDiff(bytes) else { throw .badDiff(reason: "it breaks off inside of a hunk") }
    if diff.files.isEmpty, bytes.contains(where: { $0 > 32 }) { throw .badDiff(reason: "there is no diff in it") }
    var set = ChangeSet(base: "the side before the diff", files: [])
    // `git diff | …` finds its change in the files; one that somebody proposes is not there yet.
    if let files = sides(of: diff, .backwards) {
      set.files = files
    } else if let files = sides(of: diff, .forwards) {
      set.files = files
      set.isProposed = true
    } else {
      throw .badDiff(reason: "it fits the files of the project neither as they are nor backwards")
    }
    set.notes = diff.files.filter(\.isBinary).compactMap { ($0.newPath ?? $0.oldPath).map { "\($0): binary" } }
    set.files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    return set
  }

  /// Both sides of every file, the disk holding the new one (backwards) or the old one (forwards).
  private func sides(of diff: UnifiedDiff, _ direction: UnifiedDiff.File.Direction) -> [ChangedFile]? {
    var files: [ChangedFile] = []
    for file in diff.files where !file.isBinary {
      let (here, there) = direction == .backwards ? (file.newPath, file.oldPath) : (file.oldPath, file.newPath)
      guard let path = file.newPath ?? file.oldPath, isInside(path), here.map(isInside) ?? true else { return nil }
      let known = here.flatMap { try? FileReader.read(root + "/" + $0) }
      // A file that the diff makes or removes must be missing on the one side.
      if (here != nil) != (known != nil) { return nil }
      if here == nil, let there, (try? FileReader.read(root + "/" + there)) != nil { return nil }
      guard let other = file.applied(to: known ?? [], direction) else { return nil }
      let (old, new) = direction == .backwards ? (other, known ?? []) : (known ?? [], other)
      files.append(
        ChangedFile(
          path: path, oldPath: file.oldPath != file.newPath && file.newPath != nil ? file.oldPath : nil,
          old: file.oldPath == nil ? nil : old, new: file.newPath == nil ? nil : new))
    }
    return files
  }

  private func isInside(_ path: String) -> Bool {
    !path.hasPrefix("/") && !path.pathParts.contains("..")
  }
}
