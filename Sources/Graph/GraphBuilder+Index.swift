import Base
import Django
import Facts

/// Look-up tables by name.
extension GraphBuilder {
  mutating func indexNames() {
    for (index, file) in graph.files.enumerated() {
      graph.index.filesByPath[file.path] = FileID(index)
      if !file.templateName.isEmpty { graph.index.templates[file.templateName, default: []].append(FileID(index)) }
    }
    for (name, files) in graph.index.templates where files.count > 1 {
      graph.index.templates[name] = files.sorted { (graph[$0].isTest ? 1 : 0, $0) < (graph[$1].isTest ? 1 : 0, $1) }
    }
    for (index, symbol) in graph.symbols.enumerated() where symbol.kind != .file {
      graph.index.symbolsByName[symbol.name, default: []].append(NodeID(index))
    }
    indexModels()
    indexRoutes()
    for migration in project.migrations where migration.isLeaf {
      graph.index.latestMigrations[migration.app, default: []].append(FileID(migration.file.index))
    }
  }

  private mutating func indexModels() {
    for (index, model) in project.models.enumerated() {
      let node = definitionNodes[Int(model.file.index)][Int(model.definition.index)]
      graph.index.modelsByName[model.name, default: []].append(node)
      if project.model(labelled: model.label) == ID(index) {
        graph.index.modelsByLabel[model.label.lowercased()] = node
      }
    }
  }

  private mutating func indexRoutes() {
    graph.index.routeFinder = RouteFinder(project.routes)
    graph.index.routeNodes = routeNodes
    for (index, route) in project.routes.enumerated() {
      let node = routeNodes[index]
      guard !route.name.isEmpty else { continue }
      graph.index.routesByName[route.name, default: []].append(node)
      guard let colon = route.name.utf8.lastIndex(of: UInt8(ascii: ":")) else { continue }
      let short = String(route.name[route.name.utf8.index(after: colon)...])
      graph.index.routesByName[short, default: []].append(node)
    }
  }
}
