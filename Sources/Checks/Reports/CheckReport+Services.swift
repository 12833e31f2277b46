/// The forms that hosting services read.
extension CheckReport {
  /// Workflow commands of GitHub Actions, which show findings beside the lines of a pull request.
  public var github: String {
    findings.map { finding in
      let diagnostic = finding.diagnostic
      let level =
        switch diagnostic.severity {
        case .error: "error"
        case .warning: "warning"
        case .info: "notice"
        }
      let places =
        "file=\(Self.property(finding.path)),line=\(finding.start.line),col=\(finding.start.column),"
        + "endLine=\(finding.end.line),endColumn=\(finding.end.column)"
      let text =
        "\(finding.path):\(finding.start.line):\(finding.start.column): \(diagnostic.code) \(diagnostic.message)"
      return "::\(level) title=\(Self.property("djangology (\(diagnostic.code))")),\(places)::\(Self.data(text))\n"
    }.joined()
  }

  private static func data(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  private static func property(_ text: String) -> String {
    data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }

  /// GitLab's code quality report.
  public var gitlab: JSONValue {
    .array(
      findings.map { finding in
        let diagnostic = finding.diagnostic
        let severity =
          switch diagnostic.severity {
          case .error: "critical"
          case .warning: "major"
          case .info: "info"
          }
        return .object([
          ("description", .string(diagnostic.message)), ("check_name", .string(diagnostic.code)),
          ("fingerprint", .string(finding.fingerprint)), ("severity", .string(severity)),
          (
            "location",
            .object([
              ("path", .string(finding.path)),
              (
                "positions",
                .object([("begin", Self.place(finding.start)), ("end", Self.place(finding.end))])
              ),
            ])
          ),
        ])
      })
  }

  private static func place(_ position: SourcePosition) -> JSONValue {
    .object([("line", .int(position.line)), ("column", .int(position.column))])
  }
}
