import Base
import PythonSyntax

/// Templates and URL names that calls and class bodies mention.
extension Extraction {
  mutating func addTemplateUse(_ call: CallFact, _ interest: Interest) {
    guard interest.contains(.template) else { return }
    for argument in facts.children(of: call.expression) { addTemplates(in: argument, call) }
  }

  private mutating func addTemplates(in argument: ID<Expression>, _ call: CallFact) {
    let row = facts[argument]
    switch row.kind {
    case .string:
      let text = words.texts[Int(row.text.index)]
      guard text.contains(".") || text.contains("/") else { return }
      facts.templateUses.append(
        TemplateUse(text, by: words.texts[Int(call.last.index)], scope: call.scope, range: row.range))
    case .list, .tuple, .conditional:
      for child in facts.children(of: argument) { addTemplates(in: child, call) }
    case .keyword:
      let keyword = words.texts[Int(row.text.index)]
      guard keyword.hasPrefix("template") || keyword == "filename", let value = facts.firstChild(of: argument) else {
        return
      }
      addTemplates(in: value, call)
    default: break
    }
  }

  mutating func addUrlUse(_ call: CallFact, _ interest: Interest) {
    guard interest.contains(.reverse) else { return }
    for argument in facts.children(of: call.expression) {
      let row = facts[argument]
      var value = argument
      if row.kind == .keyword {
        guard ["viewname", "to"].contains(words.texts[Int(row.text.index)]), let child = facts.firstChild(of: argument)
        else { return }
        value = child
      } else if row.kind == .callee {
        continue
      }
      if facts[value].kind == .string { addUrlUse(value, call) }
      return
    }
  }

  private mutating func addUrlUse(_ value: ID<Expression>, _ call: CallFact) {
    let text = words.texts[Int(facts[value].text.index)]
    guard !text.isEmpty, !text.contains("/"), !text.contains(" ") else { return }
    let by = words.texts[Int(call.last.index)]
    facts.urlUses.append(UrlUse(text, by: by, scope: call.scope, range: facts[value].range))
  }
}

// MARK: Signals

extension Extraction {
  /// As in `post_save.connect(handler, sender=Order)`.
  mutating func addConnection(_ call: CallFact, _ interest: Interest) {
    guard interest.contains(.connect) else { return }
    let callee = words.texts[Int(call.callee.index)]
    guard callee.hasSuffix(".connect") else { return }
    let signal = String(callee.dropLast(".connect".count))
    let arguments = facts.children(of: call.expression)
    let handler = arguments.first.flatMap { receiverText($0) } ?? keyword("receiver", arguments) ?? ""
    guard !handler.isEmpty else { return }
    facts.receivers.append(
      ReceiverFact(
        signal: signal, handler: handler, definition: .none, sender: sender(arguments), range: call.range))
  }

  private func receiverText(_ id: ID<Expression>) -> String? {
    facts[id].kind == .name ? words.texts[Int(facts[id].text.index)] : nil
  }

  private func keyword(_ name: String, _ arguments: [ID<Expression>]) -> String? {
    for argument in arguments where facts[argument].kind == .keyword {
      guard words.texts[Int(facts[argument].text.index)] == name, let value = facts.firstChild(of: argument) else {
        continue
      }
      let row = facts[value]
      switch row.kind {
      case .name, .string, .call, .attribute: return words.texts[Int(row.text.index)]
      default: return nil
      }
    }
    return nil
  }

  private func sender(_ arguments: [ID<Expression>]) -> String {
    if let sender = keyword("sender", arguments) { return sender }
    let positional = arguments.filter { facts[$0].kind != .keyword && facts[$0].kind != .callee }
    guard positional.count > 1 else { return "" }
    return receiverText(positional[1]) ?? ""
  }

  /// As in `@receiver(post_save, sender=Order)`, `@receiver([a, b])`, several of them on one function.
  mutating func addDecoratedReceivers(_ id: ID<Definition>) {
    let definition = facts[id]
    for decorator in definition.decorators where facts[decorator].kind == .call {
      let text = words.texts[Int(facts[decorator].text.index)]
      guard text == "receiver" || text.hasSuffix(".receiver") else { continue }
      let arguments = facts.children(of: decorator)
      for signal in signals(arguments) {
        facts.receivers.append(
          ReceiverFact(
            signal: signal, handler: definition.name, definition: id, sender: keyword("sender", arguments) ?? "",
            range: facts[decorator].range))
      }
    }
  }

  private func signals(_ arguments: [ID<Expression>]) -> [String] {
    guard let first = arguments.first(where: { facts[$0].kind != .keyword && facts[$0].kind != .callee }) else {
      return keyword("signal", arguments).map { [$0] } ?? []
    }
    let row = facts[first]
    switch row.kind {
    case .list, .tuple: return facts.children(of: first).compactMap { receiverText($0) }
    default: return receiverText(first).map { [$0] } ?? []
    }
  }
}
