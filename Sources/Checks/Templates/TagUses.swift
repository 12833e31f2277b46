/// A tag or filter that a template uses though nothing it loaded has it.
public struct UnknownTag: Sendable {
  public enum Kind: Sendable { case tag, filter, library }

  public var kind: Kind
  public var name: String
  public var place: SourcePlace
  /// Libraries that have it, and are not loaded here.
  public var libraries: [String]
  /// Nothing that was not read can have it; else it is only a letter or two from one that is there.
  public var isCertain = true
}

extension CheckedTemplate {
  /// The tags, filters and libraries that Django would not find at their places.
  public func unknownTags(_ inventory: TagInventory) -> [UnknownTag] {
    guard inventory.builtins.isClosed else { return [] }
    var scan = TagScan(self, inventory)
    scan.run()
    return scan.found
  }
}

/// Goes through a template as Django's parser does: a `{% load %}` counts from where it stands.
private struct TagScan {
  private let template: CheckedTemplate
  private let inventory: TagInventory
  private var tags: Set<String>
  private var filters: Set<String>
  /// Something was loaded that may bring anything.
  private var isOpen = false
  /// A block tag of a library that is not at hand may take any tag for one of its parts.
  private var hasForeignTags = false
  private(set) var found: [UnknownTag] = []

  init(_ template: CheckedTemplate, _ inventory: TagInventory) {
    self.template = template
    self.inventory = inventory
    tags = inventory.builtins.tags
    filters = inventory.builtins.filters
  }

  mutating func run() {
    let tree = template.tree
    for row in tree.nodes.indices {
      switch tree.nodes[row].kind {
      case .tag where tree.nodes[row].next > row + 1: visitTag(row)
      case .filter: use(row + 1, isFilter: true)
      default: break
      }
      if isOpen { return }
    }
  }

  private mutating func visitTag(_ row: Int) {
    let node = template.tree.nodes[row]
    switch node.role {
    case .branch, .closing: return
    case .leaf, .opening: break
    }
    if node.tag == .load { return load(TagArguments(template.tree, row)) }
    use(row + 1, isFilter: false)
  }

  private mutating func load(_ tag: TagArguments) {
    let isFrom = !tag.words.isEmpty
    for name in isFrom ? tag.names.suffix(1) : tag.names[...] {
      guard let library = inventory.libraries[name.text] else {
        isOpen = true
        // An application that was not read may have it.
        if !inventory.isClosed, Suggestion.slip(of: name.text, in: Array(inventory.libraries.keys)) == nil { return }
        found.append(
          UnknownTag(
            kind: .library, name: name.text, place: template.place(name.range), libraries: [],
            isCertain: inventory.isClosed))
        return
      }
      if !library.isClosed { isOpen = true }
      if !library.isOwn, !library.isDjango { hasForeignTags = true }
      let members = Set(tag.names.dropLast().map(\.text))
      tags.formUnion(isFrom ? library.tags.intersection(members) : library.tags)
      filters.formUnion(isFrom ? library.filters.intersection(members) : library.filters)
    }
  }

  /// One of the tags that were loaded but for a slip, and not another way to write `else` or `endif`.
  private func isSlip(_ name: String) -> Bool {
    !name.hasPrefix("el") && !name.hasPrefix("end") && Suggestion.slip(of: name, in: Array(tags)) != nil
  }

  private mutating func use(_ row: Int, isFilter: Bool) {
    let tree = template.tree
    guard row < tree.nodes.count, tree.nodes[row].kind == .name else { return }
    let name = tree.text(of: row)
    if (isFilter ? filters : tags).contains(name) || name.isEmpty { return }
    let libraries = inventory.libraries(with: name, isFilter: isFilter)
    let isForeign = !isFilter && libraries.isEmpty && hasForeignTags
    if !isFilter, libraries.isEmpty, inventory.words.contains(name) || isForeign && !isSlip(name) { return }
    found.append(
      UnknownTag(
        kind: isFilter ? .filter : .tag, name: name, place: template.place(tree.nodes[row].range),
        libraries: libraries, isCertain: !isForeign))
  }
}
