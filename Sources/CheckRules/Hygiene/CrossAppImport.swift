import Checks

let crossAppImport = Rule(
  "DJX203", "cross-app-import",
  "A module imports one that the project's contracts keep it from.",
  why: "Applications that know each other cannot be changed, tested or removed alone.",
  .warning, enabled: .auto, .proven, isCore: true,
  facets: ["independent-apps", "layers", "forbidden", "protected", "cycle"],
  examples: [
    .bad(
      """
      --- payments/gateway.py
      def charge(): ...
      --- core/money.py
      def euros(): ...
      --- orders/services.py
      from core.money import euros
      from «payments.gateway» import charge
      from orders import models
      --- orders/models.py
      --- orders/tests/test_services.py
      from payments.gateway import charge
      """, facet: "independent-apps",
      configuration: """
        [contracts]
        independent-apps = true
        shared = ["core"]
        """),
    .bad(
      """
      --- orders/views.py
      from orders import services
      --- orders/services.py
      from orders.models import Order
      --- orders/models.py
      from «orders.services» import anything
      Order = 1
      """, facet: "layers",
      configuration: """
        [contracts]
        layers = ["views", "services", "models"]
        """),
    .bad(
      """
      --- orders/views.py
      from «orders.helpers» import one
      --- orders/helpers.py
      from legacy.old import two
      one = 1
      --- legacy/old.py
      two = 2
      """, facet: "forbidden",
      configuration: """
        [[contracts.forbidden]]
        sources = ["orders.views"]
        modules = ["legacy"]
        allow-indirect = false
        """),
    .bad(
      """
      --- orders/views.py
      from «payments.secrets» import key
      --- payments/gateway.py
      from payments.secrets import key
      --- payments/secrets.py
      key = 1
      """, facet: "protected",
      configuration: """
        [[contracts.protected]]
        modules = ["payments.secrets"]
        allow = ["payments"]
        """),
    .bad(
      """
      --- orders/services.py
      from «payments.gateway» import charge
      --- payments/gateway.py
      def charge(): ...
      --- payments/tasks.py
      from orders import models
      from core import money
      --- payments/later.py
      def pay():
          from orders import services
      --- orders/models.py
      from core import money
      --- core/money.py
      """, facet: "cycle",
      configuration: """
        [contracts]
        acyclic-apps = true
        """),
    .good(
      """
      --- payments/gateway.py
      def charge(): ...
      --- orders/services.py
      from typing import TYPE_CHECKING
      if TYPE_CHECKING:
          from payments.gateway import charge

      def pay():
          from payments.gateway import charge
      --- orders/urls.py
      from payments import gateway
      urlpatterns = []
      --- orders/known.py
      from payments.gateway import charge
      """,
      configuration: """
        [contracts]
        independent-apps = true
        ignore-imports = ["orders.known -> payments.*"]
        """),
  ],
  .project { project, findings in
    var contracts = project.configuration.contracts
    if contracts.isEmpty {
      // A sentence of the instructions asked for it.
      contracts.independentApps = true
      contracts.shared = ["core", "common", "utils", "shared", "base"]
    }
    for file in project.files where !file.isTest && !file.isMigration {
      for edge in project.importGraph.edges[file.row] where isCounted(edge, contracts, project) {
        check(edge, contracts, project, &findings)
      }
      checkIndirect(file, contracts, project, &findings)
    }
    if contracts.acyclicApps { reportCycles(contracts, project, &findings) }
  }
)

private typealias Edge = ImportGraph.Edge

private func isCounted(_ edge: Edge, _ contracts: ImportContracts, _ project: CheckedProject) -> Bool {
  if edge.isForTypeCheckers || edge.isLazy && !contracts.includesLazy { return false }
  let (from, to) = (project.file(edge.from).module, project.file(edge.to).module)
  return !contracts.ignoredImports.contains { line in
    let sides = line.split(separator: ">").map { $0.filter { $0 != " " && $0 != "-" } }
    return sides.count == 2 && matches(from, String(sides[0])) && matches(to, String(sides[1]))
  }
}

/// `payments.*` is everything below, `**` at any depth.
private func matches(_ module: String, _ pattern: String) -> Bool {
  if pattern.hasSuffix(".*") || pattern.hasSuffix(".**") {
    let head = pattern.prefix { $0 != "*" }
    return module.hasPrefix(head)
  }
  return module == pattern || pattern == "*"
}

private func isBelow(_ module: String, _ package: String) -> Bool {
  module == package || module.hasPrefix(package + ".")
}

private func check(_ edge: Edge, _ contracts: ImportContracts, _ project: CheckedProject, _ findings: inout Findings) {
  let file = project.file(edge.from)
  let (from, to) = (file.module, project.file(edge.to).module)
  if contracts.independentApps, let (mine, other) = strangers(file, to, contracts, project) {
    findings.report(
      "\(mine) imports \(to) of \(other): move what both need to a shared application", at: edge.node, in: file,
      facet: "independent-apps")
  }
  if let (lower, higher) = layers(from, to, contracts, project) {
    findings.report(
      "\(lower) must not import \(higher): \(to) is in a layer above", at: edge.node, in: file, facet: "layers")
  }
  for rule in contracts.forbidden {
    guard rule.sources.contains(where: { isBelow(from, $0) }),
      let target = rule.modules.first(where: { isBelow(to, $0) })
    else { continue }
    findings.report("\(from) must not import \(target)", at: edge.node, in: file, facet: "forbidden")
  }
  for rule in contracts.protected {
    guard let target = rule.modules.first(where: { isBelow(to, $0) }), !isBelow(from, target),
      !rule.allow.contains(where: { isBelow(from, $0) })
    else { continue }
    findings.report(
      "\(target) is imported only by \(rule.allow.joined(separator: ", "))", at: edge.node, in: file, facet: "protected"
    )
  }
}

/// The applications at both ends of an import, if they are two and none is shared.
private func strangers(
  _ file: CheckedFile, _ to: String, _ contracts: ImportContracts, _ project: CheckedProject
) -> (String, String)? {
  let name = file.path.split(separator: "/").last
  if name == "urls.py" || name == "apps.py" { return nil }
  guard let mine = project.app(ofModule: file.module), let other = project.app(ofModule: to), mine.name != other.name,
    !isBelow(mine.name, other.name), !isBelow(other.name, mine.name)
  else { return nil }
  let shared = contracts.shared.contains { one in
    isBelow(other.name, one) || other.name.split(separator: ".").last.map(String.init) == one
  }
  return shared ? nil : (mine.name, other.name)
}

/// The layers of two modules of one application, where the lower imports the higher.
private func layers(
  _ from: String, _ to: String, _ contracts: ImportContracts, _ project: CheckedProject
) -> (String, String)? {
  func layer(_ module: String) -> (row: Int, name: String, container: String)? {
    let app = project.app(ofModule: module)?.name
    for (row, text) in contracts.layers.enumerated() {
      for part in text.split(whereSeparator: { $0 == "|" || $0 == ":" }) {
        let name = String(part.filter { $0 != " " && $0 != "(" && $0 != ")" })
        if name.contains(".") {
          if isBelow(module, name) { return (row, name, "") }
        } else if let app, isBelow(module, app + "." + name) {
          return (row, name, app)
        } else if isBelow(module, name) {
          return (row, name, "")
        }
      }
    }
    return nil
  }
  guard let lower = layer(from), let higher = layer(to), lower.row > higher.row, lower.container == higher.container
  else { return nil }
  return (lower.name, higher.name)
}

/// `allow-indirect = false`: also by way of others.
private func checkIndirect(
  _ file: CheckedFile, _ contracts: ImportContracts, _ project: CheckedProject, _ findings: inout Findings
) {
  for rule in contracts.forbidden
  where !rule.allowsIndirect && rule.sources.contains(where: { isBelow(file.module, $0) }) {
    let way = project.importGraph.way(from: file.row) {
      isCounted($0, contracts, project)
    } to: { row in
      rule.modules.contains { isBelow(project.file(row).module, $0) }
    }
    guard let way, way.count > 1, let first = way.first else { continue }
    let chain = ([file.module] + way.map { project.file($0.to).module }).joined(separator: " -> ")
    findings.report("must not be reached from here: \(chain)", at: first.node, in: file, facet: "forbidden")
  }
}

// MARK: Cycles

/// Applications that import each other, each pair once: where fewer imports stand in the way.
private func reportCycles(_ contracts: ImportContracts, _ project: CheckedProject, _ findings: inout Findings) {
  var between: [String: [String: [Edge]]] = [:]
  for file in project.files where !file.isTest && !file.isMigration {
    guard let mine = project.app(ofModule: file.module)?.name else { continue }
    for edge in project.importGraph.edges[file.row] where isCounted(edge, contracts, project) {
      guard let other = project.app(ofModule: project.file(edge.to).module)?.name, other != mine else { continue }
      between[mine, default: [:]][other, default: []].append(edge)
    }
  }
  for (mine, others) in between {
    for (other, edges) in others {
      guard let back = between[other]?[mine], (edges.count, mine) < (back.count, other), let first = edges.first,
        let way = back.first
      else { continue }
      findings.report(
        "\(mine) and \(other) import each other: \(edges.count) against \(back.count) imports", at: first.node,
        in: project.file(first.from), facet: "cycle",
        related: [RelatedPlace(project.file(way.from).place(way.node), "the other way")])
    }
  }
}
