import Platform

extension Diagnostic {
  /// What stays the same when lines move: the rule, the facet, the file, what it is about and what is said of it.
  public var fingerprint: String { fingerprint(at: place.path) }

  /// As if it had been found in another file.
  public func fingerprint(at path: String) -> String {
    ContentHash([code, facet ?? "", path, symbol ?? "", message]).text
  }
}
