import Base

/// Values as people read them.
extension Evaluator {
  /// A value in one line: Python's notation, with `?` for what is not known; nesting stops at a depth.
  public func display(_ value: Value, depth: Int = 0) -> String {
    if depth > 6 { return "…" }
    func all(_ values: [Value]) -> String { values.map { display($0, depth: depth + 1) }.joined(separator: ", ") }
    switch value {
    case .list(let id): return "[" + all(lists[id].elements) + (lists[id].isOpen ? ", …" : "") + "]"
    case .tuple(let id): return "(" + all(lists[id].elements) + (lists[id].elements.count == 1 ? ",)" : ")")
    case .either(let id): return "either(" + all(lists[id].elements) + ")"
    case .set(let id): return dicts[id].values.isEmpty ? "set()" : "{" + all(dicts[id].values) + "}"
    case .dict(let id):
      let pairs = zip(dicts[id].keys, dicts[id].values).map {
        display($0, depth: depth + 1) + ": " + display($1, depth: depth + 1)
      }
      return "{" + pairs.joined(separator: ", ") + (dicts[id].isOpen ? ", …" : "") + "}"
    case .maybe(let id): return "maybe(" + display(maybes[id].value, depth: depth + 1) + ")"
    case .splat(let id): return "*" + display(maybes[id].value, depth: depth + 1)
    case .unknown(let id): return "?(\(reasons[id].text))"
    case .class, .function, .module: return dottedName(of: value) ?? "?"
    case .method(let id): return "method " + display(methods[id].function, depth: depth + 1)
    case .instance(let id):
      let type = string(classes[instances[id].type].qualifiedName)
      if let payload = instances[id].payload { return "\(type)<\(display(payload, depth: depth + 1))>" }
      return type + "(" + display(instances[id].arguments, instances[id].keywords, depth) + ")"
    case .symbolic(let id): return display(symbolics[id], depth)
    case .builtin(let builtin): return builtin.name
    case .descriptor(let id): return "\(descriptors[id].kind)(\(display(descriptors[id].function, depth: depth + 1)))"
    default: return describe(value)
    }
  }

  private func display(_ arguments: [Value], _ keywords: [Keyword], _ depth: Int) -> String {
    let named = keywords.map { keyword in
      (keyword.name.map { string($0) + "=" } ?? "**") + display(keyword.value, depth: depth + 1)
    }
    return (arguments.map { display($0, depth: depth + 1) } + named).joined(separator: ", ")
  }

  private func display(_ symbolic: Symbolic, _ depth: Int) -> String {
    switch symbolic.form {
    case .reference(let name): "<\(string(name))>"
    case .call(let callee, let arguments, let keywords):
      display(callee, depth: depth + 1) + "(" + display(arguments, keywords, depth) + ")"
    case .attribute(let base, let name): display(base, depth: depth + 1) + "." + string(name)
    case .item(let base, let key): display(base, depth: depth + 1) + "[" + display(key, depth: depth + 1) + "]"
    case .union(let parts): parts.map { display($0, depth: depth + 1) }.joined(separator: " | ")
    case .expression: "<expression>"
    case .sized(let length): "<a text of length \(length)>"
    }
  }
}

extension Evaluator {
  /// How many rows each table has, for those who look for memory.
  public var tableSizes: String {
    let sizes: [(String, Int)] = [
      ("texts", texts.strings.count), ("files", files.count), ("modules", modules.count), ("classes", classes.count),
      ("functions", functions.count), ("instances", instances.count), ("lists", lists.count), ("dicts", dicts.count),
      ("symbolics", symbolics.count), ("methods", methods.count), ("descriptors", descriptors.count),
      ("supers", superProxies.count), ("maybes", maybes.count), ("reasons", reasons.count), ("scopes", scopes.count),
      ("events", events.count), ("problems", problems.count),
    ]
    return sizes.map { "\($0) \($1)" }.joined(separator: ", ")
  }
}
