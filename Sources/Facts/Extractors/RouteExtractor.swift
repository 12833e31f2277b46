import Base
import PythonSyntax

/// Entries of URL tables and router registrations.
extension Extraction {
  mutating func addRoute(_ row: Int, _ call: CallFact, _ interest: Interest) {
    if interest.contains(.route) { addPath(row, call) }
    if interest.contains(.register) { addRegistration(call) }
  }

  private func word(_ id: ID<Expression>) -> String { words.texts[Int(facts[id].text.index)] }

  private func positional(_ call: ID<Expression>) -> [ID<Expression>] {
    facts.children(of: call).filter { facts[$0].kind != .keyword && facts[$0].kind != .callee }
  }

  private func keywordValue(_ name: String, _ call: ID<Expression>) -> ID<Expression>? {
    for child in facts.children(of: call) where facts[child].kind == .keyword && word(child) == name {
      return facts.firstChild(of: child)
    }
    return nil
  }

  private mutating func addPath(_ row: Int, _ call: CallFact) {
    let callee = words.texts[Int(call.callee.index)]
    let last = words.texts[Int(call.last.index)]
    guard callee == last || callee.hasSuffix("urls." + last) || callee.hasSuffix("urls.conf." + last) else { return }
    let arguments = positional(call.expression)
    guard
      let route = keywordValue("route", call.expression) ?? keywordValue("regex", call.expression) ?? arguments.first,
      let view = keywordValue("view", call.expression) ?? arguments.dropFirst().first,
      let text = routeText(route)
    else { return }
    var fact = RouteFact(
      last == "path" ? .path : .regex, route: text, target: .unknown, range: call.range,
      targetRange: facts[view].range)
    setTarget(view, of: &fact)
    if let name = keywordValue("name", call.expression) ?? arguments.dropFirst(3).first, facts[name].kind == .string {
      fact.name = word(name)
    }
    append(&fact, call)
    routeEnds.append((row + Int(nodes[row].size), ID(facts.routes.count - 1)))
  }

  private mutating func append(_ fact: inout RouteFact, _ call: CallFact) {
    fact.parent = routeEnds.last?.id ?? .none
    fact.scope = call.scope
    if fact.list.isEmpty { fact.list = listName }
    fact.isLocalised = contexts.contains { $0.kind == .call && file.name($0.symbol) == "i18n_patterns" }
    facts.routes.append(fact)
  }

  /// The variable that is assigned around the current row, else the function around it.
  private var listName: String {
    for context in contexts.reversed() where context.kind == .target { return file.name(context.symbol) }
    if let grown = grownList { return grown }
    return scope.isNone ? "" : facts.definitions[Int(scope.index)].name
  }

  /// `urlpatterns` in `urlpatterns.append(path(…))`, whose binding has just been read.
  private var grownList: String? {
    guard let binding = facts.bindings.last, binding.form == .append || binding.form == .extend,
      let call = contexts.first, call.kind == .call, interest(call.symbol).contains(.grow)
    else { return nil }
    return binding.name
  }

  /// The pattern as text; what is computed becomes `{}`.
  ///
  /// Nil if the argument cannot be a pattern.
  private func routeText(_ id: ID<Expression>) -> String? {
    let row = facts[id]
    switch row.kind {
    case .string, .formatted: return word(id)
    case .call:
      return translated(id) ?? "{}"
    case .add: return facts.children(of: id).map { routeText($0) ?? "{}" }.joined()
    case .name, .operation, .attribute, .subscript: return "{}"
    default: return nil
    }
  }

  /// The text of `_("orders/")` and of `pgettext_lazy("part of a URL", "orders/")`.
  private func translated(_ call: ID<Expression>) -> String? {
    let inner = positional(call)
    let hasContext = word(call).contains("pgettext")
    guard inner.count == (hasContext ? 2 : 1), let text = inner.last, facts[text].kind == .string else { return nil }
    return word(text)
  }

  // MARK: Targets

  private func setTarget(_ view: ID<Expression>, of fact: inout RouteFact) {
    let text = word(view)
    fact.value = view
    switch facts[view].kind {
    case .name: fact.target = text.hasSuffix(".urls") ? .named(text) : .view(text)
    case .string: fact.target = .view(text)
    case .call where text == "include" || text.hasSuffix(".include"): setInclude(view, of: &fact)
    case .call: fact.target = viewTarget(view).map { .view($0) } ?? .unknown
    case .tuple, .list: setInclude(view, of: &fact, isCall: false)
    default: break
    }
  }

  /// As in `Home.as_view()`, `login_required(home)`, `cache_page(60)(Home.as_view())`.
  private func viewTarget(_ call: ID<Expression>) -> String? {
    let text = word(call)
    if text.hasSuffix(".as_view") { return String(text.dropLast(".as_view".count)) }
    for argument in positional(call).reversed() {
      switch facts[argument].kind {
      case .name: return word(argument)
      case .call: if let inner = viewTarget(argument) { return inner }
      default: continue
      }
    }
    return nil
  }

  private func setInclude(_ value: ID<Expression>, of fact: inout RouteFact, isCall: Bool = true) {
    fact.target = .unknown
    if isCall, let namespace = keywordValue("namespace", value), facts[namespace].kind == .string {
      fact.namespace = word(namespace)
    }
    let parts = isCall ? positional(value) : facts.children(of: value)
    guard var first = isCall ? parts.first ?? keywordValue("arg", value) : parts.first else { return }
    if isCall, facts[first].kind == .tuple {
      let pair = facts.children(of: first)
      guard let head = pair.first else { return }
      if pair.count > 1, facts[pair[1]].kind == .string { fact.appNamespace = word(pair[1]) }
      first = head
    } else if !isCall, facts[value].kind == .tuple, parts.count > 1 {
      if facts[parts[1]].kind == .string { fact.appNamespace = word(parts[1]) }
      if parts.count > 2, facts[parts[2]].kind == .string { fact.namespace = word(parts[2]) }
    }
    setIncluded(first, of: &fact)
  }

  private func setIncluded(_ id: ID<Expression>, of fact: inout RouteFact) {
    fact.value = id
    switch facts[id].kind {
    case .string: fact.target = .module(word(id))
    case .name: fact.target = .named(word(id))
    case .attribute: fact.target = .unknown
    case .list, .tuple, .add: fact.target = .nested
    default: break
    }
  }

  /// As in `router.register("orders", OrderViewSet, basename="order")`.
  private mutating func addRegistration(_ call: CallFact) {
    let callee = words.texts[Int(call.callee.index)]
    let arguments = positional(call.expression)
    guard callee.hasSuffix(".register"),
      let prefix = keywordValue("prefix", call.expression) ?? arguments.first,
      facts[prefix].kind == .string || facts[prefix].kind == .formatted,
      let view = keywordValue("viewset", call.expression) ?? arguments.dropFirst().first, facts[view].kind == .name
    else { return }
    var fact = RouteFact(
      .register, route: word(prefix), target: .view(word(view)), range: call.range, targetRange: facts[view].range)
    let name = keywordValue("basename", call.expression) ?? keywordValue("base_name", call.expression)
    if let name = name ?? arguments.dropFirst(2).first, facts[name].kind == .string { fact.name = word(name) }
    fact.list = String(callee.dropLast(".register".count))
    append(&fact, call)
  }
}
