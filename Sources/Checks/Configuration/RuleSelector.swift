/// Some rules, as a person names them: a code, a prefix of codes, a name, or a facet of a rule: `DJG006[operations]`.
public struct RuleSelector: Sendable, Hashable {
  private enum Kind: Hashable {
    case all
    case prefix(String)
    case rule(String)
  }

  /// As written.
  public let text: String
  private let kind: Kind
  public let facet: String?

  /// Nil where no rule is meant.
  public init?(_ text: String, among rules: some Sequence<Rule>) {
    var head = text[...]
    var facet: String?
    if let open = text.firstIndex(of: "["), text.hasSuffix("]") {
      head = text[..<open]
      facet = String(text[text.index(after: open)...].dropLast())
    }
    if head == "ALL", facet == nil {
      self.init(text, .all, nil)
    } else if let rule = rules.first(where: { $0.code == head || $0.name == head }) {
      if let facet, !rule.facets.contains(facet) { return nil }
      self.init(text, .rule(rule.code), facet)
    } else if facet == nil, !head.isEmpty,
      Self.isGroup(head) || rules.contains(where: { $0.code.hasPrefix(head) })
    {
      self.init(text, .prefix(String(head)), nil)
    } else {
      return nil
    }
  }

  /// Whether a group is meant, or a tier of one, that may have no rules yet.
  private static func isGroup(_ head: Substring) -> Bool {
    RuleGroup.all.contains { group in
      group.letters.hasPrefix(head)
        || head.utf8.count == 4 && head.hasPrefix(group.letters) && head.last?.isNumber == true
    }
  }

  private init(_ text: String, _ kind: Kind, _ facet: String?) {
    self.text = text
    self.kind = kind
    self.facet = facet
  }

  /// How narrow it is: the narrower of two decides.
  public var specificity: Int {
    switch kind {
    case .all: 0
    case .prefix(let prefix): prefix.utf8.count
    case .rule: facet == nil ? 10 : 11
    }
  }

  /// Whether it asks also for rules that are off by default: one rule, or a tier of a group (`DJX2`), but not all of it.
  var reachesOff: Bool { specificity >= 4 }

  /// Whether a rule, whatever its facet, is meant.
  public func matches(code: String) -> Bool {
    switch kind {
    case .all: true
    case .prefix(let prefix): code.hasPrefix(prefix)
    case .rule(let rule): rule == code
    }
  }

  /// Whether a finding is meant.
  public func matches(_ diagnostic: Diagnostic) -> Bool {
    matches(code: diagnostic.code) && (facet == nil || facet == diagnostic.facet)
  }
}
