import Base
import Django
import Impact
import PythonSyntax

/// Calls that the old signature took and the new one refuses.
extension Verification {
  func brokenCalls() -> [Finding] {
    symbols.flatMap(\.changes).compactMap { change in
      guard case .signature(let old, let new) = change.kind, !old.isWrapped, !new.isWrapped else { return nil }
      let isConstructor = change.lastName == "__init__"
      guard let name = isConstructor ? change.parent : change.dotted,
        case .found(let target) = self.new.impact.resolve(name)
      else { return nil }
      let called = isConstructor ? String(name.dottedParts.last ?? "") : String(change.lastName)
      var seen: Set<String> = []
      let places = self.new.impact.answer(target, depth: 1).rows.compactMap { row -> Finding.Place? in
        guard row.evidence > .guess, row.path.hasSuffix(".py"), seen.insert("\(row.path):\(row.line)").inserted,
          refuses(old, new, called, row, isConstructor)
        else { return nil }
        return Finding.Place(
          path: row.path, line: row.line, why: "calls", text: text(row.path, row.line), evidence: row.evidence)
      }
      guard let evidence = places.map(\.evidence).max() else { return nil }
      return Finding(
        .call, "\(change.dotted) now takes (\(new.text))", path: change.path, line: change.lines.lowerBound,
        evidence: evidence, places: places.inOrder)
    }
  }

  /// Whether every call of that name on the line was fine before the change and is not any more.
  private func refuses(
    _ old: Signature, _ new: Signature, _ name: String, _ row: ImpactRow, _ isConstructor: Bool
  ) -> Bool {
    guard let bytes = self.new.impact.source(of: row.path) else { return false }
    let file = PythonFile(bytes)
    let lines = LineIndex(file.source)
    let calls = file.nodes.indices.compactMap { row -> Call? in
      file.nodes[row].kind == .call ? Call(ID(row), in: file) : nil
    }.filter { call in
      guard call.lastCalleeName == name else { return false }
      let end = file[call.callee].end
      return lines.line(of: end > 0 ? end - 1 : 0) == row.line
    }
    guard !calls.isEmpty else { return false }
    return calls.allSatisfy { call in
      let isBound = isConstructor || call.isThroughReceiver
      guard isConstructor || !old.takesReceiver || call.isThroughReceiver else { return false }
      return old.accepts(call, throughReceiver: isBound) && !new.accepts(call, throughReceiver: isBound)
    }
  }
}

extension Call {
  /// `total` of `order.total(…)` and of `total(…)`.
  fileprivate var lastCalleeName: String? {
    switch file.kind(callee) {
    case .name, .attribute: file.name(file[callee].symbol)
    default: nil
    }
  }

  /// Whether it is an attribute of something that does not look like a class.
  fileprivate var isThroughReceiver: Bool {
    guard file.kind(callee) == .attribute, let value = file.firstChild(of: callee) else { return false }
    guard let last = file.dottedName(of: value)?.dottedParts.last else { return true }
    return !(last.first?.isUppercase ?? false)
  }
}
