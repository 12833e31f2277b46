/// A receiver connected to a signal, for one sender.
public struct DumpedReceiver: Sendable, Equatable {
  public enum Sender: Sendable, Equatable {
    /// A model's label.
    case model(String)
    /// An app's label.
    case appConfig(String)
    /// A dotted class.
    case `class`(String)
    case any
  }

  public var signal: Known<String>
  /// Dotted name of the function or method.
  public var receiver: Known<String>
  public var sender: Known<Sender>
  public var dispatchUID: Known<String?> = .value(nil)
  public var place: DumpedPlace
  public var note = EntryNote()

  public init(signal: Known<String>, receiver: Known<String>, sender: Known<Sender>, place: DumpedPlace) {
    self.signal = signal
    self.receiver = receiver
    self.sender = sender
    self.place = place
  }
}
