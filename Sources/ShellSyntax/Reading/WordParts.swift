/// The parts of a word while it is read: bytes of one kind are joined.
struct WordParts {
  private var parts: [ShellWord.Part] = []
  private var text: [UInt8] = []
  private var isQuoted = false
  private var isOpen = false

  mutating func add(_ byte: UInt8, isQuoted: Bool) {
    if isQuoted != self.isQuoted { close() }
    self.isQuoted = isQuoted
    isOpen = true
    text.append(byte)
  }

  mutating func add(_ part: ShellWord.Part) {
    close()
    parts.append(part)
  }

  /// Quotes that hold nothing make a word all the same.
  mutating func open() {
    close()
    isQuoted = true
    isOpen = true
  }

  private mutating func close() {
    if isOpen { parts.append(.text(String(decoding: text, as: UTF8.self), isQuoted: isQuoted)) }
    text = []
    isOpen = false
  }

  var finished: [ShellWord.Part] {
    var whole = self
    whole.close()
    return whole.parts
  }
}
