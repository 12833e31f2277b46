import Platform
import Testing
import Workspace

@Suite struct BootedProjectTests {
  private static let root = ExpectedTask.repository.appending("Tests/Projects/courier").text

  @Test func `routes of nested routers are those FastAPI itself lists`() throws {
    let project = try LiveProject(root: Self.root).booted(needsDjango: false)
    let table = project.table(.endpoints, withLibraries: true)
    #expect(table.rows.map { $0.cells.prefix(3).map(Self.text).joined(separator: " ") } == Self.courier)
  }

  /// As `app.routes` gives them (`Tests/Conformance/fastapi_routes.py`), and the handler of exceptions.
  private static let courier = [
    "GET,HEAD /openapi.json openapi", "GET,HEAD /docs swagger_ui_html",
    "GET,HEAD /docs/oauth2-redirect swagger_ui_redirect", "GET /api/v1/parcels/ list_parcels",
    "POST /api/v1/parcels/ create_parcel", "GET /api/v1/parcels/{parcel_id} parcel",
    "GET,HEAD /api/v1/parcels/{parcel_id}/label label", "DELETE /api/v1/parcels/{parcel_id} delete_parcel",
    "GET /api/v1/customers/all read_all", "GET /api/v1/customers/private read_private",
    "GET /api/v1/customers/business read_business", "PUT /api/v1/admin/jobs/{name} run",
    "GET /api/v1/admin/health health", "websocket /api/v1/ws/{parcel_id} watch", "GET / root",
    "mount /internal internal", "GET,HEAD /internal/page page", "GET /internal/metrics metrics",
    "exception courier.main.Lost ",
  ]

  @Test(arguments: ["parcels", "customers", "labels", "parcel_labels"])
  func `every table has its columns`(_ name: String) throws {
    let project = try LiveProject(root: Self.root).booted(needsDjango: false)
    let columns = project.table(.tables, filter: name).rows.map { Self.text($0.cells[0]) }
    #expect(columns == Self.columns[name])
  }

  private static let columns = [
    "parcels": ["id", "number", "note", "sender_id", "created", "sender", "labels"],
    "customers": ["id", "name", "created", "parcels"], "labels": ["id", "text"],
    "parcel_labels": ["parcel_id", "label_id"],
  ]

  private static func text(_ cell: ShownCell) -> String {
    switch cell {
    case .text(let text): text
    case .number(let number): String(number)
    case .none: ""
    case .unknown(let reason): "? \(reason)"
    }
  }
}
