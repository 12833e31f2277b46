import Base
import Django
import Impact
import Verify

/// Tests that say the name, or a text, of something that changed.
extension TestSelection {
  mutating func addNames() {
    let wanted = wantedNames()
    guard !wanted.isEmpty else { return }
    let importers = Dictionary(
      uniqueKeysWithValues: Set(symbols.map(\.path)).map { ($0, links.importers(of: [$0], hops: 1)) })
    for source in library.sources where source.isCollected {
      for unit in source.units {
        for (name, symbol, isTelling) in wanted where name != unit.inner.last {
          let imports = importers[symbol.path]?[source.path] != nil
          guard unit.words.names.contains(name) || isNamedAfter(name, unit, source, symbol) else { continue }
          guard isTelling || imports else { continue }
          add(source, unit, .now, imports ? 3 : 5, RiskReason(symbol.dotted, ["named"]))
        }
        addBorrowed(source, unit, wanted)
      }
    }
  }

  /// Helpers, fixtures and bases that say such a name.
  private mutating func addBorrowed(
    _ source: TestSource, _ unit: TestSource.Unit, _ wanted: [(name: String, symbol: ChangedSymbol, isTelling: Bool)]
  ) {
    let borrowed = library.borrowed(by: unit.words, in: source)
    for (name, symbol, isTelling) in wanted where isTelling {
      guard let (helper, _) = borrowed.first(where: { $0.words.names.contains(name) }) else { continue }
      add(source, unit, .likely, 6, RiskReason(symbol.dotted, ["named by \(helper)", "uses"]))
    }
  }

  /// `test_price_of_nothing` of the same app is about `price`.
  private func isNamedAfter(
    _ name: String, _ unit: TestSource.Unit, _ source: TestSource, _ symbol: ChangedSymbol
  ) -> Bool {
    guard name.utf8.count >= 5, let last = unit.inner.last, let app = folders.app(of: symbol.path) else { return false }
    guard "_\(last)_".contains("_\(name)_") || unit.isClass && last.contains(name) else { return false }
    return folders.test(source.path, isOf: app)
  }

  /// The last names of what changed, and whether one says what is meant without any import.
  private func wantedNames() -> [(name: String, symbol: ChangedSymbol, isTelling: Bool)] {
    var counts: [Substring: Int] = [:]
    for node in impact.graph.nodes {
      switch node.kind {
      case .file, .template, .fixture, .migration, .test, .route, .setting, .endpoint: continue
      default: if let last = node.name.dottedParts.last { counts[last, default: 0] += 1 }
      }
    }
    var seen: Set<String> = []
    return symbols.compactMap { symbol in
      let name = symbol.lastName
      guard !name.hasPrefix("__"), name.utf8.count > 2, name != "Meta", seen.insert(name + symbol.path).inserted else {
        return nil
      }
      let count = counts[Substring(name)] ?? 0
      return (name, symbol, count <= 1 && name.utf8.count >= 5 && (name.contains("_") || symbol.kind != .value))
    }
  }

  // MARK: Texts

  /// Codenames of permissions, labels, names of URLs and templates: what stands on both sides as a text.
  mutating func addTexts() {
    var seen: Set<String> = []
    for (text, path, line) in verification.touchedTexts {
      let codename = text.dottedParts.last.map(String.init) ?? text
      let forms = codename.contains("_") && codename.utf8.count >= 6 && !text.contains("/") ? [text, codename] : [text]
      for form in forms where seen.insert(form).inserted {
        let units = library.sources.filter(\.isCollected).flatMap { source in
          source.units.filter { $0.words.texts.contains(form) }.map { (source, $0) }
        }
        guard Set(units.map(\.0.path)).count <= 6 else { continue }
        for (source, unit) in units {
          add(source, unit, .now, 5, RiskReason("\"\(text)\" (\(path):\(line))", ["says \"\(form)\""]))
        }
      }
    }
  }
}
