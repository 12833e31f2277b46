/// What callers loaded with the rows that they hand to a function.
extension QueryReader {
  /// Rows that the call hands over, by the parameter that takes them.
  mutating func noteHanded(
    _ function: ID<FunctionRow>, _ receiver: QueryValue?, _ arguments: [QueryValue], _ call: Call
  ) {
    guard frame.isNoting, !frame.file.isTest else { return }
    let row = project.tables.functions[function]
    let offset = receiver != nil && !row.isStatic ? 1 : 0
    if let receiver, offset == 1 { noteHanded(receiver, FunctionParameter(function: function, index: 0)) }
    for (index, value) in arguments.enumerated() {
      noteHanded(value, FunctionParameter(function: function, index: index + offset))
    }
    guard !call.keywords.isEmpty,
      let view = FunctionDefinition(row.node, in: project.tables.file(row.file))
    else { return }
    for (name, value) in call.keywords {
      guard let bound = call.file.dottedName(of: value).flatMap({ frame.names[$0] }),
        let index = view.parameters.firstIndex(where: { $0.name == name })
      else { continue }
      noteHanded(bound, FunctionParameter(function: function, index: index))
    }
  }

  private mutating func noteHanded(_ value: QueryValue, _ to: FunctionParameter) {
    guard case .row(let row) = value, row.parameter != nil || !row.handed.isEmpty else { return }
    facts.handed.append(.init(to: to, from: row.parameter, eager: row.handed))
  }

  /// `prefetch_related_objects([order], "lines")`: from here on the row has them.
  mutating func prefetchObjects(_ call: Call) {
    guard let first = call.arguments.first else { return }
    readArguments(call)
    let tree = call.file
    let isDisplay = [.list, .tuple].contains(tree.kind(first))
    for node in isDisplay ? Array(tree.children(of: first)) : [first] {
      guard let name = tree.dottedName(of: node) else { continue }
      switch value(of: node) {
      case .rows(var rows):
        load("prefetch_related", call, Array(call.arguments.dropFirst()), &rows)
        frame.names[name] = .rows(rows)
      // One of a loop's rows asks for them here, once a turn: it is the loop's query that should.
      case .row(var row) where row.root == nil:
        var rows = Rows(model: row.model, origin: QueryPlace(frame.file.row, node))
        load("prefetch_related", call, Array(call.arguments.dropFirst()), &rows)
        row.eager.merge(rows.eager)
        row.handed.merge(rows.eager)
        frame.names[name] = .row(row)
      default: break
      }
    }
  }

  /// The paths that a `prefetch_related` names, of whatever.
  mutating func notePrefetched(_ call: Call) {
    let tree = call.file
    guard tree.kind(call.callee) == .attribute, tree.name(tree[call.callee].symbol) == "prefetch_related" else {
      return
    }
    for argument in call.arguments {
      let path = Call(argument, in: tree)?.arguments.first ?? argument
      if let text = tree.string(path) { facts.prefetched.insert(FieldBook.parts(of: text)) }
    }
  }
}

extension QueryFacts {
  /// Gives the loops over rows of a parameter what any caller had loaded with it.
  mutating func applyHanded() {
    var known: [FunctionParameter: EagerPaths] = [:]
    for _ in 0..<5 {
      let before = known
      for one in handed {
        var eager = one.eager
        if let from = one.from, let outer = known[from.parameter] { eager.merge(outer.below(from.path)) }
        if !eager.isEmpty { known[one.to, default: EagerPaths()].merge(eager) }
      }
      if known == before { break }
    }
    for index in loops.indices {
      guard let from = loops[index].rows.parameter, let eager = known[from.parameter] else { continue }
      loops[index].rows.eager.merge(eager.below(from.path))
    }
  }
}
