/// What the doing of a call may know of the one who waits for it.
public struct CallContext: Sendable {
  private let call: Call?

  init(_ call: Call?) { self.call = call }

  /// For what is done without a client: nobody cancels, nobody is told.
  public static let unattended = CallContext(nil)

  /// Whether nobody waits for the answer any more: what was not begun need not be.
  public var isCancelled: Bool { call?.isCancelled ?? false }

  /// Tells the client how far the work is, if it asked to be told; a step that is not further is not told.
  public func report(_ message: String, step: Int, of total: Int? = nil) {
    call?.report(message, step: step, of: total)
  }
}
