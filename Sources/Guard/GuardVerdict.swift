/// Whether a command or an edit may go ahead.
public enum GuardVerdict: String, Sendable, CaseIterable, Comparable {
  /// Nothing is said against it; whatever else decides, decides.
  case allow
  /// A person should look at it first.
  case ask
  case deny

  public static func < (a: GuardVerdict, b: GuardVerdict) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .allow: 0
    case .ask: 1
    case .deny: 2
    }
  }
}
