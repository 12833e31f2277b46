import Base
import Platform
import Search

/// What a live project has read and linked by convention, and git's log: all that a capsule needs.
struct KeptFiles: Sendable {
  private var sources = KeptSources()
  /// Git's log as it was read last.
  private var history: (key: HistoryKey, index: HistoryIndex)?
  private let cache: ProjectCache

  init(_ cache: ProjectCache) { self.cache = cache }

  /// The project with all its facts.
  mutating func workspace(
    _ root: String, _ now: ProjectSnapshot, _ work: inout RefreshWork
  ) throws(WorkspaceError) -> Workspace {
    try sources.workspace(root, now, &work)
  }

  /// The project as far as a capsule needs it, which may come from the cache.
  mutating func capsuleWorkspace(
    _ root: String, _ now: ProjectSnapshot, _ work: inout RefreshWork
  ) throws(WorkspaceError) -> Workspace {
    if let loaded = sources.loaded(root, now, cache, &work) { return loaded }
    return try workspace(root, now, &work)
  }

  /// Tells the cache what it does not have yet.
  mutating func save() { sources.save(to: cache) }

  /// Git's log, if nothing has moved since it was read.
  mutating func log(_ key: HistoryKey?) -> [UInt8]? {
    guard let key else { return nil }
    if history?.key == key { return history?.index.log }
    return cache.find(.history, key.hash)
  }

  /// What git's log tells of the files of the index; read once while neither moves.
  ///
  /// - Parameter key: nil for a log that may be another the next time.
  mutating func history(_ log: [UInt8], _ key: HistoryKey?, _ index: SearchIndex) -> HistoryIndex {
    if let history, history.key == key, history.index.holds(index) { return history.index }
    let read = HistoryIndex(log: log, index: index)
    guard let key else { return read }
    if history?.key != key { cache.put(.history, key.hash, names: .blank, DiskTrace()) { log } }
    history = (key, read)
    return read
  }
}
