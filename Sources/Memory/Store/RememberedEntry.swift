/// An entry where it is kept, and whether the code it is about is as it was.
public struct RememberedEntry: Hashable, Sendable {
  public var topic: MemoryTopic
  public var entry: MemoryEntry
  /// Links whose code has changed since.
  public var changed: [CodeLink]
  /// Links to what is not there any more.
  public var gone: [CodeLink]

  public init(topic: MemoryTopic, entry: MemoryEntry, changed: [CodeLink] = [], gone: [CodeLink] = []) {
    self.topic = topic
    self.entry = entry
    self.changed = changed
    self.gone = gone
  }

  public var isStale: Bool { !changed.isEmpty || !gone.isEmpty }
}
