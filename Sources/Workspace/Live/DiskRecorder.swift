import Platform
import Synchronization

/// Notes what is asked of the disk while something is worked out.
final class DiskRecorder: Sendable {
  private let state = Mutex(DiskTrace())
  /// Before the first question.
  let moment: WallClock

  init(_ moment: WallClock) { self.moment = moment }

  /// What was noted so far.
  var trace: DiskTrace { state.withLock { $0 } }

  /// The first answer counts: if a later one differs, the trace no longer holds.
  func note(file path: String, _ witness: DiskTrace.Witness) {
    state.withLock { state in
      if state.files[path] == nil { state.files[path] = witness }
    }
  }

  func note(folder path: String, _ witness: DiskTrace.Witness) {
    state.withLock { state in
      if state.folders[path] == nil { state.folders[path] = witness }
    }
  }

  func knows(folder path: String) -> Bool { state.withLock { $0.folders[path] != nil } }
}
