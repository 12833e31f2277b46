import Base
import TemplateSyntax

extension CheckedProject {
  /// Whether a tag stands below an `{% if %}` that may never be true in this project: the part it is in may belong to an
  /// application that these settings do not install, or to a feature that nobody has switched on.
  public func mayBeSwitchedOff(_ call: ReverseCall) -> Bool {
    guard call.form == .tag, let template = template(at: call.whole.path) else { return false }
    let tree = template.tree
    let conditions = tree.nodes.indices.filter { row in
      tree.nodes[row].kind == .block && tree.nodes[row].tag == .if && tree.nodes[row].range.contains(call.whole.range)
    }
    return conditions.contains { row in
      guard let tag = TemplateSwitch.tag(before: call.whole.range.start, of: row, in: tree) else { return false }
      return TemplateSwitch(template, tag).mayBeOff
    }
  }
}

/// The condition in front of a part of a template.
private struct TemplateSwitch {
  private let template: CheckedTemplate
  /// The row of `{% if … %}` or `{% elif … %}`.
  private let tag: Int

  init(_ template: CheckedTemplate, _ tag: Int) {
    self.template = template
    self.tag = tag
  }

  private var project: CheckedProject { template.project }

  /// The branch that a place is in; nil for `{% else %}`.
  static func tag(before place: UInt32, of block: Int, in tree: TemplateFile) -> Int? {
    let tags = tree.children(of: block).filter { tree.nodes[$0].kind == .tag && tree.nodes[$0].end <= place }
    guard let last = tags.last, tree.nodes[last].tag != .else else { return nil }
    return last
  }

  /// Where one of several is enough, all of them must be switches.
  var mayBeOff: Bool {
    let words = template.tree.text(of: tag).split { $0 == " " || $0 == "\n" || $0 == "\t" }
    if words.contains("not") { return false }
    let switches = variables.map(isSwitch)
    return words.contains("or") ? !switches.isEmpty && !switches.contains(false) : switches.contains(true)
  }

  private var variables: [String] {
    (tag..<Int(template.tree.nodes[tag].next)).filter { template.tree.nodes[$0].kind == .variable }
      .map { template.tree.text(of: $0) }
  }

  /// What views, tags and Django itself put into contexts is about the page and its visitor; what comes from settings, from
  /// context processors of the project, or from nowhere that was seen may be the same everywhere.
  private func isSwitch(_ path: String) -> Bool {
    let parts = path.dottedParts
    guard let head = parts.first.map(String.init), let last = parts.last else { return false }
    if last.count > 2, last.allSatisfy({ $0 == "_" || $0.isNumber || $0.isUppercase }) { return true }
    if project.ownProcessorNames.contains(head) { return true }
    if parts.count > 1 || Self.ofPages.contains(head) || isBound(head) { return false }
    return !isGiven(head) || project.isToldOfSettings(head)
  }

  private static let ofPages: Set<String> = [
    "user", "request", "perms", "form", "formset", "object", "object_list", "messages", "view", "page_obj", "paginator",
    "is_paginated", "forloop", "block", "next", "error", "errors", "title", "original", "opts", "cl", "debug",
    "True", "False", "None",
  ]

  private func isBound(_ name: String) -> Bool {
    TemplateOutline(template.tree).bindings.contains { $0.name.text == name }
  }

  private func isGiven(_ name: String) -> Bool {
    guard let own = project.templateInventory.name(ofPath: template.path) else { return false }
    return project.templateScopes.mayGive(name, to: own)
  }
}

extension CheckedProject {
  /// What context processors of the project and of libraries give, beside Django's.
  fileprivate var ownProcessorNames: Set<String> { ContextProcessors(self).ownNames }

  /// Whether code gives templates this name for something that settings say.
  fileprivate func isToldOfSettings(_ name: String) -> Bool {
    files.contains { file in
      file.tree.nodes.indices.contains { row in
        let node = ID<Node>(row)
        guard let value = value(givenAs: name, at: node, in: file) else { return false }
        let text = file.tree.text(of: value)
        return text.contains("settings.") || text.contains("is_installed(") || text.contains("(settings,")
      }
    }
  }

  /// The value of `{"name": value}`, `name=value` or `context["name"] = value`.
  private func value(givenAs name: String, at node: ID<Node>, in file: CheckedFile) -> ID<Node>? {
    let tree = file.tree
    switch tree.kind(node) {
    case .keyword: return tree.name(tree[node].symbol) == name ? tree.lastChild(of: node) : nil
    case .string:
      guard tree.string(node) == name, let parent = file.parent(of: node) else { return nil }
      if tree.kind(parent) == .dict {
        let rows = Array(tree.children(of: parent))
        return rows.firstIndex(of: node).flatMap { $0 + 1 < rows.count ? rows[$0 + 1] : nil }
      }
      guard tree.kind(parent) == .subscript, let outer = file.parent(of: parent), tree.kind(outer) == .assign else {
        return nil
      }
      return tree.lastChild(of: outer)
    default: return nil
    }
  }
}
