import Django
import Impact

/// URL names that no route has any more, and who still goes by them.
extension Verification {
  func goneRoutes() -> [Finding] {
    guard let old, let evidence = routeEvidence else { return [] }
    return goneRouteNames.compactMap { name in
      guard case .found(let target) = old.impact.resolve(name), target.kind == .route else { return nil }
      let places = old.impact.answer(target, depth: 1).rows.compactMap { row -> Finding.Place? in
        guard row.evidence > .guess, row.chain.first?.edge == .reverses, let place = placeNow(row.path, row.line),
          !newPlaces.mentions(name, place.path, place.line)
        else { return nil }
        return Finding.Place(
          path: place.path, line: place.line, why: "reverses", text: text(place.path, place.line),
          evidence: min(row.evidence, evidence))
      }
      guard !places.isEmpty else { return nil }
      return Finding(
        .gone, "URL name \(name) is gone", path: target.path, evidence: evidence, places: places.inOrder)
    }
  }

  /// How sure it is that a route which is not listed is not there.
  private var routeEvidence: Evidence? {
    switch new.dump.routes.openness {
    case .closed: .proved
    case .hints: .likely
    case .open, .unknown: nil
    }
  }

  /// In order.
  var goneRouteNames: [String] {
    guard let old, routeEvidence != nil else { return [] }
    let now = Set(new.dump.routes.items.compactMap(Self.name))
    return Set(old.dump.routes.items.compactMap(Self.name)).subtracting(now).sorted()
  }

  static func name(of route: DumpedRoute) -> String? {
    guard let name = route.name.value ?? nil, let namespaces = route.namespaces.value else { return nil }
    return (namespaces + [name]).joined(separator: ":")
  }
}
