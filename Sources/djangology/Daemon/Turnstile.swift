import Platform
import Synchronization

/// Lets so many through at once, the others in the order they came.
final class Turnstile: Sendable {
  private struct State {
    var free: Int
    var waiting: [Bell] = []
  }

  private let state: Mutex<State>

  init(places: Int) { state = Mutex(State(free: places)) }

  /// Returns when there is a place; `leave` must follow.
  func enter() {
    // Without a bell there is no waiting: too many at work is better than nobody.
    let bell = Bell()
    let mustWait = state.withLock { state in
      state.free -= 1
      guard state.free < 0, let bell else { return false }
      state.waiting.append(bell)
      return true
    }
    if mustWait, let bell { while !WaitHandle.wait(for: [bell.handle], milliseconds: 60_000)[0] {} }
  }

  func leave() {
    let next = state.withLock { state in
      state.free += 1
      return state.waiting.isEmpty ? nil : state.waiting.removeFirst()
    }
    next?.ring()
  }
}
