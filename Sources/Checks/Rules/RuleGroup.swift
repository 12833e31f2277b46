/// What the letters of a code stand for.
public struct RuleGroup: Sendable, Equatable {
  public let letters: String

  public init(_ code: String) { letters = String(code.prefix(3)) }

  /// In the order of the catalogue.
  public static let all = [
    "DJM", "DJQ", "DJG", "DJU", "DJT", "DJF", "DJS", "DJV", "DJA", "DJH", "DJE", "DJP", "DJC", "DJX", "DJI", "FPI",
  ].map { RuleGroup($0) }

  public var title: String {
    switch letters {
    case "DJM": "Models"
    case "DJQ": "Queries"
    case "DJG": "Migrations"
    case "DJU": "URLs"
    case "DJT": "Templates"
    case "DJF": "Forms and filtersets"
    case "DJS": "Serializers"
    case "DJV": "Views"
    case "DJA": "Admin"
    case "DJH": "Signals and wiring"
    case "DJE": "Settings"
    case "DJP": "Tests"
    case "DJC": "Celery"
    case "DJX": "Architecture and hygiene"
    case "DJI": "Instructions for agents"
    case "FPI": "FastAPI"
    default: letters
    }
  }

  /// One word for services that sort by it.
  public var tag: String { String(title.lowercased().prefix { $0 != " " }) }
}
