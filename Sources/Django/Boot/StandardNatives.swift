import Base
import Evaluation

/// Functions of the standard library and of the REST framework that run so often that their loops are done here.
///
/// Each gives what its body would, or leaves the call to it.
extension DjangoHost {
  static var standardNatives: [Native] {
    [
      Native("functools.update_wrapper") { host, call, evaluator in host.updateWrapper(call, in: &evaluator) },
      Native("django.contrib.admin.sites.DefaultAdminSite._setup") { _, call, evaluator in
        setUpCertainly(call, in: &evaluator)
      },
      Native("django.utils.functional.SimpleLazyObject._setup") { _, call, evaluator in
        setUpCertainly(call, in: &evaluator)
      },
      Native("django.template.defaultfilters.floatformat") { host, call, evaluator in
        host.formattedNumber(call, in: &evaluator)
      },
      Native("enum._member_of") { host, call, evaluator in host.memberOf(call, in: &evaluator) },
      Native("rest_framework.viewsets.ViewSetMixin.get_extra_actions") { host, call, evaluator in
        host.extraActions(call, in: &evaluator)
      },
    ]
  }

  // MARK: django.utils.functional

  /// What a lazy object stands for does not depend on where it was asked for first.
  private static func setUpCertainly(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard evaluator.condition != nil else { return nil }
    var value: Value?
    evaluator.unconditionally { evaluator in
      value = evaluator.call(.function(call.function), call.arguments, call.keywords, at: call.place)
    }
    return value
  }

  // MARK: functools

  /// Of functions, as far as each of their attributes is certain.
  private func updateWrapper(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard call.keywords.isEmpty, call.arguments.count == 2 || call.arguments.count == 4,
      case .function = call.arguments[0], let own = ownAttributes(of: call.arguments[1], in: evaluator)
    else { return nil }
    let (wrapper, wrapped) = (call.arguments[0], call.arguments[1])
    var names = DjangoHost.assignedByWrapper
    if call.arguments.count == 4 {
      guard let given = texts(call.arguments[2], in: evaluator), texts(call.arguments[3], in: evaluator) == ["__dict__"]
      else { return nil }
      names = given
    }
    var assigned: [(name: Text, value: Value)] = []
    for name in names {
      let text = evaluator.text(name)
      guard let value = evaluator.attribute(text, of: wrapped) else { continue }
      switch value {
      case .symbolic, .unknown, .either:
        // Every function has it, and nobody reads it.
        if name == "__type_params__" { continue }
        return nil
      default: assigned.append((text, value))
      }
    }
    for (name, value) in assigned + own {
      evaluator.setAttribute(name, of: wrapper, to: value, at: call.place)
    }
    evaluator.setAttribute(evaluator.text("__wrapped__"), of: wrapper, to: wrapped, at: call.place)
    return wrapper
  }

  private static let assignedByWrapper = [
    "__module__", "__name__", "__qualname__", "__doc__", "__annotations__", "__type_params__",
  ]

  /// What was set on a function; nil for anything else, and if it is not certain.
  private func ownAttributes(of value: Value, in evaluator: borrowing Evaluator) -> [(name: Text, value: Value)]? {
    let function: ID<FunctionObject>
    switch value {
    case .function(let id): function = id
    case .method(let id):
      guard case .function(let inner) = evaluator.methods[id].function else { return nil }
      function = inner
    default: return nil
    }
    let own = evaluator.ownAttributes(of: function).entries()
    for entry in own {
      if case .maybe = entry.value { return nil }
    }
    return own
  }

  private func texts(_ tuple: Value, in evaluator: borrowing Evaluator) -> [String]? {
    guard case .tuple(let id) = tuple, !evaluator.lists[id].isOpen else { return nil }
    var texts: [String] = []
    for element in evaluator.lists[id].elements {
      guard case .string(let text) = element else { return nil }
      texts.append(evaluator.string(text))
    }
    return texts
  }

  // MARK: enum

  /// The member of a value among texts and numbers.
  private func memberOf(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard call.arguments.count == 2, call.keywords.isEmpty, case .dict(let members) = call.arguments[0],
      !evaluator.dicts[members].isOpen
    else { return nil }
    let wanted = call.arguments[1]
    guard isPlain(wanted) else { return nil }
    let name = evaluator.text("_value_")
    for member in evaluator.dicts[members].values {
      guard case .instance(let id) = member, let value = evaluator.instances[id].attributes[name], isPlain(value) else {
        return nil
      }
      if value == wanted { return member }
    }
    return Value.none
  }

  /// A value that equals just those that are the same.
  private func isPlain(_ value: Value) -> Bool {
    switch value {
    case .string, .int: true
    default: false
    }
  }

  // MARK: Viewsets

  /// The methods of a viewset that `@action` marked.
  private func extraActions(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard case .class(let type)? = call.arguments.first, call.arguments.count == 1 else { return nil }
    var names: Set<Text> = []
    for case .class(let one) in evaluator.classes[type].order {
      names.formUnion(evaluator.classes[one].namespace.names)
    }
    let mapping = evaluator.text("mapping")
    var found: [(name: String, value: Value)] = []
    for name in names.sorted(by: { $0.index < $1.index }) where !evaluator.string(name).hasPrefix("__") {
      guard let value = evaluator.attribute(name, of: call.arguments[0]),
        let map = evaluator.attribute(mapping, of: value)
      else { continue }
      if case .symbolic = map {
        // What the library left out of the class is no action; what is not known itself may be one.
        switch value {
        case .function, .class, .instance, .descriptor: continue
        default: return nil
        }
      }
      guard case .instance(let id) = map else { return nil }
      guard evaluator.inherits(evaluator.instances[id].type, from: "rest_framework.decorators.MethodMapper") else {
        continue
      }
      found.append((evaluator.string(name), value))
    }
    return evaluator.makeList(found.sorted { $0.name < $1.name }.map(\.value), at: call.place)
  }
}
