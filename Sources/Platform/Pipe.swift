import Glibc

/// A pipe whose ends close themselves and are not handed to children that are not told of them.
struct Pipe: ~Copyable {
  private let readEnd: Descriptor
  private let writeEnd: Descriptor

  init?() {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    readEnd = Descriptor(adopting: ends[0])
    writeEnd = Descriptor(adopting: ends[1])
  }

  var reading: Int32 { readEnd.number }
  var writing: Int32 { writeEnd.number }

  /// The end to read from; the other is closed.
  consuming func closingWriter() -> Descriptor { readEnd }

  /// The end to write to; the other is closed.
  consuming func closingReader() -> Descriptor { writeEnd }
}
