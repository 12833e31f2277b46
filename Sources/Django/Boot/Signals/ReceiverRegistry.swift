import Base
import Evaluation

/// The connections of all signals, in the order in which they were made.
struct ReceiverRegistry {
  private(set) var connections: [Connection] = []
  private var rows: Set<Connection.Key> = []
  /// Calls of `connect` whose signal, receiver or sender is not known.
  var unknown: [Place] = []

  /// A second connection under the same key changes nothing (Signal.connect).
  mutating func connect(_ connection: Connection) {
    if rows.insert(connection.key).inserted { connections.append(connection) }
  }

  mutating func disconnect(_ key: Connection.Key) {
    guard rows.remove(key) != nil else { return }
    connections.removeAll { $0.key == key }
  }
}

/// One receiver of one signal, for one sender.
struct Connection {
  struct Key: Hashable {
    var signal: ID<Instance>
    /// The `dispatch_uid`, else the receiver.
    var receiver: Value
    /// What a bound method is bound to.
    var owner: Value = .none
    var sender: Value
  }

  var key: Key
  var receiver: Value
  /// None where there is none.
  var uid: Value
  /// Whether the signal alone does not keep the receiver.
  var isWeak = true
  /// Why it may not exist.
  var condition: ID<Reason>?
  var place: Place
}
