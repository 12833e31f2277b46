public import Base

/// Class decorators of libraries whose source is not at hand.
extension Evaluator {
  /// A decorator that may have changed the class, or one of its bases, in any way; nil where all that were applied are seen.
  public func unseenDecorator(of type: ID<ClassObject>) -> String? {
    for case .class(let base) in classes[type].order {
      for decorator in classes[base].decorators where isUnseen(decorator) {
        return dottedName(of: decorator) ?? "a decorator that is not known"
      }
    }
    return nil
  }

  /// Whether a function comes from outside; what a library that is at hand leaves open changes no class, as far as is known.
  public func isUnseen(_ decorator: Value) -> Bool {
    switch decorator {
    case .unknown: return true
    case .either(let id):
      for one in lists[id].elements where isUnseen(one) { return true }
      return false
    case .maybe(let id): return isUnseen(maybes[id].value)
    case .symbolic(let id): return isUnseen(symbolics[id].form)
    default: return false
    }
  }

  private func isUnseen(_ form: Symbolic.Form) -> Bool {
    switch form {
    case .reference(let name): !isOfSeenModule(name)
    case .attribute(let base, _): isUnseen(base)
    case .call(let callee, _, _): isUnseen(callee)
    case .item, .union, .expression, .sized: true
    }
  }

  private func isOfSeenModule(_ name: Text) -> Bool {
    guard let top = texts[name].split(separator: ".").first, let known = texts.find(String(top)) else { return false }
    return knownModule(known) != nil
  }
}
