public import TemplateSyntax

extension TemplateFile {
  /// Whether a row is shown only where a constant says so: `{% if USE_ADVERTS %}` or `{% if settings.USE_ADVERTS %}`.
  ///
  /// Such constants are settings, by their look, and a part that is switched off everywhere breaks nothing.
  public func isSwitched(_ row: Int) -> Bool {
    let parents = parents()
    var row = row
    while row > 0 {
      row = Int(parents[row])
      if nodes[row].kind == .block, nodes[row].tag == .if, asksConstant(row) { return true }
    }
    return false
  }

  private func asksConstant(_ block: Int) -> Bool {
    children(of: block).contains { child in
      guard nodes[child].kind == .tag, nodes[child].role != .closing else { return false }
      return (child..<Int(nodes[child].next)).contains { nodes[$0].kind == .variable && isConstant(text(of: $0)) }
    }
  }

  private func isConstant(_ path: String) -> Bool {
    let name = path.split(separator: ".").last ?? ""
    return name.count > 2 && name.allSatisfy { $0 == "_" || $0.isNumber || $0.isUppercase }
  }
}
