import Base
import Synchronization

/// Where the answer to a message goes.
enum Outlet: Sendable {
  case stream(FrameSender)
  case batch(Batch)

  func deliver(_ frame: JSONValue, unless isUnwanted: () -> Bool = { false }) {
    switch self {
    case .stream(let sender): sender.send(frame, isUnwanted)
    case .batch(let batch): batch.deliver(isUnwanted() ? nil : frame)
    }
  }

  /// There will be no answer.
  func skip() {
    switch self {
    case .stream: break
    case .batch(let batch): batch.deliver(nil)
    }
  }
}

/// Writes one message as a line, unless it is unwanted when its turn has come.
struct FrameSender: Sendable {
  let send: @Sendable (JSONValue, _ unless: () -> Bool) -> Void
}

/// Messages that came as one array: so do their answers, when the last of them is there.
final class Batch: Sendable {
  private struct State {
    var missing: Int
    var frames: [JSONValue] = []
  }

  private let state: Mutex<State>
  private let sender: FrameSender

  init(answers: Int, _ sender: FrameSender) {
    state = Mutex(State(missing: answers))
    self.sender = sender
  }

  /// Takes an answer, or notes that there will be none.
  func deliver(_ frame: JSONValue?) {
    let complete: [JSONValue]? = state.withLock { state in
      if let frame { state.frames.append(frame) }
      state.missing -= 1
      return state.missing == 0 && !state.frames.isEmpty ? state.frames : nil
    }
    if let complete { sender.send(.array(complete)) { false } }
  }
}
