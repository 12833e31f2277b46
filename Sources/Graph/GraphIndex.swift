import Base
import Django

/// Look-up tables by name, built once.
struct GraphIndex: Sendable {
  var symbolsByName: [String: [NodeID]] = [:]
  var modelsByLabel: [String: NodeID] = [:]
  var modelsByName: [String: [NodeID]] = [:]
  var templates: [String: [FileID]] = [:]
  var routesByName: [String: [NodeID]] = [:]
  var filesByPath: [String: FileID] = [:]
  var latestMigrations: [String: [FileID]] = [:]
  var routeFinder = RouteFinder([])
  var routeNodes: [NodeID] = []
  var symbolsByFile: [[NodeID]] = []
}
