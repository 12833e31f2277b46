public import Base

/// What an expression stands for: sixteen plain bytes; what is larger lies in the evaluator's tables.
///
/// Beside Python's own values there are three that only a reader without Python needs: `symbolic`, what something outside
/// would give; `either`, one of several; `unknown`, with a reason.
public enum Value: Hashable, BitwiseCopyable, Sendable {
  case none
  case ellipsis
  case notImplemented
  case bool(Bool)
  case int(Int)
  case float(Double)
  case string(Text)
  case bytes(Text)
  case list(ID<ListObject>)
  case tuple(ID<ListObject>)
  case set(ID<DictObject>)
  case dict(ID<DictObject>)
  case module(ID<Module>)
  case `class`(ID<ClassObject>)
  case function(ID<FunctionObject>)
  /// A function or opaque attribute together with what it was taken from.
  case method(ID<MethodObject>)
  /// `property`, `staticmethod`, `classmethod` and the like, as found in a class body.
  case descriptor(ID<Descriptor>)
  case superProxy(ID<SuperProxy>)
  case instance(ID<Instance>)
  /// A function of the language, by its place in `Builtin`.
  case builtin(Builtin)
  /// What something outside would give: a dotted name, a call of it, an attribute of that …
  case symbolic(ID<Symbolic>)
  /// One of several values, all of them possible.
  case either(ID<ListObject>)
  /// Inside a container: there only if a condition holds that was not decided.
  case maybe(ID<Maybe>)
  /// Inside a list or tuple: any number of elements of the value.
  case splat(ID<Maybe>)
  case unknown(ID<Reason>)
}

extension Value {
  public var isSplat: Bool { if case .splat = self { true } else { false } }
  public var isUnknown: Bool { if case .unknown = self { true } else { false } }
}
