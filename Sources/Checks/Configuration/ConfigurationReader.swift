import Platform

/// Reads `[tool.djangology]` of a `pyproject.toml`, or a `djangology.toml`.
public enum ConfigurationReader {
  /// The names of a file of our own, and of the one that projects have anyway, in order of precedence.
  public static let fileNames = ["djangology.toml", ".djangology.toml", "pyproject.toml"]

  /// Nil where the file says nothing to us.
  public static func read(
    _ bytes: [UInt8], path: String, rules: [Rule]
  ) throws(ConfigurationError) -> CheckConfiguration? {
    let reader = TOMLReader(bytes)
    let isOurs = !path.hasSuffix("pyproject.toml")
    let section = isOurs ? reader.document : reader.document[path: "tool", "djangology"]
    let broken = reader.unread.filter { isOurs || $0.table.starts(with: ["tool", "djangology"]) }
    guard let section else { return nil }
    let source = ConfigurationSource(
      path: path, rules: rules, prefix: isOurs ? "" : "tool.djangology", places: reader.places)
    var table = ConfigurationTable(section, "", source)
    var configuration = CheckConfiguration()
    configuration.path = path
    configuration.identity = ContentHash(bytes).text
    configuration.readRules(&table)
    configuration.readConventions(&table)
    configuration.readOptions(&table)
    let unread = broken.map { ConfigurationProblem(path: path, line: $0.line, key: "", message: "is no TOML") }
    let problems = (unread + table.finished()).sorted { ($0.line, $0.key) < ($1.line, $1.key) }
    if !problems.isEmpty { throw ConfigurationError(problems: problems) }
    return configuration
  }
}

extension CheckConfiguration {
  fileprivate mutating func readRules(_ table: inout ConfigurationTable) {
    djangoSettings = table.string("django-settings")
    // Read where a boot chooses its libraries; here only what is wrong with it is told.
    if let text = table.string("django-version"), !text.split(separator: ".").allSatisfy({ Int($0) != nil }) {
      table.problem("django-version", "must be a version, like \"5.2\"")
    }
    selection.select = table.selectors("select")
    selection.extendSelect = table.selectors("extend-select") ?? []
    selection.ignore = (table.selectors("ignore") ?? []) + (table.selectors("extend-ignore") ?? [])
    selection.fixable = table.selectors("fixable")
    selection.unfixable = table.selectors("unfixable") ?? []
    minConfidence = table.choice("min-confidence", Confidence.self) ?? minConfidence
    failOn = table.choice("fail-on", FailureThreshold.self)
    learns = table.flag("learn") ?? learns
    instructions = table.strings("instructions") ?? instructions
    exclude = table.paths("exclude")
    baseline = table.string("baseline")
    // What an agent may do is no business of the rules: `Guard` reads it.
    _ = table.value("guard")
    if var inner = table.table("severity") {
      for key in inner.entries.keys.sorted() {
        let severity = inner.choice(key, Severity.self)
        if let selector = inner.selector(key, at: key), let severity { severities.append((selector, severity)) }
      }
      // The narrower one decides: it comes last.
      severities.sort { ($0.selector.specificity, $0.selector.text) < ($1.selector.specificity, $1.selector.text) }
      table.take(inner.finished())
    }
    if var inner = table.table("per-file-ignores") {
      for key in inner.entries.keys.sorted() {
        perFileIgnores.append((PathFilter([key]), inner.selectors(key) ?? []))
      }
      table.take(inner.finished())
    }
  }

  fileprivate mutating func readOptions(_ table: inout ConfigurationTable) {
    guard var options = table.table("options") else { return }
    for key in options.entries.keys.sorted() {
      guard var inner = options.table(key) else { continue }
      guard let rule = table.source.rules.first(where: { $0.code == key || $0.name == key }) else {
        options.problem(key, RuleNames(table.source.rules).unknown(key))
        continue
      }
      for name in inner.entries.keys.sorted() {
        if case .boolean(let flag)? = inner.value(name) {
          set(name, of: rule.code, [String(flag)])
        } else if case .other(let text)? = inner.value(name) {
          set(name, of: rule.code, [text])
        } else if let values = inner.strings(name) {
          set(name, of: rule.code, values)
        }
      }
      options.take(inner.finished())
    }
    table.take(options.finished())
  }
}
