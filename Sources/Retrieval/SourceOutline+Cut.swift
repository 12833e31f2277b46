extension SourceOutline {
  /// The same file with every long unit cut into parts, at blank or little indented lines where possible.
  public func cut(longerThan limit: Int, into size: Int) -> SourceOutline {
    var parts: [CodeUnit] = []
    for unit in units {
      if unit.lines.count <= limit {
        parts.append(unit)
      } else {
        append(unit, cutInto: size, to: &parts)
      }
    }
    return SourceOutline(source: source, lineStarts: lineStarts, units: parts)
  }

  private func append(_ unit: CodeUnit, cutInto size: Int, to parts: inout [CodeUnit]) {
    var start = unit.lines.lowerBound
    while start <= unit.lines.upperBound {
      let end = partEnd(from: start, in: unit, size)
      var part = unit
      part.lines = start...end
      part.isContinuation = start > unit.lines.lowerBound
      part.head = part.isContinuation ? start...start : unit.head.lowerBound...min(unit.head.upperBound, end)
      parts.append(part)
      start = end + 1
    }
  }

  /// The last line of a part: before the least indented line among those about `size` lines away.
  private func partEnd(from start: Int, in unit: CodeUnit, _ size: Int) -> Int {
    let last = unit.lines.upperBound
    guard last - start >= size + size / 2 else { return last }
    var best = start + size - 1
    var bestIndent = Int.max
    for line in (start + size / 2)..<(start + size + size / 4) {
      let indent = isBlank(line) ? -1 : self.indent(line + 1)
      if indent <= bestIndent {
        bestIndent = indent
        best = line
      }
    }
    return best
  }
}
