internal import Base

extension TemplateFile {
  /// The tree as nested lists, one line for each piece of the template, then problems and attributes; for specs.
  public func dump() -> String {
    var lines: [String] = []
    var ends: [Int] = []
    var row = 0
    while row < nodes.count {
      let node = nodes[row]
      while let end = ends.last, end <= row {
        ends.removeLast()
        lines[lines.count - 1] += ")"
      }
      let indent = String(repeating: "  ", count: ends.count)
      switch node.kind {
      case .template, .block:
        lines.append(indent + "(" + node.kind.label + (node.tag == .none ? "" : " " + tagLabel(row)))
        ends.append(Int(node.next))
        row += 1
      case _:
        lines.append(indent + inline(row))
        row = Int(node.next)
      }
    }
    if !lines.isEmpty { lines[lines.count - 1] += String(repeating: ")", count: ends.count) }
    lines += problems.map { "problem \($0.kind) at \(location($0.range))" }
    lines += attributes.map { attribute in
      let value = attribute.value.map { " = \(quoted(text($0)))" } ?? ""
      return "<\(text(attribute.elementName)) \(text(attribute.name))\(value)> \(attribute.kind)"
    }
    lines += forms.map { form in
      let content = TextRange(form.contentStart, form.range.end)
      return "form \(quoted(text(content)))\(form.isClosed ? "" : " unclosed")"
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// One piece on one line.
  ///
  /// Depth is bounded: only Jinja calls nest, up to a limit.
  private func inline(_ row: Int) -> String {
    let node = nodes[row]
    let parts = children(of: row).map(inline)
    switch node.kind {
    case .text, .comment: return "(\(node.kind.label) \(quoted(text(of: row))))"
    case .name: return text(of: row)
    case .variable, .string, .number, .constant, .word, .target, .unparsed:
      return "(\(node.kind.label) \(text(of: row)))"
    case .expression where parts.count == 1: return parts[0]
    case .template, .output, .tag, .block, .expression, .translated, .filter, .keyword, .call:
      return "(" + ([node.kind.label] + parts).joined(separator: " ") + ")"
    }
  }

  private func tagLabel(_ row: Int) -> String {
    let name = row + 2 < nodes.count ? text(of: row + 2) : ""
    return name
  }

  private func location(_ range: TextRange) -> String {
    let before = bytes[..<Int(range.start)]
    let line = before.count { $0 == 10 } + 1
    return "line \(line): \(text(range))"
  }

  private func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n").replacing("\"", with: "\\\"") + "\""
  }
}

extension NodeKind {
  fileprivate var label: String { String(describing: self) }
}
