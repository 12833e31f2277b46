import Facts
import Platform
import PythonSyntax
import Search

/// A project as it was at one commit after the other: of the next, only what differs is read and parsed.
struct RolledTree: ~Copyable {
  /// A file with its contents.
  struct File: Sendable {
    var blob: String
    var bytes: [UInt8]
    var record: FileRecord
  }

  private(set) var files: [String: File] = [:]
  /// What linked the last tree.
  private var linked: LinkedSources?
  /// The files that differ from those that were linked; nil where files came or went.
  private var stale: Set<String>?
  /// Contents that are not there, in a clone that has only a part.
  private(set) var missing: Set<String> = []
  private let history: BenchHistory
  private var objects: GitObjects
  /// The bytes of ignore files, by the names of their contents.
  private var ignoreFiles: [String: [UInt8]] = [:]

  init(_ history: BenchHistory) throws(BenchFailure) {
    self.history = history
    objects = try history.objects()
  }

  /// Goes on to a commit.
  mutating func roll(to commit: String) throws(BenchFailure) {
    let sources = try sources(at: commit)
    let stale = sources.filter { files[$0.path]?.blob != $0.blob && !missing.contains($0.blob) }
    let contents = try read(stale.map(\.blob))
    let kept = Set(sources.filter { !missing.contains($0.blob) }.map(\.path))
    let before = Set(files.keys)
    for path in before where !kept.contains(path) { files[path] = nil }
    let parsed = parallelMap(count: stale.count, makeScratch: { PythonParser() }) { row, parser in
      contents[row].map { bytes in
        File(
          blob: stale[row].blob, bytes: bytes,
          record: FileRecord(stale[row].path, bytes, kind: stale[row].kind, &parser))
      }
    }
    for (row, file) in parsed.enumerated() {
      files[stale[row].path] = file
      if file == nil { missing.insert(stale[row].blob) }
    }
    let isSame = before.count == files.count && before.allSatisfy { files[$0] != nil }
    self.stale = isSame ? self.stale?.union(stale.map(\.path)) : nil
  }

  /// The project, linked as it would be from the disk.
  mutating func workspace(root: String) -> Workspace {
    let paths = files.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var report = IndexReport()
    for path in paths { if let file = files[path] { report.add(file.record) } }
    let relinked = relinked()
    let linked = relinked ?? LinkedSources(paths.compactMap { files[$0]?.record }, &report)
    for path in relinked == nil ? paths : stale?.sorted() ?? [] { files[path]?.record.count(linked.terms(of: path)) }
    (self.linked, stale) = (linked, [])
    return linked.workspace(root, report)
  }

  /// The last tree with what differs put in its place; nil where some other file may see a difference.
  private mutating func relinked() -> LinkedSources? {
    guard let stale, var linked = linked.take(), linked.replace(stale.sorted().compactMap { files[$0]?.record }) else {
      return nil
    }
    return linked
  }

  /// What a walk of that tree would hand to the index.
  private mutating func sources(
    at commit: String
  ) throws(BenchFailure) -> [(path: String, blob: String, kind: SourceKind)] {
    let all = try history.files(at: commit)
    var rules: [String: [UInt8]] = [:]
    for (path, blob) in all where ListedTree.isIgnoreFile(path) {
      if ignoreFiles[blob] == nil { ignoreFiles[blob] = try read([blob])[0] ?? [] }
      rules[path] = ignoreFiles[blob]
    }
    var tree = ListedTree(ignoreFiles: rules)
    return all.compactMap { path, blob in
      guard let kind = SourceKind(path: path), tree.keeps(path) else { return nil }
      return (path, blob, kind)
    }
  }

  private mutating func read(_ blobs: [String]) throws(BenchFailure) -> [[UInt8]?] {
    do throws(GitError) {
      return try objects.read(blobs)
    } catch {
      throw BenchFailure(error)
    }
  }
}
