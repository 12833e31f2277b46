import Base
import Django
import PythonSyntax

/// `customer__profile__city__icontains`: every part that is a field is a mention of it.
extension ProjectReader {
  mutating func lookUp(
    _ path: String, _ range: TextRange, on model: ID<ClassRow>, _ kind: GraphEdge.Kind, _ evidence: Evidence,
    _ scope: Scope
  ) {
    guard scope.isRecording, !model.isNone else { return }
    var offset = UInt32(0)
    var text = Substring(path)
    if let first = text.first, "-+^=@$?".contains(first) {
      text = text.dropFirst()
      offset = 1
    }
    var current = model
    for part in LookUpPath.parts(text) {
      guard !current.isNone else { return }
      let start = range.start + offset
      let own = TextRange(start, min(start + UInt32(part.utf8.count), max(range.end, start + 1)))
      offset += UInt32(part.utf8.count) + 2
      guard let next = step(String(part), on: current, kind, evidence, own, scope) else { return }
      current = next
    }
  }

  /// The model one part leads to; none where it is no relation, nil where the part is no field.
  private mutating func step(
    _ name: String, on model: ID<ClassRow>, _ kind: GraphEdge.Kind, _ evidence: Evidence, _ range: TextRange,
    _ scope: Scope
  ) -> ID<ClassRow>? {
    if let field = shared.field(name, of: model) {
      addMention(field, of: model, kind, evidence, range, scope)
      return name == field.name ? field.target : ID<ClassRow>.none
    }
    if let reverse = shared.queryName(name, of: model), let field = shared.field(reverse.field, of: reverse.source) {
      addMention(field, of: reverse.source, kind, evidence, range, scope)
      return reverse.source
    }
    // `prefetch_related` takes accessors.
    if let reverse = shared.accessor(name, of: model), let field = shared.field(reverse.field, of: reverse.source) {
      addMention(field, of: reverse.source, kind, evidence, range, scope)
      return reverse.source
    }
    return nil
  }

  mutating func settle(_ waiting: [WaitingLookup], on model: ID<ClassRow>, _ evidence: Evidence, _ scope: Scope) {
    for one in waiting { lookUp(one.path, one.range, on: model, .looksUp, evidence, scope) }
  }

  /// All names in the strings of a display: lists, tuples, keys of dictionaries, sums of them.
  mutating func lookUpStrings(
    in node: ID<Node>, on model: ID<ClassRow>, _ kind: GraphEdge.Kind, _ evidence: Evidence, _ scope: Scope
  ) {
    let file = file(scope)
    if let text = file.string(node) {
      lookUp(text, file.contents(node), on: model, kind, evidence, scope)
      return
    }
    switch file.kind(node) {
    case .list, .tuple, .set, .binaryOp, .starred:
      for child in file.children(of: node) { lookUpStrings(in: child, on: model, kind, evidence, scope) }
    case .dict:
      var isKey = true
      for child in file.children(of: node) where file.kind(child) != .dictUnpack {
        if isKey { lookUpStrings(in: child, on: model, kind, evidence, scope) }
        isKey.toggle()
      }
    default: break
    }
  }
}

/// The parts of a path that double underscores join.
enum LookUpPath {
  static func parts(_ path: Substring) -> [Substring] {
    var parts: [Substring] = []
    var rest = path
    while let cut = rest.firstRange(of: "__"), cut.lowerBound > rest.startIndex {
      parts.append(rest[..<cut.lowerBound])
      rest = rest[cut.upperBound...]
    }
    if !rest.isEmpty { parts.append(rest) }
    return parts
  }
}
