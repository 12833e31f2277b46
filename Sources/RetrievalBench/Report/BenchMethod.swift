/// Who ranks.
public enum BenchMethod: String, CaseIterable, Sendable {
  case djangology, grep, bm25

  public var title: String {
    switch self {
    case .djangology: "djangology"
    case .grep: "grep"
    case .bm25: "BM25"
    }
  }
}
