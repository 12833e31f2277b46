public import Facts

/// One file as the index sees it.
public struct SearchDocument: Sendable {
  public var path: String
  public var terms: FileTerms

  public init(path: String, terms: FileTerms) {
    self.path = path
    self.terms = terms
  }
}
