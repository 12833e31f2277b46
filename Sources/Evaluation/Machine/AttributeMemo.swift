import Base

/// What walks along orders of resolution found lately, and that they found nothing.
///
/// Each name has a version that rises when the name is bound in a class that is complete: answers of an older version
/// are no longer believed. Names that are looked up often (`__init__`, `__setattr__`) are hardly ever bound so.
struct AttributeMemo {
  typealias Answer = (value: Value, owner: ID<ClassObject>)

  struct Question {
    var type: ID<ClassObject>
    var name: Text
    /// `super()`: the class behind which the walk begins.
    var behind: ID<ClassObject> = .none
  }

  private struct Entry {
    var type = UInt32.max
    var name: UInt32 = 0
    var behind: UInt32 = 0
    var version: UInt32 = 0
    var value = Value.none
    var owner = ID<ClassObject>.none
  }

  private var entries = [Entry](repeating: Entry(), count: AttributeMemo.size)
  /// By text; names behind its end were never bound late.
  private var versions: [UInt32] = []
  private static let size = 1 << 12

  @inline(__always)
  private func row(of question: Question) -> Int {
    let mixed = (UInt64(question.type.index) << 32 | UInt64(question.name.index)) ^ UInt64(question.behind.index) << 20
    return Int(truncatingIfNeeded: (mixed &* 0x9E37_79B9_7F4A_7C15) &>> 52)
  }

  @inline(__always)
  private func version(of name: Text) -> UInt32 {
    let row = Int(name.index)
    return row < versions.count ? versions[row] : 0
  }

  /// The answer, which may be that there is nothing; nil when the question was not asked lately.
  @inline(__always)
  subscript(question: Question) -> Answer?? {
    let entry = entries[row(of: question)]
    guard entry.type == question.type.index, entry.name == question.name.index, entry.behind == question.behind.index,
      entry.version == version(of: question.name)
    else { return nil }
    return .some(entry.owner.isNone ? nil : (entry.value, entry.owner))
  }

  mutating func note(_ question: Question, _ answer: Answer?) {
    entries[row(of: question)] = Entry(
      type: question.type.index, name: question.name.index, behind: question.behind.index,
      version: version(of: question.name), value: answer?.value ?? .none, owner: answer?.owner ?? .none)
  }

  /// The name means something else in some class now.
  mutating func forget(_ name: Text) {
    let row = Int(name.index)
    if row >= versions.count { versions += repeatElement(0, count: row + 1 - versions.count) }
    versions[row] &+= 1
  }

  /// An order of resolution changed.
  mutating func forgetAll() {
    for row in entries.indices { entries[row].type = .max }
  }
}

/// Binding in classes: the only way, so that the memo is told.
extension Evaluator {
  mutating func bind(_ name: Text, _ value: Value, inClass id: ID<ClassObject>, at place: Place) {
    classes[id].bind(name, value, at: place)
    if !classes[id].order.isEmpty { attributeMemo.forget(name) }
  }

  mutating func unbind(_ name: Text, inClass id: ID<ClassObject>) {
    classes[id].unbind(name)
    if !classes[id].order.isEmpty { attributeMemo.forget(name) }
  }

  mutating func unbindAll(inClass id: ID<ClassObject>) {
    if !classes[id].order.isEmpty { for name in classes[id].namespace.names { attributeMemo.forget(name) } }
    classes[id].unbindAll()
  }

  mutating func setOrder(_ order: [Value], of id: ID<ClassObject>) {
    if !classes[id].order.isEmpty, classes[id].order != order { attributeMemo.forgetAll() }
    classes[id].order = order
    classes[id].held = .unasked
  }
}
