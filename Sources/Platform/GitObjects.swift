import Glibc

/// The contents of a repository's objects, from one `git cat-file --batch` that is asked again and again.
///
/// Nothing is checked out and nothing fetched: what a partial clone lacks is not there.
public struct GitObjects: ~Copyable {
  private let child: Child
  private let questions: Descriptor
  private let timeoutSeconds: Double
  /// What was read beyond the last answer.
  private var pending: [UInt8] = []
  private var start = 0

  init(_ child: consuming Child, _ questions: consuming Descriptor, timeoutSeconds: Double) {
    self.child = child
    self.questions = questions
    self.timeoutSeconds = timeoutSeconds
  }

  deinit {
    kill(-child.process, SIGKILL)
    _ = retrying { waitpid(child.process, nil, 0) }
  }

  /// The bytes of each object, in order; nil for those that are not there or are larger than a source file.
  ///
  /// After an error nothing more can be asked.
  public mutating func read(_ names: [String]) throws(GitError) -> [[UInt8]?] {
    var contents: [[UInt8]?] = []
    contents.reserveCapacity(names.count)
    var asked = 0
    while asked < names.count {
      let some = names[asked..<min(asked + Self.together, names.count)]
      guard StreamWriter.send(Array(some.map { $0 + "\n" }.joined().utf8), to: questions.number) else { throw died }
      for _ in some { contents.append(try answer()) }
      asked += some.count
    }
    return contents
  }

  /// So few that a pipe holds the questions without anybody reading: git waits for us while its answers are long.
  private static let together = 500

  private var died: GitError { .failed(status: 128, message: "git cat-file ended") }

  private mutating func answer() throws(GitError) -> [UInt8]? {
    let head = try line().split(separator: " ")
    guard let kind = head.last, kind != "missing", kind != "ambiguous" else { return nil }
    guard head.count == 3, let size = Int(kind) else { throw died }
    if size > FileReader.sourceLimit {
      try skip(size + 1)
      return nil
    }
    while pending.count - start < size + 1 { try receive() }
    defer { start += size + 1 }
    return Array(pending[start..<start + size])
  }

  /// Reads past so many bytes without keeping them: a repository may hold what no memory does.
  private mutating func skip(_ count: Int) throws(GitError) {
    var left = count
    while pending.count - start < left {
      left -= pending.count - start
      start = pending.count
      try receive()
    }
    start += left
  }

  private mutating func line() throws(GitError) -> String {
    var scanned = start
    while true {
      if let end = pending[scanned...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = end + 1 }
        return String(decoding: pending[start..<end], as: UTF8.self)
      }
      scanned = pending.count
      let before = start
      try receive()
      scanned -= before - start
    }
  }

  /// Waits for more output and keeps it; what was answered already makes room.
  private mutating func receive() throws(GitError) {
    if start > 0 {
      pending.removeSubrange(..<start)
      start = 0
    }
    var wait = pollfd(fd: child.output.number, events: Int16(POLLIN), revents: 0)
    guard retrying({ unsafe poll(&wait, 1, Int32(timeoutSeconds * 1000)) }) != 0 else {
      throw .timedOut(seconds: timeoutSeconds)
    }
    let known = pending.count
    pending.append(contentsOf: repeatElement(0, count: Self.chunk))
    let count = unsafe pending.withUnsafeMutableBytes { room in
      retrying { unsafe Glibc.read(child.output.number, room.baseAddress.map { unsafe $0 + known }, Self.chunk) }
    }
    pending.removeSubrange((known + max(0, count))...)
    guard count > 0 else { throw died }
  }

  private static let chunk = 1 << 16
}
