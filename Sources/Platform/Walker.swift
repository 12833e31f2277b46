import Base
import Glibc

/// The state of one directory walk: where it stands and what it has found.
struct Walker: ~Copyable {
  var result = WalkResult()

  private struct Frame {
    let entries: DirectoryListing.Entries
    /// Rows still to be looked at.
    var pending: Range<Int>
    /// Length of the directory's path in `path`, with its closing slash.
    let length: Int
    let scopes: WalkRules.Scopes
  }

  private let root: Descriptor
  private let realRoot: FilePath
  private let sizeLimit: Int
  private var rules: WalkRules
  private var listing = DirectoryListing()
  private var stack: [Frame] = []
  /// From the top of the repository to where we stand; the walk's own paths start at `rootLength`.
  private var path: [UInt8]
  private let rootLength: Int
  private var links: [String] = []
  /// Real paths, below the root, of the directories walked; only links look into it.
  private var walked: [String] = []

  init(root: consuming Descriptor, realRoot: FilePath, sizeLimit: Int) {
    self.root = root
    self.realRoot = realRoot
    self.sizeLimit = sizeLimit
    rules = WalkRules(root: realRoot)
    path = rules.pathAboveRoot
    rootLength = path.count
  }

  mutating func walkRoot(_ keep: (Span<UInt8>) -> Bool) throws(FileError) {
    let directory = try Descriptor(opening: ".", below: root.number, O_RDONLY | O_DIRECTORY)
    let entries = try listing.read(directory)
    push(directory, entries, isRoot: true, below: rules.outer, keep)
    drain(keep)
  }

  /// Walks directories reached only by symlink, which lie below the root and were not walked under their own name.
  mutating func followLinks(_ keep: (Span<UInt8>) -> Bool) {
    if links.isEmpty { return }
    var seen = Set(walked)
    while let link = links.min(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      links.removeAll { $0 == link }
      guard let real = try? realRoot.appending(link).resolved().relative(to: realRoot)?.text else { continue }
      // A target that holds a directory already walked would list that one's files twice.
      if seen.contains(where: { $0 == real || $0.utf8.starts(with: (real + "/").utf8) }) { continue }
      walked = []
      result.followsLinks = true
      path.removeSubrange(rootLength...)
      path += link.utf8
      let name = path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
      visit(name: name, below: rules.outer, parentIsPythonProject: false, keep)
      drain(keep)
      for directory in walked { seen.insert(real + directory.dropFirst(link.count)) }
    }
    result.files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// Goes on with the directories on the stack, depth first, until none is left.
  private mutating func drain(_ keep: (Span<UInt8>) -> Bool) {
    while let top = stack.last {
      guard let next = top.pending.first else {
        listing.drop(stack.removeLast().entries)
        continue
      }
      stack[stack.count - 1].pending = next + 1..<top.pending.upperBound
      let row = listing.rows[next]
      path.removeSubrange(top.length...)
      path += listing.name(row)
      switch row.kind {
      case .file: emit(row.stamp)
      case .sharedFile:
        result.shared.append(text)
        emit(row.stamp)
      case .directory:
        visit(
          name: top.length, below: top.scopes, parentIsPythonProject: top.entries.landmarks.contains(.pythonProject),
          keep)
      case .linkedDirectory: links.append(text)
      }
    }
  }

  /// The path we stand at, seen from the root.
  private var text: String { String(decoding: path[rootLength...], as: UTF8.self) }

  private mutating func emit(_ stamp: FileStamp) {
    guard let text = String(validating: path[rootLength...], as: UTF8.self) else {
      result.problems.append(WalkProblem(path: text, reason: .undecodableName))
      return
    }
    result.files.append(WalkedFile(path: text, stamp: stamp))
  }

  /// Opens the directory we stand at, unless a rule leaves it out.
  private mutating func visit(
    name: Int, below parent: WalkRules.Scopes, parentIsPythonProject: Bool, _ keep: (Span<UInt8>) -> Bool
  ) {
    let byName = PruneRules.reason(name: path[name...])
    if byName == .versionControl { return skip(.versionControl) }
    let wanted = rules.ownVerdict(path, name: name, isDirectory: true, in: parent).map { !$0 }
    if wanted == false { return skip(.ignored) }
    if wanted == nil {
      if let byName { return skip(byName) }
      if isVirtualEnvironment(name) { return skip(.virtualEnvironment) }
      if rules.gitIgnores(path, name: name, isDirectory: true, in: parent) { return skip(.ignored) }
    }
    do throws(FileError) {
      let directory = try Descriptor(opening: text, below: root.number, O_RDONLY | O_DIRECTORY)
      let entries = try listing.read(directory)
      let byContents = PruneRules.reason(
        name: path[name...], entries: entries, of: listing, parentIsPythonProject: parentIsPythonProject)
      if wanted == nil, let byContents {
        listing.drop(entries)
        return skip(byContents)
      }
      push(directory, entries, isRoot: false, below: parent, keep)
    } catch {
      result.problems.append(WalkProblem(path: text, reason: .file(error)))
    }
  }

  private mutating func skip(_ reason: SkippedDirectory.Reason) {
    result.skipped.append(SkippedDirectory(path: text, reason: reason))
  }

  private func isVirtualEnvironment(_ name: Int) -> Bool {
    guard PruneRules.isVirtualEnvironmentName(path[name...]) else { return false }
    return ["/pyvenv.cfg", "/bin/python", "/Scripts/python.exe"].contains { inside in
      unsafe faccessat(root.number, text + inside, F_OK, AT_SYMLINK_NOFOLLOW) == 0
    }
  }

  /// Keeps of the listed entries what is wanted, sorted, and puts the directory on the stack.
  private mutating func push(
    _ directory: borrowing Descriptor, _ entries: DirectoryListing.Entries, isRoot: Bool,
    below parent: WalkRules.Scopes,
    _ keep: (Span<UInt8>) -> Bool
  ) {
    walked.append(text)
    result.directories.append(text)
    if entries.landmarks.contains(.ownIgnore) { result.hasOwnRules = true }
    if !isRoot { path.append(UInt8(ascii: "/")) }
    let scopes = rules.enter(directory, entries.landmarks, path: path, isRoot: isRoot, below: parent)
    let length = path.count
    var kept = entries.rows.lowerBound
    for index in entries.rows where isWanted(index, directory, length, scopes, keep) {
      listing.move(index, to: kept)
      kept += 1
    }
    listing.sort(entries.rows.lowerBound..<kept)
    stack.append(
      Frame(entries: entries, pending: entries.rows.lowerBound..<kept, length: length, scopes: scopes))
  }

  /// Whether the entry is a directory, or a file to keep, whose stamp is then filled in.
  private mutating func isWanted(
    _ index: Int, _ directory: borrowing Descriptor, _ length: Int, _ scopes: WalkRules.Scopes,
    _ keep: (Span<UInt8>) -> Bool
  ) -> Bool {
    let row = listing.rows[index]
    if row.kind.isDirectory { return true }
    guard keep(listing.names.span.extracting(row.name.indices)) else { return false }
    path.removeSubrange(length...)
    path += listing.name(row)
    let own = rules.ownVerdict(path, name: length, isDirectory: false, in: scopes)
    if own ?? rules.gitIgnores(path, name: length, isDirectory: false, in: scopes) { return false }
    do throws(FileError) {
      let size = try listing.stamp(index, in: directory)
      if size > sizeLimit { throw .tooLarge(bytes: size, limit: sizeLimit) }
      return true
    } catch {
      result.problems.append(WalkProblem(path: text, reason: .file(error)))
      return false
    }
  }
}
