internal import Base
public import Platform

/// What is remembered of a repository's projects, as Markdown files that belong to it.
public struct MemoryStore: Sendable {
  /// Below the root.
  public static let folder = ".djangology/memory"

  public enum Failure: Error, Hashable, Sendable {
    /// A secret stands in these lines of the text; nothing was written.
    case secrets([SecretScan.Finding])
    case emptyTitle
    /// Somebody else has been writing for too long.
    case locked
    case file(FileError)
  }

  /// What is known of one project, without the texts.
  public struct ProjectSummary: Hashable, Sendable {
    public var project: String
    public var entries: Int
    public var stale: Int

    public init(project: String, entries: Int, stale: Int) {
      self.project = project
      self.entries = entries
      self.stale = stale
    }
  }

  public let root: FilePath

  public init(root: String) { self.root = FilePath(root) }

  // MARK: Reading

  /// The memory of the skill: which projects it has worked on, and how much of that still holds.
  public func skillMemory() -> [ProjectSummary] {
    let names = (try? DirectoryEntries.read(root.appending(Self.folder).text)) ?? []
    return names.filter(\.isDirectory).map(\.name).sorted().map { name in
      let entries = project(name)
      return ProjectSummary(project: name, entries: entries.count, stale: entries.count { $0.isStale })
    }
  }

  /// Everything that is remembered of a project, in the order of topics and entries.
  public func project(_ name: String) -> [RememberedEntry] {
    MemoryTopic.allCases.flatMap { topic in
      file(topic, of: name).entries.map { remembered($0, topic) }
    }
  }

  private func remembered(_ entry: MemoryEntry, _ topic: MemoryTopic) -> RememberedEntry {
    let code = LinkedCode(root: root)
    let states = entry.links.map { ($0, code.state($0)) }
    return RememberedEntry(
      topic: topic, entry: entry, changed: states.filter { $0.1 == .changed }.map(\.0),
      gone: states.filter { $0.1 == .gone }.map(\.0))
  }

  /// The text of one file; nil where nothing was remembered.
  public func text(_ topic: MemoryTopic, of project: String) -> String? {
    (try? FileReader.read(place(topic, project))).map { String(decoding: $0, as: UTF8.self) }
  }

  private func file(_ topic: MemoryTopic, of project: String) -> MemoryFile {
    text(topic, of: project).map { MemoryFile($0) } ?? MemoryFile(topic)
  }

  private func place(_ topic: MemoryTopic, _ project: String) -> String {
    root.appending(Self.path(topic, of: project)).text
  }

  /// Where a topic lies below the root.
  public static func path(_ topic: MemoryTopic, of project: String) -> String {
    "\(folder)/\(folderName(project))/\(topic.fileName)"
  }

  /// A project's name as that of a folder.
  static func folderName(_ project: String) -> String {
    let name = project.map { $0.isLetter || $0.isNumber || "-_.".contains($0) ? $0 : "_" }
    let text = String(String(name).drop { $0 == "." })
    return text.isEmpty ? "project" : text
  }

  // MARK: Writing

  /// Remembers the entry, in place of one with the same title; links get the hashes of what they mean now.
  public func update(_ entry: MemoryEntry, in topic: MemoryTopic, of project: String) throws(Failure) {
    guard entry.title.contains(where: { !$0.isWhitespace }) else { throw .emptyTitle }
    let found = SecretScan.findings(in: entry.title + "\n" + entry.text)
    if !found.isEmpty { throw .secrets(found) }
    let code = LinkedCode(root: root)
    var linked = entry
    for index in linked.links.indices { linked.links[index].hash = code.hash(linked.links[index]) ?? "" }
    try change(topic, of: project) { $0.put(linked) }
  }

  /// Forgets the entry of this title; says whether there was one.
  @discardableResult
  public func forget(_ title: String, in topic: MemoryTopic, of project: String) throws(Failure) -> Bool {
    var wasThere = false
    try change(topic, of: project) { wasThere = $0.remove(title) }
    return wasThere
  }

  /// Reads, changes and writes a file while nobody else does.
  private func change(
    _ topic: MemoryTopic, of project: String, _ edit: (inout MemoryFile) -> Void
  ) throws(Failure) {
    do throws(FileError) {
      let place = place(topic, project)
      try AtomicWrite.makeDirectory(FilePath(place).parent.text)
      guard let lock = try FileLock.take(place + ".lock", within: 10_000) else { throw .other(errno: 0) }
      var file = file(topic, of: project)
      edit(&file)
      try AtomicWrite.write(Array(file.text.utf8), to: place, durability: .synced)
      _ = consume lock
    } catch {
      throw error == .other(errno: 0) ? .locked : .file(error)
    }
  }
}
