import Base

/// Finds what must not be written down: keys, tokens and passwords, by the shapes they have.
public enum SecretScan {
  /// A line with a secret; the secret itself is not repeated.
  public struct Finding: Hashable, Sendable {
    /// From 1, the title of an entry being the first.
    public var line: Int
    public var kind: String

    public init(line: Int, kind: String) {
      self.line = line
      self.kind = kind
    }
  }

  public static func findings(in text: String) -> [Finding] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated().compactMap { number, line in
      kind(of: String(line)).map { Finding(line: number + 1, kind: $0) }
    }
  }

  private static func kind(of line: String) -> String? {
    if line.contains("-----BEGIN"), line.contains("PRIVATE KEY") { return "a private key" }
    let words = line.split { " \t\"'`,;()[]{}<>=".contains($0) }.map(String.init)
    return words.lazy.compactMap(kind(ofWord:)).first ?? assigned(line)
  }

  /// How issuers begin their keys, and how many characters follow at least.
  private static let prefixes: [(prefix: String, length: Int, kind: String)] = [
    ("AKIA", 16, "an AWS access key"), ("ASIA", 16, "an AWS access key"), ("ghp_", 30, "a GitHub token"),
    ("gho_", 30, "a GitHub token"), ("ghs_", 30, "a GitHub token"), ("github_pat_", 30, "a GitHub token"),
    ("glpat-", 16, "a GitLab token"), ("sk_live_", 16, "a Stripe key"), ("rk_live_", 16, "a Stripe key"),
    ("sk_test_", 16, "a Stripe key"), ("whsec_", 16, "a Stripe secret"), ("sk-ant-", 16, "an Anthropic key"),
    ("sk-", 32, "an API key"), ("xoxb-", 16, "a Slack token"), ("xoxp-", 16, "a Slack token"),
    ("AIza", 30, "a Google key"), ("SG.", 30, "a SendGrid key"), ("pypi-", 40, "a PyPI token"),
    ("django-insecure-", 20, "a Django secret key"),
  ]

  private static func kind(ofWord word: String) -> String? {
    for known in prefixes where word.hasPrefix(known.prefix) {
      let rest = word.dropFirst(known.prefix.count)
      if rest.count >= known.length, !isPlaceholder(String(rest)) { return known.kind }
    }
    if word.hasPrefix("eyJ"), word.dottedParts.count == 3, word.count > 40 { return "a signed token" }
    return credentials(inURL: word)
  }

  /// `scheme://user:password@host`.
  private static func credentials(inURL word: String) -> String? {
    guard let scheme = word.firstRange(of: "://"), let at = word[scheme.upperBound...].firstIndex(of: "@") else {
      return nil
    }
    let parts = word[scheme.upperBound..<at].split(separator: ":", maxSplits: 1)
    guard parts.count == 2, !parts[0].contains("/"), !isPlaceholder(String(parts[1])) else { return nil }
    return "a password in a URL"
  }

  private static let names = [
    "password", "passwd", "secret", "token", "api_key", "apikey", "access_key", "private_key", "secret_key",
    "signing_key",
  ]

  /// `DB_PASSWORD = "…"` with a literal behind it.
  private static func assigned(_ line: String) -> String? {
    guard let sign = line.firstIndex(where: { $0 == "=" || $0 == ":" }) else { return nil }
    let name = line[..<sign].lowercased().filter { $0.isLetter || $0.isNumber || $0 == "_" }
    guard names.contains(where: name.hasSuffix), name.count < 40 else { return nil }
    let value = line[line.index(after: sign)...].drop { " =:".contains($0) }
    guard let quote = value.first, "\"'`".contains(quote) else { return assignedBare(String(value)) }
    let literal = value.dropFirst().prefix { $0 != quote }
    return literal.count >= 6 && !isPlaceholder(String(literal)) ? "a secret given to a name" : nil
  }

  /// Without quotes prose looks the same, unless letters and digits are mixed.
  private static func assignedBare(_ value: String) -> String? {
    let word = value.prefix { !$0.isWhitespace }
    guard word.count >= 12, word.contains(where: \.isNumber), word.contains(where: \.isLetter),
      word.count == value.count
    else { return nil }
    return isPlaceholder(String(word)) || word.contains("(") ? nil : "a secret given to a name"
  }

  private static func isPlaceholder(_ text: String) -> Bool {
    let lower = text.lowercased()
    let marks = [
      "environ", "env(", "getenv", "config(", "${", "$(", "{{", "<", "...", "…", "***", "xxx", "example", "your",
      "changeme",
    ]
    return marks.contains(where: lower.contains) || Set(lower).count < 4
  }
}
