/// What answering one question cost: which files were looked at again, and what had to be made anew.
public struct RefreshWork: Sendable, Equatable {
  /// The folders were walked; without it, a watch said that nothing changed.
  public var walked: Bool
  /// Files whose stamp had changed or proved nothing, in order.
  public var read: [String] = []
  /// Those of them with other bytes than before, and new ones.
  public var parsed: [String] = []
  public var removed: [String] = []
  /// The facts of all files were linked again.
  public var linked = false
  /// Files whose own mentions were linked again, because nothing that others see of them had changed.
  public var relinked: [String] = []
  /// Why Django's start was evaluated; nil when it was not.
  public var booted: String?
  /// Why the graph of impact was read; nil when it was not.
  public var readForImpact: String?
  /// Answers that came from the cache on disk.
  public var loaded: [String] = []

  public init(walked: Bool = false) { self.walked = walked }
}
