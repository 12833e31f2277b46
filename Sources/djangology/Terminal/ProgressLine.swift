import Platform

/// One line on the terminal that says how far the work is; it appears after 300 ms and leaves no trace.
struct ProgressLine: ~Copyable {
  private static let patience = 300.0
  private static let pause = 60.0

  private let isShown: Bool
  private let watch = Stopwatch()
  private var stream = StreamWriter(.error)
  private var lastShown: Double?

  init(isShown: Bool) { self.isShown = isShown }

  deinit { if lastShown != nil { Self.erase() } }

  /// Shows `text`, unless it is too early to show anything or the last text was shown just now.
  mutating func update(_ text: @autoclosure () -> String) {
    if !isShown { return }
    let now = watch.milliseconds
    guard now >= Self.patience, now - (lastShown ?? 0) >= Self.pause else { return }
    lastShown = now
    stream.write("\r\u{1B}[2K\(text())")
    stream.flush()
  }

  private static func erase() {
    var stream = StreamWriter(.error)
    stream.write("\r\u{1B}[2K")
    stream.flush()
  }
}
