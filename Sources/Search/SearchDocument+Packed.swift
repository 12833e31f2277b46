public import Base
import Facts

extension SearchDocument: Packed {
  public static var blank: SearchDocument { SearchDocument(path: "", terms: FileTerms()) }

  public mutating func pack(_ coder: inout PackCoder) {
    coder(&path)
    coder.rows(&terms.rows)
    coder.rows(&terms.lengths)
    coder.rows(&terms.definitions)
    if terms.lengths.count != FileTerms.Field.allCases.count { coder.damage() }
  }
}
