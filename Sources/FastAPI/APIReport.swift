import Base
public import Evaluation

/// What the project's FastAPI, pydantic and SQLAlchemy parts are.
public struct APIReport: Sendable, Equatable {
  public var endpoints: [Endpoint] = []
  public var middleware: [APIMiddleware] = []
  public var schemas: [Schema] = []
  public var tables: [Table] = []
  /// Routes may be missing: something was included or mounted that is not known.
  public var isOpen = false
  /// Schemas or tables may be missing: a class could not be made.
  public var lacksClasses = false

  public init() {}
}

extension APIHost {
  /// Reads the registries and classes of a program that has run.
  public func report(in evaluator: inout Evaluator) -> APIReport {
    var report = APIReport()
    addEndpoints(to: &report, in: &evaluator)
    report.schemas = schemas(in: &evaluator)
    report.tables = tables(in: &evaluator)
    report.lacksClasses = evaluator.hasAbandonedClasses
    return report
  }

  private func addEndpoints(to report: inout APIReport, in evaluator: inout Evaluator) {
    var mounted: Set<ID<Instance>> = []
    var found: [(ID<Instance>, [Endpoint])] = []
    for id in routers.applications where evaluator.isOfProject(id) {
      var walk = EndpointWalk(self, application: applicationName(id, in: evaluator))
      walk.walk(application: id, in: &evaluator)
      found.append((id, walk.endpoints))
      mounted.formUnion(walk.mounted)
      report.isOpen = report.isOpen || walk.isOpen
    }
    if routers.isOpen || !found.isEmpty && evaluator.hasAbandonedRoutes { report.isOpen = true }
    for (id, endpoints) in found where !mounted.contains(id) { report.endpoints += endpoints }
    for (id, _) in found { report.middleware += middleware(of: id, in: &evaluator) }
  }

  private func middleware(of id: ID<Instance>, in evaluator: inout Evaluator) -> [APIMiddleware] {
    let application = applicationName(id, in: evaluator)
    return (routers.parts[id]?.middleware ?? []).map { one in
      var row = APIMiddleware(application: application, name: evaluator.apiName(of: evaluator.certain(one.value)))
      row.file = evaluator.path(of: one.place)
      row.line = evaluator.line(of: one.place)
      row.condition = one.condition.map { evaluator.reasons[$0].text }
      return row
    }
  }

  func applicationName(_ id: ID<Instance>, in evaluator: borrowing Evaluator) -> String? {
    evaluator.variable(holding: .instance(id))
  }
}

extension Evaluator {
  /// Made by the project's own code, tests aside.
  func isOfProject(_ id: ID<Instance>) -> Bool {
    guard let path = path(of: instances[id].place), !path.hasPrefix("site:") else { return false }
    return !APIHost.isTest(path)
  }
}
