import Base
import Facts

/// Routes that tests request by their path: `self.client.get("/orders/7/")`.
extension Linker {
  mutating func linkRequests(_ file: ID<ProjectFile>) {
    let facts = project.files[file].facts
    guard facts.kind == .python, project.files[file].flags.contains(.test) else { return }
    for string in facts.strings {
      let path = facts.text(string.text)
      guard path.utf8.first == UInt8(ascii: "/"), path.utf8.count > 1,
        Linker.requestMethods.contains(facts.text(string.call))
      else { continue }
      let from: Link.End = string.scope.isNone ? .file(file) : .definition(file, string.scope)
      for route in routes(matching: path) {
        project.links.append(
          Link(.reverses, from: from, to: .route(route), evidence: .likely, file: file, range: string.range))
      }
    }
  }

  private static let requestMethods: Set<String> = [
    "get", "post", "put", "patch", "delete", "head", "options", "generic",
  ]

  /// The most literal routes for a path; none if only a catch-all fits.
  private func routes(matching path: String) -> [ID<Route>] {
    let found = routeFinder.find(path.replacingBraces)
    guard let best = found.first?.score, best >= 100 else { return [] }
    return found.prefix { $0.score == best }.map(\.route)
  }
}

extension String {
  /// `{}` of an f-string stands for some value.
  fileprivate var replacingBraces: String {
    utf8.contains(UInt8(ascii: "{")) ? String(decoding: utf8.filter { $0 != UInt8(ascii: "}") }, as: UTF8.self) : self
  }
}
