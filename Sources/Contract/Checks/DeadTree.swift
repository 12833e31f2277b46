import Base
import Checks

/// An entry of a drawn tree of folders that is not there.
let deadTree = ContractCheck("DJI101", "path") { reading, findings in
  for tree in trees(reading.file.lines) {
    let entries = tree.compactMap(TreeEntry.init)
    // Patterns of a layout, or another project's.
    if tree.contains(where: { line in "<{[*".contains { line.text.contains($0) } }) { continue }
    let known = entries.count { reading.paths.knows(name: $0.name) }
    guard entries.count >= 3, known * 10 >= entries.count * 7 else { continue }
    for entry in missing(entries, reading) where !AbsenceWords.stand(in: entry.line.text) {
      if entry.line.text.lowercased().contains("ignored") { continue }
      findings.report("there is no \(entry.name)", at: entry.line.range(of: entry.name))
    }
  }
}

/// The entries that nothing is called by; what is below one of them goes without saying.
private func missing(_ entries: [TreeEntry], _ reading: ReadInstructions) -> [TreeEntry] {
  var missing: [TreeEntry] = []
  var hidden: Int?
  for entry in entries {
    if let depth = hidden, entry.depth > depth { continue }
    hidden = nil
    if reading.paths.knows(name: entry.name) || MentionedPath.isExample(entry.name) { continue }
    hidden = entry.depth
    if !reading.paths.mayBeIgnored(entry.name) { missing.append(entry) }
  }
  return missing
}

/// Lines of code with branches, block by block.
private func trees(_ lines: [InstructionLine]) -> [[InstructionLine]] {
  var trees: [[InstructionLine]] = []
  var open: [InstructionLine] = []
  for line in lines {
    if case .code = line.kind {
      open.append(line)
    } else {
      if open.contains(where: { $0.text.contains("── ") }) { trees.append(open) }
      open = []
    }
  }
  return trees
}

private struct TreeEntry {
  let name: String
  let line: InstructionLine
  /// Columns before its branch.
  let depth: Int

  init?(_ line: InstructionLine) {
    guard let branch = line.text.firstRange(of: "── ") else { return nil }
    let rest = line.text[branch.upperBound...].prefix { !$0.isWhitespace && $0 != "#" }
    let name = rest.hasSuffix("/") ? rest.dropLast() : rest
    let parts = name.pathParts
    guard let last = parts.last, last.allSatisfy({ $0.isLetter || $0.isNumber || "._-".contains($0) }), last != "...",
      last != ".."
    else { return nil }
    self.name = String(last)
    self.line = line
    depth = line.text[..<branch.lowerBound].count
  }
}
