import Base
public import Evaluation

/// What a server runs before the first request: routers are included there, too.
extension APIHost {
  /// Runs it for each application of the project that no other one mounts; what nobody answers is not started.
  public func runStartUps(in evaluator: inout Evaluator) {
    let mounted = mountedApplications(in: evaluator)
    var index: RouteReach?
    for id in routers.applications where evaluator.isOfProject(id) && !mounted.contains(id) {
      for (function, condition, arguments) in startUps(of: id, in: &evaluator) {
        if index == nil { index = RouteReach(evaluator) }
        if index?.mayAddRoutes(function, in: &evaluator) == false { continue }
        evaluator.depending(on: condition) { evaluator in
          run(function, arguments, of: id, in: &evaluator)
        }
      }
    }
    routers.startUps = [:]
  }

  /// Routers stand early in it; databases that are filled and jobs that run on are not worth more.
  private static let stepsOfStart = 400_000

  private func run(_ function: Value, _ arguments: [Value], of id: ID<Instance>, in evaluator: inout Evaluator) {
    let (known, allowance) = (evaluator.problems.count, evaluator.allowance)
    evaluator.allowance = min(allowance, APIHost.stepsOfStart)
    defer { evaluator.allowance = allowance }
    evaluator.run { evaluator in
      let manager = evaluator.call(function, arguments, [], at: .nowhere)
      // A lifespan that is a class of its own; a generator has run already.
      if !arguments.isEmpty, case .instance = manager, let enter = evaluator.attribute("__aenter__", of: manager) {
        _ = evaluator.call(enter, [], [], at: .nowhere)
      }
    }
    if evaluator.problems.count > known { open(id, in: &evaluator) }
  }

  /// What is not known may add routes.
  private func open(_ id: ID<Instance>, in evaluator: inout Evaluator) {
    guard case .instance(let router)? = evaluator.attribute("router", of: .instance(id)) else { return }
    routers.routers[router]?.isOpen = true
  }

  private func mountedApplications(in evaluator: borrowing Evaluator) -> Set<ID<Instance>> {
    var mounted: Set<ID<Instance>> = []
    for entry in routers.routers.values.flatMap(\.entries) {
      if case .mount(_, let application, _) = entry.kind, case .instance(let id) = evaluator.certain(application) {
        mounted.insert(id)
      }
    }
    return mounted
  }

  // MARK: What there is to run

  private typealias Start = (function: Value, condition: ID<Reason>?, arguments: [Value])

  /// Those of the application, then those of the routers it includes, each with what it is called with.
  private func startUps(of id: ID<Instance>, in evaluator: inout Evaluator) -> [Start] {
    guard case .instance(let router)? = evaluator.attribute("router", of: .instance(id)) else { return [] }
    var owners = [id]
    addRouters(below: router, to: &owners)
    let isLifespan = routers.startUps[id]?.lifespan ?? .none != .none
    return owners.flatMap { starts(of: $0, for: id, isLifespan: isLifespan, in: &evaluator) }
  }

  private func addRouters(below router: ID<Instance>, to owners: inout [ID<Instance>]) {
    if owners.contains(router) { return }
    owners.append(router)
    for entry in routers.routers[router]?.entries ?? [] {
      if case .include(let inclusion) = entry.kind { addRouters(below: inclusion.router, to: &owners) }
    }
  }

  private func starts(
    of owner: ID<Instance>, for id: ID<Instance>, isLifespan: Bool, in evaluator: inout Evaluator
  ) -> [Start] {
    let stated = routers.startUps[owner] ?? StartUps()
    var starts: [Start] = []
    for function in evaluator.candidates(stated.lifespan) {
      if function.isUnknown { open(id, in: &evaluator) }
      starts.append((function, nil, [.instance(id)]))
    }
    if isLifespan { return starts }
    if stated.handlers != .none {
      let handlers = evaluator.elements(of: stated.handlers)
      if handlers == nil || evaluator.isOpen(stated.handlers) { open(id, in: &evaluator) }
      starts += (handlers ?? []).map { (evaluator.certain($0), nil, []) }
    }
    starts += stated.added.map { ($0.function, $0.condition, []) }
    return starts + addedByEvents(owner, in: evaluator)
  }

  /// `@owner.on_event("startup")`.
  private func addedByEvents(_ owner: ID<Instance>, in evaluator: borrowing Evaluator) -> [Start] {
    evaluator.events.compactMap { event in
      guard case .symbolic(let id) = event.callee,
        case .call(.function(let function), let arguments, let keywords) = evaluator.symbolics[id].form,
        arguments.first == .instance(owner), evaluator.string(evaluator.functions[function].name) == "on_event",
        evaluator.text(of: arguments.dropFirst().first ?? keywords.first?.value ?? .none) == "startup",
        let handler = event.arguments.first
      else { return nil }
      return (handler, event.condition, [])
    }
  }

  // MARK: What is kept

  func keepStartUps(of call: HostCall, for id: ID<Instance>, in evaluator: inout Evaluator) {
    var kept = StartUps()
    kept.lifespan = call.keyword("lifespan", in: evaluator) ?? .none
    kept.handlers = call.keyword("on_startup", in: evaluator) ?? .none
    routers.startUps[id] = kept
  }

  /// Starlette 1 took the method away; a project that calls it has an older one than the catalogue.
  func lendEventHandler(to application: ID<Instance>, of router: ID<Instance>, in evaluator: inout Evaluator) {
    let name = "add_event_handler"
    guard case .class(let type)? = evaluator.resolve(APIHost.application), evaluator.classes[type].origin == .catalogue,
      case .method(let method)? = evaluator.attemptAttribute(name, of: .instance(router))
    else { return }
    if case .method? = evaluator.attemptAttribute(name, of: .instance(application)) { return }
    evaluator.assign(name, of: .instance(application), to: .method(method))
  }

  /// `add_event_handler("startup", function)`.
  func addStartUp(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard case .instance(let id)? = call.arguments.first, routers.parts[id] != nil || routers.routers[id] != nil,
      let function = call.argument(2, "func", in: evaluator)
    else { return nil }
    if call.text(1, "event_type", in: evaluator) == "startup" {
      let handler = (function: evaluator.certain(function), condition: evaluator.condition)
      routers.startUps[id, default: StartUps()].added.append(handler)
    }
    return Value.none
  }
}

extension Evaluator {
  /// The values that one may be, None aside.
  fileprivate func candidates(_ value: Value) -> [Value] {
    switch certain(value) {
    case .none: []
    case .either(let id): lists[id].elements.filter { $0 != .none }
    default: [certain(value)]
    }
  }
}
