import FastAPI

/// How much FastAPI, pydantic and SQLAlchemy bring to a project.
public struct APICounts: Sendable {
  /// Path operations and web sockets of the project's own.
  public var endpoints: Int
  public var schemas: Int
  public var tables: Int
  /// Routes may be missing: something was included that is not known.
  public var mayHaveMore: Bool
}

extension LiveProject {
  /// Nil for a project that does not use FastAPI, which is not booted for it.
  public func apiCounts(_ request: DumpRequest = .init()) throws(WorkspaceError) -> APICounts? {
    guard try workspace().report.importsFastAPI else { return nil }
    let apis = try booted(request, needsDjango: false).extras.apis
    let endpoints = apis.endpoints.filter { !$0.isGenerated && $0.kind.isServed }
    return APICounts(
      endpoints: endpoints.count, schemas: apis.schemas.count, tables: apis.tables.count, mayHaveMore: apis.isOpen)
  }
}
