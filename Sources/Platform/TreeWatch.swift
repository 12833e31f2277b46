import Synchronization

/// Knows what changed below a directory since it was asked last, without looking at every file.
///
/// It watches the directories that a walk visits. What it says holds at the moment it is asked: the kernel has noted a
/// change before the call that made it returned. Whatever leaves a doubt – lost notes, a new directory, another ignore
/// file – makes it say so; where not every change is noted, or no more watches are to be had, it always does.
public final class TreeWatch: Sendable {
  public enum Changes: Hashable, Sendable {
    case none
    /// Files, by their paths below the root, that may have been changed, made or removed.
    case paths(Set<String>)
    /// Anything may have changed.
    case unknown
  }

  public enum Mode: Hashable, Sendable {
    case watching(directories: Int)
    /// Nothing is watched, and why.
    case polling(String)
  }

  private let state: Mutex<TreeWatchState>

  /// - Parameter limit: how many directories may be watched at most.
  public init(root: FilePath, limit: Int = .max) { state = Mutex(TreeWatchState(root: root, limit: limit)) }

  /// What changed since the last call; the first knows nothing.
  public func changes() -> Changes { state.withLock { $0.take() } }

  /// Notes what came in, and says whether anything did; it is still there to be taken.
  public func gather() -> Bool { state.withLock { $0.gather() } }

  /// Whether the next `changes` would tell of none; they are still there to be taken.
  public var isQuiet: Bool { state.withLock { $0.isQuiet() } }

  /// Has something to read when something changed; nothing while no directory is watched.
  public var handle: WaitHandle? { state.withLock { $0.handle } }

  public var mode: Mode { state.withLock { $0.mode } }
}
