import Platform
import Synchronization

/// One line on the terminal that says what is being done; it appears after 300 ms and leaves no trace.
///
/// It shows by itself, so the work may be one long call. Without a terminal it does nothing at all.
struct ProgressLine: ~Copyable {
  private let board: Board?
  private let ticker: Ticker?

  init(isShown: Bool) {
    guard isShown else {
      (board, ticker) = (nil, nil)
      return
    }
    let board = Board()
    self.board = board
    ticker = Ticker(after: 300, every: 80) { board.show() }
  }

  deinit {
    ticker?.stop()
    board?.erase()
  }

  /// Says what is being done from now on.
  func update(_ text: @autoclosure () -> String) { board?.write(text()) }

  /// What is to be shown, and whether something is.
  private final class Board: Sendable {
    private let state = Mutex((text: "", shown: ""))

    func write(_ text: String) { state.withLock { $0.text = text } }

    func show() {
      state.withLock { state in
        if state.text == state.shown { return }
        state.shown = state.text
        Self.send("\r\u{1B}[2K\(state.text)")
      }
    }

    func erase() {
      state.withLock { if !$0.shown.isEmpty { Self.send("\r\u{1B}[2K") } }
    }

    private static func send(_ text: String) {
      var stream = StreamWriter(.error)
      stream.write(text)
      stream.flush()
    }
  }
}
