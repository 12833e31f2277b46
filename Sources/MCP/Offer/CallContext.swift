/// What the doing of a call may know of the one who waits for it.
public struct CallContext: Sendable {
  private let call: Call?

  init(_ call: Call?) { self.call = call }

  /// For what is done without a client: nobody cancels, nobody is told.
  public static let unattended = CallContext(nil)

  /// Whether nobody waits for the answer any more: what was not begun need not be.
  public var isCancelled: Bool { call?.isCancelled ?? false }

  /// Says what is being done from now on: a client that asked for it is told, if that takes long.
  public func report(_ stage: String) { call?.report(stage) }
}
