import Base
import Django
import Impact
import TemplateSyntax

/// Templates and blocks that are gone, and who still names them.
extension Verification {
  func goneTemplates() -> [Finding] { goneFiles() + goneBlocks() }

  private func goneFiles() -> [Finding] {
    guard let old, new.dump.templates.openness == .closed else { return [] }
    let now = Set(new.dump.templates.items.compactMap { $0.name.value })
    let paths = Set(files.compactMap { $0.new == nil || $0.oldPath != nil ? $0.pathBefore : nil })
    return old.dump.templates.items.compactMap { template in
      guard let name = template.name.value, let path = template.path.value, paths.contains(path), !now.contains(name),
        case .found(let target) = old.impact.resolve(path)
      else { return nil }
      let places = old.impact.answer(target, depth: 1).rows.compactMap { row -> Finding.Place? in
        guard row.evidence > .guess, let edge = row.chain.first?.edge, let place = placeNow(row.path, row.line),
          text(place.path, place.line).contains(name)
        else { return nil }
        return Finding.Place(
          path: place.path, line: place.line, why: edge.rawValue, text: text(place.path, place.line),
          evidence: row.evidence)
      }
      guard !places.isEmpty else { return nil }
      return Finding(.gone, "template \(name) is gone", path: path, places: places.inOrder)
    }
  }

  // MARK: Blocks

  /// Blocks that children fill and no ancestor has any more.
  private func goneBlocks() -> [Finding] {
    files.flatMap { file -> [Finding] in
      guard let before = file.old, let after = file.new else { return [] }
      let template = new.dump.templates.items.first { $0.path.value == file.path && $0.name.value != nil }
      guard let name = template?.name.value else { return [] }
      let gone = TemplateBlocks(before).names.subtracting(TemplateBlocks(after).names)
      return gone.sorted().compactMap { block in
        let places = children(of: name).compactMap { child -> Finding.Place? in
          guard child.blocks.items.contains(block), !hasBlock(block, above: child, depth: 0),
            let path = child.path.value, let bytes = new.impact.source(of: path),
            let line = TemplateBlocks(bytes).line(of: block)
          else { return nil }
          return Finding.Place(path: path, line: line, why: "fills", text: text(path, line))
        }
        guard !places.isEmpty else { return nil }
        return Finding(.gone, "block \(block) of \(name) is gone", path: file.path, places: places.inOrder)
      }
    }
  }

  private func links(named name: String) -> [DumpedTemplateLinks] {
    new.dump.templateGraph.items.filter { $0.name == name }
  }

  /// Templates that extend one, at any distance.
  private func children(of name: String) -> [DumpedTemplateLinks] {
    var names: Set<String> = [name]
    var found: [DumpedTemplateLinks] = []
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for child in new.dump.templateGraph.items where !names.contains(child.name) {
        guard child.extends.items.contains(where: names.contains) else { continue }
        names.insert(child.name)
        found.append(child)
        isGrowing = true
      }
    }
    return found
  }

  /// Whether a template above has the block, or cannot be read.
  private func hasBlock(_ block: String, above child: DumpedTemplateLinks, depth: Int) -> Bool {
    guard depth < 20, child.extends.openness == .closed, !child.extends.items.isEmpty else { return true }
    return child.extends.items.contains { name in
      let parents = links(named: name)
      if parents.isEmpty { return true }
      return parents.contains { parent in
        if parent.blocks.openness != .closed || parent.blocks.items.contains(block) { return true }
        let isTop = parent.extends.openness == .closed && parent.extends.items.isEmpty
        return !isTop && hasBlock(block, above: parent, depth: depth + 1)
      }
    }
  }
}

/// The blocks of a template by name.
struct TemplateBlocks {
  private let outline: TemplateOutline
  private let lines: LineIndex

  init(_ bytes: [UInt8]) {
    let file = TemplateFile(bytes)
    outline = TemplateOutline(file)
    lines = LineIndex(bytes)
  }

  var names: Set<String> { Set(outline.blocks.map(\.name.text)) }

  func line(of block: String) -> Int? {
    outline.blocks.first { $0.name.text == block }.map { lines.line(of: $0.range.start) }
  }

  /// Whether a change takes a block away.
  static func removed(_ old: [UInt8], _ new: [UInt8]) -> Bool {
    !TemplateBlocks(old).names.isSubset(of: TemplateBlocks(new).names)
  }
}
