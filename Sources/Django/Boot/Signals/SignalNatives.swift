import Base
import Evaluation

/// `Signal.connect` and `disconnect` (django.dispatch.dispatcher, django.db.models.signals).
extension DjangoHost {
  static let signal = "django.dispatch.dispatcher.Signal"
  private static let modelSignal = "django.db.models.signals.ModelSignal"

  static var signalNatives: [Native] {
    [
      Native("django.dispatch.dispatcher.receiver") { host, call, evaluator in
        let given = call.arguments.first ?? .none
        if ((evaluator.elements(of: given) ?? []) + [given]).contains(where: \.isUnknown) {
          host.receivers.unknown.append(call.place)
        }
        return nil
      }
    ]
      + [signal, modelSignal].flatMap { name in
        [
          Native(name + ".connect") { host, call, evaluator in
            host.connect(call, in: &evaluator)
            return Value.none
          },
          Native(name + ".disconnect") { host, call, evaluator in host.disconnect(call, in: &evaluator) },
        ]
      }
  }

  private func connect(_ call: HostCall, in evaluator: inout Evaluator) {
    guard let key = key(of: call, in: &evaluator), let receiver = call.argument(1, "receiver", in: evaluator) else {
      receivers.unknown.append(call.place)
      return
    }
    let uid = call.keyword("dispatch_uid", in: evaluator) ?? .none
    receivers.connect(
      Connection(
        key: key, receiver: receiver, uid: uid, isWeak: call.argument(3, "weak", in: evaluator) != .bool(false),
        condition: evaluator.condition, place: call.place))
  }

  private func disconnect(_ call: HostCall, in evaluator: inout Evaluator) -> Value {
    guard let key = key(of: call, in: &evaluator), evaluator.condition == nil else {
      receivers.unknown.append(call.place)
      return evaluator.makeUnknown("whether it was connected")
    }
    receivers.disconnect(key)
    return .bool(true)
  }

  private func key(of call: HostCall, in evaluator: inout Evaluator) -> Connection.Key? {
    guard case .instance(let signal)? = call.arguments.first else { return nil }
    let sender = evaluator.certain(call.argument(2, "sender", in: evaluator) ?? .none)
    if let uid = call.keyword("dispatch_uid", in: evaluator), uid != .none {
      return Connection.Key(signal: signal, receiver: evaluator.canonicalKey(uid), sender: sender)
    }
    guard let receiver = call.argument(1, "receiver", in: evaluator) else { return nil }
    switch receiver {
    case .method(let id):
      let method = evaluator.methods[id]
      return Connection.Key(signal: signal, receiver: method.function, owner: method.receiver, sender: sender)
    case .function, .instance, .class, .builtin, .descriptor:
      return Connection.Key(signal: signal, receiver: receiver, sender: sender)
    default: return nil
    }
  }
}
