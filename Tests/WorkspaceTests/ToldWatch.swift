import Platform
import Synchronization
import Workspace

/// A watch that says what the test told it.
final class ToldWatch: ChangeWatch {
  private let told = Mutex(TreeWatch.Changes.unknown)

  func next(_ changes: TreeWatch.Changes) { told.withLock { $0 = changes } }

  func changes() -> TreeWatch.Changes { told.withLock { $0 } }

  var isQuiet: Bool { changes() == .none }
}
