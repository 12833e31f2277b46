import Base
internal import TextRegions

/// Merges wishes into a JSON document and takes them out again.
struct JSONCMerge {
  private(set) var text: GrownText
  /// Wishes that were put in, by name; what stood there before is not ours.
  private(set) var granted: [String] = []
  /// Containers that were made for them, by their keys joined with dots.
  private(set) var madeContainers: [String] = []
  /// Wishes in whose place something else stands.
  private(set) var taken: [String] = []
  private var root: JSONCNode?

  init(_ bytes: [UInt8]) throws(DocumentProblem) {
    text = GrownText(bytes)
    root = try JSONCReader.read(bytes)
    if let root, !root.isObject {
      throw DocumentProblem(
        line: TextStyle.line(of: root.range.lowerBound, in: bytes), message: "the document is not an object")
    }
  }

  /// Whether nothing but braces, space and commas is left.
  var isBare: Bool {
    guard let root else { return text.bytes.allSatisfy { $0 == 32 || (9...10).contains($0) || $0 == 13 } }
    let rest = text.bytes[TextStyle.start(of: text.bytes)...]
    return root.items.isEmpty && rest.count { $0 != 32 && !(9...10).contains($0) && $0 != 13 } == 2
  }

  /// Sees to it that the wish is in the document.
  ///
  /// One that differs from what stands in its place replaces it where it is ours, and is left out where it is not.
  mutating func grant(_ wish: JSONWish, isOurs: Bool) throws(DocumentProblem) {
    guard let root else { return try begin(wish) }
    var container = root
    for (depth, key) in wish.path.enumerated() {
      guard let next = container.member(key) else {
        return try make(wish, below: container, depth: depth)
      }
      container = next.node
      try check(container, isArray: depth == wish.path.count - 1 && wish.key == nil, at: wish.path[...depth])
    }
    guard let present = wish.find(in: container) else {
      text.append(wish.key ?? "", wish.value, to: container, layout)
      granted.append(wish.name)
      return try reread()
    }
    if present.node.value.means(wish.value) {
      if isOurs { granted.append(wish.name) }
    } else if isOurs {
      try replace(present, with: wish)
    } else {
      taken.append(wish.name)
    }
  }

  /// Takes the wish out, and the containers that were made for it and are empty now; says whether it was there.
  @discardableResult
  mutating func revoke(_ wish: JSONWish, containers: [String]?) throws(DocumentProblem) -> Bool {
    guard let container = node(at: wish.path[...]), let present = wish.find(in: container) else { return false }
    text.remove(present, from: container)
    try reread()
    for depth in wish.path.indices.reversed() {
      let path = wish.path[...depth]
      let isOurs = containers?.contains(path.joined(separator: ".")) ?? true
      guard isOurs, let node = node(at: path), node.items.isEmpty, isBlank(node),
        let outer = self.node(at: path.dropLast()), let item = outer.member(wish.path[depth])
      else { break }
      text.remove(item, from: outer)
      try reread()
    }
    try closeEmpty()
    return true
  }

  /// What stands in the wish's place.
  func present(_ wish: JSONWish) -> JSONValue? {
    node(at: wish.path[...]).flatMap { wish.find(in: $0) }?.node.value
  }

  private var layout: JSONCLayout { JSONCLayout(text.bytes, root: root) }

  private mutating func reread() throws(DocumentProblem) { root = try JSONCReader.read(text.bytes) }

  private func node(at path: ArraySlice<String>) -> JSONCNode? {
    path.reduce(root) { $0?.member($1)?.node }
  }

  private func isBlank(_ node: JSONCNode) -> Bool {
    text.bytes[node.range].dropFirst().dropLast().allSatisfy { $0 == 32 || (9...10).contains($0) || $0 == 13 }
  }

  /// A root that lost its last member gets its braces back together.
  private mutating func closeEmpty() throws(DocumentProblem) {
    guard let root, root.items.isEmpty, isBlank(root), root.range.count > 2 else { return }
    text.replace(root.range.lowerBound + 1..<root.range.upperBound - 1, with: "")
    try reread()
  }

  private func check(_ node: JSONCNode, isArray: Bool, at path: ArraySlice<String>) throws(DocumentProblem) {
    if isArray ? node.isArray : node.isObject { return }
    let line = TextStyle.line(of: node.range.lowerBound, in: text.bytes)
    let name = path.joined(separator: ".")
    throw DocumentProblem(line: line, message: "\(name) is not \(isArray ? "an array" : "an object")")
  }

  /// The value with what is missing of the path around it.
  private mutating func make(_ wish: JSONWish, below container: JSONCNode, depth: Int) throws(DocumentProblem) {
    text.append(wish.path[depth], wrapped(wish, from: depth + 1), to: container, layout)
    note(wish, from: depth)
    try reread()
  }

  private mutating func begin(_ wish: JSONWish) throws(DocumentProblem) {
    let value = wish.path.isEmpty ? wrapped(wish, from: 0) : JSONValue.object([(wish.path[0], wrapped(wish, from: 1))])
    let style = TextStyle(text.bytes)
    let body = layout.lines(value, outer: "")
    let isFirst = text.bytes.count == TextStyle.start(of: text.bytes)
    if isFirst || style.endsWithNewline {
      text.insert(body + style.newline, at: text.bytes.count)
    } else {
      text.insert(style.newline + body, at: text.bytes.count)
    }
    note(wish, from: 0)
    try reread()
  }

  private func wrapped(_ wish: JSONWish, from depth: Int) -> JSONValue {
    let inner: JSONValue = wish.key.map { .object([($0, wish.value)]) } ?? .array([wish.value])
    return wish.path.dropFirst(depth).reversed().reduce(inner) { .object([($1, $0)]) }
  }

  private mutating func note(_ wish: JSONWish, from depth: Int) {
    granted.append(wish.name)
    for end in wish.path.indices.dropFirst(depth) {
      madeContainers.append(wish.path[...end].joined(separator: "."))
    }
  }

  private mutating func replace(_ present: JSONCItem, with wish: JSONWish) throws(DocumentProblem) {
    let outer = TextStyle.leadingSpace(ofLineAt: present.start, in: text.bytes)
    let isOnLine = present.start > 0 && !text.bytes[present.node.range].contains(UInt8(ascii: "\n"))
    let value = isOnLine ? layout.line(wish.value) : layout.lines(wish.value, outer: outer)
    text.replace(present.node.range, with: value)
    granted.append(wish.name)
    try reread()
  }
}
