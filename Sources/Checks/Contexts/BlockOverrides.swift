import Base
import TemplateSyntax

/// Which blocks of a base template no page ever shows as they are written there.
struct BlockOverrides: Sendable {
  /// By the template's name: blocks that take the place of those above without showing them, `{{ block.super }}`.
  private var replaced: [String: Set<String>] = [:]
  private let parents: [String: String]
  private let rendered: Set<String>
  private let included: Set<String>

  init(
    _ outlines: [(name: String, tree: TemplateFile, outline: TemplateOutline)], parents: [String: String],
    rendered: Set<String>
  ) {
    self.parents = parents
    self.rendered = rendered
    var included: Set<String> = []
    for (name, tree, outline) in outlines {
      for include in outline.includes {
        if let text = include.target.literal, let one = TemplateInventory.absolute(text, from: name) {
          included.insert(one)
        }
      }
      guard parents[name] != nil else { continue }
      let blocks = outline.blocks.filter { !tree.bytes[$0.range.indices].contains(Self.parent) }
      replaced[name] = Set(blocks.map(\.name.text))
    }
    self.included = included
  }

  private static let parent = Array("block.super".utf8)

  /// Whether the template is only ever extended, by templates that all replace the block.
  func isNeverShown(_ block: String, of template: String) -> Bool {
    guard !rendered.contains(template), !included.contains(template) else { return false }
    var isExtended = false
    for page in rendered {
      switch replaces(page, block, above: template) {
      case true?: isExtended = true
      case false?: return false
      case nil: break
      }
    }
    return isExtended
  }

  /// Nil where the page does not extend the template.
  private func replaces(_ page: String, _ block: String, above template: String) -> Bool? {
    var (name, isReplaced, seen): (String, Bool, Set<String>) = (page, false, [])
    while let parent = parents[name], seen.insert(name).inserted {
      isReplaced = isReplaced || replaced[name]?.contains(block) ?? false
      if parent == template { return isReplaced }
      name = parent
    }
    return nil
  }
}
