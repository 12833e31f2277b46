import Checks

let hardcodedSecret = Rule(
  "DJE101", "hardcoded-secret",
  "A password, key or token is written in the code.",
  why: "Whoever can read the repository, now or in its history, has it; changing it needs a release.",
  .error, .likely, fix: .risky, isCore: true,
  facets: ["secret-literal", "insecure-fallback", "django-insecure-prefix"],
  examples: [
    .bad(
      """
      --- shop/payments.py
      STRIPE_KEY = «"sk_live_51Habcdefghijklmnop"»
      --- config/settings/base.py
      EMAIL_HOST_PASSWORD = «"h3r-majesty-7781"»
      SECRET_KEY = «"k3jh4kj5h6kj7h8kj9h0-qwertz"»
      DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "PASSWORD": «"s3cr3t-Pa55"»}}
      # Please replace this key.
      SIGNING_SECRET_KEY = «"k3jh4kj5h6kj7h8kj9h1-qwertz"»
      DATABASE_URL = «"postgres://shop:geheim123@db.example.com/shop"»
      """, facet: "secret-literal"),
    .bad(
      """
      --- config/settings/base.py
      import os
      from decouple import config
      import environ
      env = environ.Env()
      SECRET_KEY = os.environ.get("SECRET_KEY", «"change-me"»)
      EMAIL_HOST_PASSWORD = os.getenv("EMAIL_HOST_PASSWORD", «"letmein"»)
      STRIPE_SECRET_KEY = config("STRIPE_SECRET_KEY", default=«"abcdef"»)
      API_TOKEN = env("API_TOKEN", default=«"abcdef"»)
      DATABASE_URL = env("DATABASE_URL", default="postgres:///shop")
      """, facet: "insecure-fallback"),
    .bad(
      """
      --- config/settings/base.py
      SECRET_KEY = «"django-insecure-3u8&n5@1+x"»
      """, facet: "django-insecure-prefix"),
    .good(
      """
      --- config/settings/base.py
      import os
      SECRET_KEY = os.environ["SECRET_KEY"]
      EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
      OTHER_SECRET = os.environ.get("OTHER_SECRET")
      FOOD_API_KEY = os.environ.get("FOOD_API_KEY", "DEMO_KEY")
      SIGNING_KEY = "its-a-secret-to-everybody"  # noqa: S105
      PASSWORD_RESET_TOKEN_SALT = "shop.password.reset"
      PASSWORD_RESET_URL = "/password/reset/"
      TOKEN_HEADER = "X-Auth-Token"
      PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
      PASSWORD_PLACEHOLDER = "xxxxxxxx"
      API_TOKEN = "<your token>"
      AUTH_TOKEN_MODEL = "rest_framework.authtoken.models.Token"
      DATABASE_URL = "postgres://localhost/shop"
      DATABASES = {
          "default": {
              "ENGINE": "django.db.backends.postgresql",
              "PASSWORD": os.environ.get("POSTGRES_PASSWORD", "shop"),
          }
      }
      # Replace it with your own key, this one is for the demo.
      MAPS_API_KEY = "k3jh4kj5h6kj7h8kj9h0"
      --- config/settings/local.py
      SECRET_KEY = "k3jh4kj5h6kj7h8kj9h0-qwertz"
      --- shop/forms.py
      PASSWORD_FIELD = "password_of_user"
      password = "secret-word-77"
      --- shop/tests/test_payments.py
      STRIPE_KEY = "sk_live_51Habcdefghijklmnop"
      """),
  ],
  .nodes([.string]) { node, file, findings in
    if file.isTest || file.isMigration { return }
    let row = Int(node.index)
    let range = file.tree.contents(of: file.tree.nodes[row])
    guard range.count > 4, range.count < 4000 else { return }
    if mayHaveKnownShape(file.tree.source[range.lowerBound]), isKnownSecret(file.tree.literalText(of: row)),
      !isAside(file.path), !isSaid(node, file)
    {
      findings.report("read it from the environment", at: node, in: file, facet: "secret-literal")
    } else if isProduction(file), let (name, isFallback) = use(of: node, file), isSensitive(name),
      !isAside(file.path), !isSaid(node, file)
    {
      report(node, name, isFallback, file, &findings)
    }
  }
)

private func report(
  _ node: ID<Node>, _ name: String, _ isFallback: Bool, _ file: CheckedFile, _ findings: inout Findings
) {
  let text = file.tree.literalText(of: Int(node.index))
  if isFallback {
    // An address without a password gives nothing away.
    if name.lowercased().hasSuffix("url") || name.lowercased().hasSuffix("dsn"), !hasCredentials(text) { return }
    if isStandIn(text, for: name) || isOfDatabase(node, file) { return }
    findings.report(
      "\(name) falls back to a value that everybody knows; read it without one",
      at: node, in: file, facet: "insecure-fallback")
  } else if name == "SECRET_KEY", text.hasPrefix("django-insecure-") {
    findings.report(
      "this key is for development; read SECRET_KEY from the environment", at: node, in: file,
      facet: "django-insecure-prefix")
  } else if looksSecret(text, name), !isGivenAway(node, name, file) {
    findings.report("read \(name) from the environment", at: node, in: file, facet: "secret-literal")
  }
}

// Nobody gets in anywhere with these: the service refuses them. A password and a key of one's own it cannot refuse.
private func isStandIn(_ text: String, for name: String) -> Bool {
  let words = name.lowercased().split(separator: "_")
  if words.contains("password") || name.uppercased().hasSuffix("SECRET_KEY") { return false }
  let lower = text.lowercased()
  return ["demo", "deadbeef", "dummy", "placeholder", "change", "xxx", "your"].contains { lower.contains($0) }
}

/// The password of a local server, which nobody reaches without being on it.
private func isOfDatabase(_ node: ID<Node>, _ file: CheckedFile) -> Bool {
  file.ancestors(of: node).contains { outer in
    file.tree.kind(outer) == .dict
      && file.tree.children(of: outer).contains { file.tree.string($0) == "ENGINE" }
  }
}

/// A comment above says that everybody may have it and takes another; a key of one's own is no demonstration.
private func isGivenAway(_ node: ID<Node>, _ name: String, _ file: CheckedFile) -> Bool {
  if name.lowercased().contains("password") || name.uppercased().hasSuffix("SECRET_KEY") { return false }
  guard let text = file.comment(above: node)?.lowercased() else { return false }
  return text.contains("demo") || text.contains("replace")
}

/// Whether the line has been told to other tools: `# noqa: S105`.
private func isSaid(_ node: ID<Node>, _ file: CheckedFile) -> Bool {
  let line = file.tree.source[Int(file.tree[node].start)...].prefix { $0 != UInt8(ascii: "\n") }
  return ["noqa: S105", "noqa: S106", "nosec"].contains { String(decoding: line, as: UTF8.self).contains($0) }
}

// MARK: Where

private func isAside(_ path: String) -> Bool {
  let parts = path.lowercased().split(separator: "/")
  return parts.contains {
    ["docs", "doc", "examples", "example", "fixtures", "sandbox", "demo", "scripts"].contains($0)
  }
}

private func isProduction(_ file: CheckedFile) -> Bool { file.isSettings && !file.isForDevelopment }

/// The setting or key that a string is the value of, and whether it stands in for a missing variable.
private func use(of node: ID<Node>, _ file: CheckedFile) -> (name: String, isFallback: Bool)? {
  guard let holder = file.parent(of: node) else { return nil }
  switch file.tree.kind(holder) {
  case .assign:
    guard file.runsAtImport(node), let target = file.tree.firstChild(of: holder), file.tree.kind(target) == .name,
      target != node
    else { return nil }
    return (file.tree.name(file.tree[target].symbol), false)
  case .dict:
    let parts = Array(file.tree.children(of: holder))
    guard let place = parts.firstIndex(of: node), place % 2 == 1, let key = file.tree.string(parts[place - 1]) else {
      return nil
    }
    return (key, false)
  case .call: return Call(holder, in: file.tree).flatMap { fallback($0, node, file) }
  case .keyword:
    guard file.tree.name(file.tree[holder].symbol) == "default",
      let call = file.parent(of: holder).flatMap({ Call($0, in: file.tree) })
    else { return nil }
    return variable(of: call, file).map { ($0, true) }
  default: return nil
  }
}

private func fallback(_ call: Call, _ node: ID<Node>, _ file: CheckedFile) -> (name: String, isFallback: Bool)? {
  guard call.arguments.count == 2, call.arguments[1] == node else { return nil }
  return variable(of: call, file).map { ($0, true) }
}

/// The environment's variable that a call reads.
private func variable(of call: Call, _ file: CheckedFile) -> String? {
  guard let name = call.calleeName, let first = call.arguments.first, let text = file.tree.string(first) else {
    return nil
  }
  let known = [
    "os.environ.get", "environ.get", "os.getenv", "getenv", "env", "env.str", "config", "env.get_value", "environ",
  ]
  return known.contains(name) ? text : nil
}

// MARK: What

private func isSensitive(_ name: String) -> Bool {
  let words = name.lowercased().split { $0 == "_" || $0 == "-" }.map(String.init)
  let last = words.last ?? ""
  let harmless = [
    "url", "header", "name", "field", "salt", "model", "class", "path", "timeout", "days", "hours", "seconds", "prefix",
    "type",
    "expiry", "lifetime", "serializer", "backend", "hashers", "validators", "form", "template", "view", "placeholder",
    "length",
    "param", "parameter", "algorithm", "domain", "host", "user", "format", "regex", "label", "text", "message",
    "location", "id",
    "file", "dir", "scheme", "method", "cookie", "version", "issuer", "audience", "policy", "setting", "reset",
  ]
  if words.suffix(2) == ["database", "url"] || last == "dsn" {
    return name.lowercased().contains("url") || last == "dsn"
  }
  if harmless.contains(last) { return false }
  let keys = [
    ["api", "key"], ["access", "key"], ["private", "key"], ["secret", "key"], ["signing", "key"],
    ["encryption", "key"],
  ]
  return ["secret", "password", "passwd", "token", "apikey"].contains(last)
    || keys.contains { words.suffix(2) == $0[...] }
}

/// Neither a name nor a place nor a stand-in.
private func looksSecret(_ text: String, _ name: String) -> Bool {
  let lower = text.lowercased()
  if name.lowercased().hasSuffix("url") || name.lowercased().hasSuffix("dsn") { return hasCredentials(text) }
  let signs = ["<", "{", "%(", "...", "xxx", "your", "***", "example", "placeholder", "dummy", "todo", "none", "null"]
  if text.utf8.count < 6 || signs.contains(where: { lower.contains($0) }) || text.contains(" ") || text.contains("/") {
    return false
  }
  return !isDotted(text)
}

private func isDotted(_ text: String) -> Bool {
  text.contains(".") && text.allSatisfy { $0.isLetter || $0 == "." || $0 == "_" }
}

/// `scheme://user:password@host`.
private func hasCredentials(_ text: String) -> Bool {
  guard let scheme = text.firstRange(of: "://") else { return false }
  let rest = text[scheme.upperBound...]
  guard let at = rest.firstIndex(of: "@") else { return false }
  let user = rest[..<at]
  guard let colon = user.firstIndex(of: ":") else { return false }
  let (password, host) = (user[user.index(after: colon)...], rest[rest.index(after: at)...])
  let isNear = ["localhost", "127.0.0.1", "db", "postgres", "redis", "mysql", "host"].contains {
    host.hasPrefix($0 + "/") || host.hasPrefix($0 + ":")
  }
  return !password.isEmpty && !isNear && !["{", "<", "$", "%", "*"].contains { password.contains($0) }
    && !["password", "pass", "pwd", "secret"].contains(password.lowercased())
}

private func mayHaveKnownShape(_ first: UInt8) -> Bool {
  [UInt8(ascii: "s"), UInt8(ascii: "A"), UInt8(ascii: "g"), UInt8(ascii: "x"), UInt8(ascii: "-")].contains(first)
}

/// Shapes that only real keys have.
private func isKnownSecret(_ text: String) -> Bool {
  func rest(_ prefix: String, _ least: Int) -> Bool {
    guard text.hasPrefix(prefix) else { return false }
    let rest = text.dropFirst(prefix.count)
    return rest.utf8.count >= least && !rest.lowercased().contains("xxx")
      && rest.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
  }
  if text.hasPrefix("AKIA"), text.utf8.count == 20 {
    return text.allSatisfy { $0.isNumber || $0.isUppercase } && !text.hasSuffix("EXAMPLE")
  }
  if text.hasPrefix("-----BEGIN"), text.contains("PRIVATE KEY-----") { return text.utf8.count > 200 }
  return rest("sk_live_", 12) || rest("rk_live_", 12) || rest("ghp_", 36) || rest("github_pat_", 40)
    || rest("xoxb-", 20) || rest("xoxp-", 20)
}
