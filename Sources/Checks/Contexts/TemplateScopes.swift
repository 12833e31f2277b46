public import Base
public import TemplateSyntax

/// What each template of a project may find in its context, joined over everything that renders it.
public struct TemplateScopes: Sendable {
  /// By the template's name; nil for those that nothing is known to render.
  private var scopes: [String: ContextNames] = [:]
  /// Templates that code renders, or that extend or are extended: others may have parameters that nobody gives.
  private var whole: Set<String> = []
  private var bound: [String: Set<String>] = [:]
  private var parents: [String: String] = [:]
  private let overrides: BlockOverrides

  init(_ project: CheckedProject) {
    let sites = project.renderSites
    let inventory = project.templateInventory
    let written = WrittenContextNames(project)
    scopes = sites.own.mapValues { $0.adding(ContextNames(written.names)) }
    var outlines: [(name: String, tree: TemplateFile, outline: TemplateOutline)] = []
    for template in project.templates where template.tree.dialect == .django {
      guard let name = inventory.name(ofPath: template.path) else { continue }
      let outline = TemplateOutline(template.tree)
      outlines.append((name, template.tree, outline))
      bound[name] = Set(outline.bindings.map(\.name.text))
      if let text = outline.extends.first?.target.literal {
        parents[name] = TemplateInventory.absolute(text, from: name)
      }
    }
    overrides = BlockOverrides(outlines, parents: parents, rendered: Set(sites.own.keys))
    whole = Set(sites.own.keys)
    for one in outlines { if let parent = parents[one.name] { whole.insert(parent) } }
    for _ in 0..<12 {
      var isChanged = false
      for one in outlines {
        guard let scope = scopes[one.name] else { continue }
        if let parent = parents[one.name], pass(scope, to: parent) { isChanged = true }
        for include in one.outline.includes {
          guard let text = include.target.literal, let name = TemplateInventory.absolute(text, from: one.name) else {
            continue
          }
          var given = include.isIsolated ? ContextNames(sites.processors.names) : scope
          given.names.formUnion(include.keys.map(\.text))
          if !include.isIsolated {
            given.names.formUnion(self.bound[one.name] ?? [])
            given.names.formUnion(inherited(by: one.name))
            given.names.formUnion(["forloop", "block"])
          }
          if pass(given, to: name) { isChanged = true }
        }
      }
      if !isChanged { break }
    }
    for name in scopes.keys where sites.isForeign(name) { scopes[name]?.isOpen = true }
  }

  /// Whether a template is only ever included: what it reads may be a parameter that none of its users gives.
  public func isPart(_ template: String) -> Bool { !whole.contains(template) }

  /// Whether something that was seen gives a template the name, whatever else may.
  func mayGive(_ name: String, to template: String) -> Bool {
    scopes[template]?.names.contains(name) ?? false || inherited(by: template).contains(name)
  }

  private mutating func pass(_ names: ContextNames, to template: String) -> Bool {
    let before = scopes[template]
    scopes[template, default: ContextNames()].add(names)
    return scopes[template] != before
  }

  /// Whether a place lies in a block that every page replaces by one of its own.
  public func isNeverShown(_ range: TextRange, in tree: TemplateFile, of template: String) -> Bool {
    TemplateOutline(tree).blocks.contains {
      $0.range.contains(range.start) && overrides.isNeverShown($0.name.text, of: template)
    }
  }

  /// Names that templates above bind around their blocks.
  private func inherited(by name: String) -> Set<String> {
    var found: Set<String> = []
    var (name, seen): (String, Set<String>) = (name, [name])
    while let parent = parents[name], seen.insert(parent).inserted {
      found.formUnion(bound[parent] ?? [])
      name = parent
    }
    return found
  }

  /// What can be seen in a template beside what it binds itself; nil where that is not known.
  public func names(of template: String) -> Set<String>? {
    guard let scope = scopes[template], !scope.isOpen else { return nil }
    return scope.names.union(inherited(by: template))
  }
}

/// Names that tags, middleware and the like of the project write into contexts.
struct WrittenContextNames {
  private(set) var names: Set<String> = []

  init(_ project: CheckedProject) {
    for file in project.files where !file.isTest {
      for row in file.tree.nodes.indices where file.tree.nodes[row].kind == .assign {
        for target in file.tree.children(of: ID(row)).dropLast() where file.tree.kind(target) == .subscript {
          let parts = Array(file.tree.children(of: target))
          guard parts.count == 2, let holder = file.tree.dottedName(of: parts[0]),
            holder == "context" || holder.hasSuffix("context_data"), let key = file.tree.string(parts[1]),
            file.path.contains("templatetags") || holder.hasSuffix("context_data")
          else { continue }
          names.insert(key)
        }
      }
    }
  }
}
