import Glibc

/// The kernel's notes about changes in directories, as it hands them out.
///
/// A note is queued before the call that changed something returns: who reads the queue afterwards finds it.
struct Inotify: ~Copyable {
  struct Event: Equatable {
    /// The directory's number; -1 when notes were lost.
    var watch: Int32
    var mask: UInt32
    var name: String

    func has(_ flags: UInt32) -> Bool { mask & flags != 0 }

    var isOverflow: Bool { has(UInt32(IN_Q_OVERFLOW)) }
    /// The watch is no more.
    var isEnd: Bool { has(UInt32(IN_IGNORED)) }
    var isDirectory: Bool { has(UInt32(IN_ISDIR)) }
    /// Something came, went or was renamed, rather than changed.
    var isEntry: Bool { has(UInt32(IN_CREATE) | UInt32(IN_DELETE) | UInt32(IN_MOVED_FROM) | UInt32(IN_MOVED_TO)) }
    /// The directory watched was itself removed or renamed.
    var isSelf: Bool { has(UInt32(IN_DELETE_SELF) | UInt32(IN_MOVE_SELF) | UInt32(IN_UNMOUNT)) }
  }

  private let queue: Descriptor

  init() throws(FileError) {
    let number = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    guard number >= 0 else { throw .last }
    queue = Descriptor(adopting: number)
  }

  var handle: WaitHandle { WaitHandle(number: queue.number) }

  private static let wanted =
    UInt32(IN_MODIFY) | UInt32(IN_ATTRIB) | UInt32(IN_CLOSE_WRITE) | UInt32(IN_CREATE) | UInt32(IN_DELETE)
    | UInt32(IN_MOVED_FROM) | UInt32(IN_MOVED_TO) | UInt32(IN_DELETE_SELF) | UInt32(IN_MOVE_SELF)
    | UInt32(IN_ONLYDIR) | UInt32(IN_EXCL_UNLINK)

  /// Watches a directory; the same directory has the same number, whatever its path.
  func add(_ path: String) throws(FileError) -> Int32 {
    let watch = unsafe inotify_add_watch(queue.number, path, Self.wanted)
    guard watch >= 0 else { throw .last }
    return watch
  }

  func remove(_ watch: Int32) { inotify_rm_watch(queue.number, watch) }

  /// Everything queued so far.
  func drain() -> [Event] {
    var events: [Event] = []
    var room = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = retrying { unsafe read(queue.number, &room, room.count) }
      if count <= 0 { return events }
      Self.parse(room[..<count], into: &events)
    }
  }

  /// A note is its watch, mask, cookie and the length of its name in four bytes each, then the name, filled up with zeros.
  static func parse(_ bytes: ArraySlice<UInt8>, into events: inout [Event]) {
    var rest = bytes
    while rest.count >= 16 {
      let head = Array(rest.prefix(16))
      let number = { (at: Int) in (0..<4).reduce(UInt32(0)) { $0 | UInt32(head[at + $1]) << UInt32($1 * 8) } }
      let length = min(Int(number(12)), rest.count - 16)
      let name = rest.dropFirst(16).prefix(length).prefix { $0 != 0 }
      events.append(
        Event(watch: Int32(bitPattern: number(0)), mask: number(4), name: String(decoding: name, as: UTF8.self)))
      rest = rest.dropFirst(16 + length)
    }
  }
}
