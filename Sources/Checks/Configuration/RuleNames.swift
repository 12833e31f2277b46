/// The codes and names that rules go by.
public struct RuleNames: Sendable {
  private let rules: [Rule]

  public init(_ rules: [Rule]) { self.rules = rules }

  /// What to say of a text that names no rule.
  public func unknown(_ text: String) -> String {
    let head = String(text.prefix { $0 != "[" })
    if head != text, let rule = rules.first(where: { $0.code == head || $0.name == head }) {
      let facets = rule.facets.isEmpty ? "it has none" : "it has \(rule.facets.joined(separator: ", "))"
      return "\(head) has no facet \(text.dropFirst(head.count)); \(facets)"
    }
    let nearest = Suggestion.nearest(to: head, in: rules.flatMap { [$0.code, $0.name] })
    let guess = nearest.map { ", did you mean '\($0)'?" } ?? ""
    return "no rule is called '\(text)'\(guess); allowed: codes (DJM001), names, prefixes (DJM, DJM1), "
      + "facets (DJG006[operations]) and ALL"
  }
}
