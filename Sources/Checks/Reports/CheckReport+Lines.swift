/// The forms that tools of continuous integration read.
extension CheckReport {
  /// `path:line: [CODE] message`, as pylint's parseable form has it.
  public var pylint: String {
    findings.map { finding in
      "\(finding.path):\(finding.start.line): [\(finding.diagnostic.code)] \(finding.diagnostic.message)\n"
    }.joined()
  }

  /// JUnit's XML: a suite a file, a failed case a finding; without any, one case that passed.
  public var junit: String {
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<testsuites name=\"djangology\" tests=\"\(max(1, findings.count))\" failures=\"\(findings.count)\">\n"
    if findings.isEmpty {
      text += "  <testsuite name=\"djangology\" tests=\"1\" failures=\"0\">\n"
      text += "    <testcase name=\"no findings\" classname=\"djangology\"/>\n  </testsuite>\n"
    }
    for (path, found) in byPath {
      text += "  <testsuite name=\"\(Self.escaped(path))\" package=\"djangology\" tests=\"\(found.count)\""
      text += " failures=\"\(found.count)\">\n"
      for finding in found { text += testCase(finding) }
      text += "  </testsuite>\n"
    }
    return text + "</testsuites>\n"
  }

  /// Findings come in the order of places.
  private var byPath: [(path: String, found: [ReportedFinding])] {
    var groups: [(path: String, found: [ReportedFinding])] = []
    for finding in findings {
      if groups.last?.path == finding.path {
        groups[groups.count - 1].found.append(finding)
      } else {
        groups.append((finding.path, [finding]))
      }
    }
    return groups
  }

  private func testCase(_ finding: ReportedFinding) -> String {
    let (diagnostic, path) = (finding.diagnostic, Self.escaped(finding.path))
    let place = "line \(finding.start.line), column \(finding.start.column)"
    let name = path.hasSuffix(".py") ? String(path.dropLast(3)) : path
    return """
          <testcase name="\(diagnostic.code) \(diagnostic.name)" classname="\(name)" line="\(finding.start.line)" \
      column="\(finding.start.column)">
            <failure message="\(Self.escaped(diagnostic.message))">\(place), \(Self.escaped(diagnostic.message))</failure>
          </testcase>

      """
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;").filter { $0 == "\t" || !$0.isASCII || ($0.asciiValue ?? 32) >= 32 }
  }
}
