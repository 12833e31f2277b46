import Platform
import Verify

/// What git knows of the change in a folder.
struct GitChange {
  private let git: Git
  private let root: String

  init(root: String) {
    self.root = root
    git = Git(in: root)
  }

  /// The working tree against the last commit, or against where the branch left `ref`.
  func read(since ref: String?) throws(VerifyFailure) -> ChangeSet {
    do throws(GitError) {
      _ = try git.run(["rev-parse", "--is-inside-work-tree"])
    } catch {
      throw .noGit(reason: error.words)
    }
    let (commit, words) = try base(ref)
    do throws(GitError) {
      return try read(commit, words)
    } catch {
      throw .noGit(reason: error.words)
    }
  }

  private func base(_ ref: String?) throws(VerifyFailure) -> (commit: String?, words: String) {
    guard let ref else { return (commit("HEAD"), "HEAD") }
    guard let named = commit(ref) else { throw .unknownBase(ref) }
    guard let merge = text(["merge-base", named, "HEAD"]) else { return (named, ref) }
    return (merge, merge == named ? ref : "the branch point with \(ref)")
  }

  private func commit(_ ref: String) -> String? {
    text(["rev-parse", "--verify", "--quiet", "--end-of-options", ref + "^{commit}"])
  }

  private func text(_ arguments: [String]) -> String? {
    guard let bytes = try? git.run(arguments) else { return nil }
    let line = String(decoding: bytes, as: UTF8.self).split(separator: "\n").first
    return line.map(String.init)
  }

  private func read(_ commit: String?, _ words: String) throws(GitError) -> ChangeSet {
    // Git knows the empty tree by this name whether it was ever stored or not.
    let tree = commit ?? text(["hash-object", "-t", "tree", "/dev/null"]) ?? ""
    let diff = try rawDiff(tree)
    let others = try git.run(["ls-files", "--others", "--exclude-standard", "-z", "--", "."])
    var entries = GitDiffEntry.all(in: diff)
    let known = Set(entries.map(\.path))
    for path in GitDiffEntry.paths(in: others) where !known.contains(path) {
      entries.append(GitDiffEntry(path: path, oldPath: nil, blob: nil, isGone: false))
    }
    let blobs = GitBlobs(
      entries.compactMap { Self.isText($0.oldPath ?? $0.path) ? $0.blob : nil }, in: commit, git)
    var set = ChangeSet(base: commit == nil ? "nothing: there is no commit yet" : words, files: [])
    set.isFirst = commit == nil
    set.commit = commit
    set.files = entries.compactMap { changed($0, blobs) }
    set.notes = entries.compactMap { entry in
      guard let blob = entry.blob, Self.isText(entry.oldPath ?? entry.path), blobs[blob] == nil else { return nil }
      return "\(entry.path): git does not have its old text"
    }
    set.joinMoves()
    set.files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    return set
  }

  /// Looking for renames takes old texts, which a clone may lack.
  private func rawDiff(_ tree: String) throws(GitError) -> [UInt8] {
    let words = ["diff", "--raw", "-z", "--no-abbrev", "--relative"]
    do throws(GitError) {
      return try git.run(words + ["-M", tree, "--", "."])
    } catch {
      return try git.run(words + ["--no-renames", tree, "--", "."])
    }
  }

  private func changed(_ entry: GitDiffEntry, _ blobs: GitBlobs) -> ChangedFile? {
    let old = entry.blob.map { blobs[$0] ?? [0] }
    let new = entry.isGone ? nil : (try? FileReader.read(root + "/" + entry.path)) ?? [0]
    // A file may differ only by its rights or stamp.
    if entry.oldPath == nil, old == new, old != [0] { return nil }
    return ChangedFile(path: entry.path, oldPath: entry.oldPath, old: old, new: new)
  }

  /// Whether the old bytes are worth having.
  private static func isText(_ path: String) -> Bool { SourceKind(path: path) != nil }
}

/// A line of `git diff --raw`.
struct GitDiffEntry {
  var path: String
  var oldPath: String?
  /// The old content's name.
  var blob: String?
  var isGone: Bool

  static func paths(in output: [UInt8]) -> [String] {
    output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  static func all(in output: [UInt8]) -> [GitDiffEntry] {
    var entries: [GitDiffEntry] = []
    var fields = paths(in: output)[...]
    var seen: Set<String> = []
    while let head = fields.popFirst() {
      let parts = head.split(separator: " ")
      guard head.hasPrefix(":"), parts.count == 5, let first = fields.popFirst(), let status = parts[4].first else {
        continue
      }
      let isRename = status == "R" || status == "C"
      let path = isRename ? fields.popFirst() ?? first : first
      // Links and submodules are no sources.
      let modes = [parts[0].dropFirst(), parts[1]]
      guard !modes.contains("160000"), !modes.contains("120000"), seen.insert(path).inserted else { continue }
      let isNew = parts[2].allSatisfy { $0 == "0" }
      entries.append(
        GitDiffEntry(
          path: path, oldPath: status == "R" ? first : nil, blob: isNew || status == "C" ? nil : String(parts[2]),
          isGone: status == "D"))
    }
    return entries
  }
}

/// The contents of git's blobs, fetched many at once.
struct GitBlobs {
  private var contents: [String: [UInt8]] = [:]

  /// - Parameter tree: a commit that holds them, below the folder git runs in.
  init(_ names: [String], in tree: String?, _ git: Git) {
    guard let tree, !names.isEmpty else { return }
    // A clone may lack blobs, and then git tells no sizes.
    let sizes = GitBlobs.sizes(in: (try? git.run(["ls-tree", "-r", "-l", "-z", tree])) ?? [])
    let wanted = Set(names).sorted().filter { sizes[$0] ?? 0 <= FileReader.sourceLimit }
    for start in stride(from: 0, to: wanted.count, by: 200) {
      read(wanted[start..<min(start + 200, wanted.count)], sizes, git)
    }
  }

  subscript(name: String) -> [UInt8]? { contents[name] }

  private static func sizes(in listing: [UInt8]) -> [String: Int] {
    var sizes: [String: Int] = [:]
    for line in listing.split(separator: 0) {
      let fields = line.prefix { $0 != UInt8(ascii: "\t") }.split(separator: UInt8(ascii: " "))
      guard fields.count == 4, let size = Int(String(decoding: fields[3], as: UTF8.self)) else { continue }
      sizes[String(decoding: fields[2], as: UTF8.self)] = size
    }
    return sizes
  }

  /// `git show` prints blobs one behind the other; their sizes tell them apart.
  private mutating func read(_ names: ArraySlice<String>, _ sizes: [String: Int], _ git: Git) {
    let total = names.reduce(0) { $0 + (sizes[$1] ?? 0) }
    guard let all = try? git.run(["show"] + names), total == all.count else {
      for name in names { contents[name] = try? git.run(["cat-file", "blob", name]) }
      return
    }
    var start = 0
    for name in names {
      let end = start + (sizes[name] ?? 0)
      contents[name] = Array(all[start..<end])
      start = end
    }
  }
}
