/// The variables that a template looks up in its context.
public struct VariableUses: Sendable {
  public struct Use: Sendable {
    /// The first part of the path.
    public var root: String
    public var range: TextRange
  }

  /// Every root, however it is read.
  public private(set) var read: Set<String> = []
  /// The reads that show or do nothing where there is no such variable, the first of each name.
  public private(set) var unguarded: [Use] = []

  public init(_ template: CheckedTemplate) {
    let tree = template.tree
    let parents = tree.parents()
    let bindings = TemplateOutline(tree).bindings
    // A library that every template has may read arguments in another way.
    let inventory = template.project.tagInventory
    let isOwnGrammar = !inventory.builtins.isClosed || !inventory.overridden.isEmpty
    let comments = tree.commentedOut
    var seen: Set<String> = []
    for row in tree.nodes.indices where tree.nodes[row].kind == .variable {
      let root = String(tree.text(of: row).prefix { $0 != "." })
      read.insert(root)
      guard !Self.always.contains(root), !seen.contains(root), root.first.map({ $0.isLetter || $0 == "_" }) ?? false,
        !bindings.contains(where: { $0.name.text == root && $0.scope.contains(tree.nodes[row].start) }),
        !isGuarded(row, root, tree, parents), !isOwnGrammar || !isArgument(row, tree, parents),
        !comments.contains(where: { $0.contains(tree.nodes[row].start) })
      else { continue }
      seen.insert(root)
      let start = tree.nodes[row].start
      unguarded.append(Use(root: root, range: TextRange(start, start + UInt32(root.utf8.count))))
    }
  }

  /// Whether it stands in a tag.
  private func isArgument(_ row: Int, _ tree: TemplateFile, _ parents: [UInt32]) -> Bool {
    var row = Int(parents[row])
    while row > 0, tree.nodes[row].kind != .tag, tree.nodes[row].kind != .output { row = Int(parents[row]) }
    return tree.nodes[row].kind == .tag
  }

  private static let always: Set<String> = ["forloop", "block", "True", "False", "None"]
  private static let guardingFilters: Set<String> = ["default", "default_if_none", "yesno", "length", "length_is"]

  private func isGuarded(_ row: Int, _ root: String, _ tree: TemplateFile, _ parents: [UInt32]) -> Bool {
    var row = row
    while row > 0 {
      let outer = Int(parents[row])
      switch tree.nodes[outer].kind {
      case .expression:
        if ExpressionView(tree, outer).filters.contains(where: { Self.guardingFilters.contains($0.name.text) }) {
          return true
        }
      case .tag:
        switch tree.nodes[outer].tag {
        case .if, .elif, .firstof, .ifchanged, .with, .include, .regroup, .cycle, .unknown, .blocktrans,
          .blocktranslate:
          return true
        default: break
        }
      case .keyword: return true
      case .block: if guards(outer, row, root, tree) { return true }
      default: break
      }
      row = outer
    }
    return false
  }

  /// Whether a block is shown only where its condition, which reads the name, holds.
  private func guards(_ block: Int, _ inner: Int, _ root: String, _ tree: TemplateFile) -> Bool {
    guard tree.nodes[block].tag == .if || tree.nodes[block].tag == .for else { return false }
    let isLoop = tree.nodes[block].tag == .for
    // The loop's own opening tag guards nothing.
    if isLoop, inner == block + 1 { return false }
    for child in tree.children(of: block) where tree.nodes[child].kind == .tag {
      if isLoop, tree.nodes[child].role != .opening { continue }
      for inner in child..<Int(tree.nodes[child].next) where tree.nodes[inner].kind == .variable {
        if tree.text(of: inner).prefix(while: { $0 != "." }) == root { return true }
      }
    }
    return false
  }
}

extension TemplateFile {
  /// What HTML comments hold: it is rendered, and nobody sees it.
  fileprivate var commentedOut: [Range<UInt32>] {
    var found: [Range<UInt32>] = []
    var rest = bytes[...]
    while let start = rest.firstRange(of: Array("<!--".utf8))?.upperBound,
      let end = rest[start...].firstRange(of: Array("-->".utf8))?.lowerBound
    {
      found.append(UInt32(start)..<UInt32(end))
      rest = rest[end...]
    }
    return found
  }
}
