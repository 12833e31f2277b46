import Base
import Glibc

/// The entries of the directories on the way down, as a stack: names in one pool, rows beside it.
struct DirectoryListing {
  struct Row: BitwiseCopyable {
    enum Kind: UInt8, BitwiseCopyable {
      case file
      /// One that has other names, by which it may be changed: behind a symlink, or hard-linked.
      case sharedFile
      case directory
      case linkedDirectory

      var isDirectory: Bool { self == .directory || self == .linkedDirectory }
    }

    var kind: Kind
    var name: TextRange
    var stamp: FileStamp
  }

  /// What one directory holds.
  struct Entries {
    var rows: Range<Int>
    var landmarks: Landmarks
    /// Where its names start in the pool.
    let firstName: Int
  }

  private(set) var rows: [Row] = []
  private(set) var names: [UInt8] = []

  /// Reads all entries of an open directory; broken symlinks and devices are left out.
  mutating func read(_ directory: borrowing Descriptor) throws(FileError) -> Entries {
    var entries = Entries(rows: rows.count..<rows.count, landmarks: [], firstName: names.count)
    let stream = unsafe fdopendir(fcntl(directory.number, F_DUPFD_CLOEXEC, 0))
    guard let stream = unsafe stream else { throw .last }
    defer { unsafe closedir(stream) }
    let nameOffset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
    while let entry = unsafe readdir(stream) {
      let name = unsafe UnsafeRawPointer(entry).advanced(by: nameOffset).assumingMemoryBound(to: CChar.self)
      let type = unsafe Int32(entry.pointee.d_type)
      guard let kind = unsafe Self.kind(type, name, in: directory) else { continue }
      unsafe entries.landmarks.formUnion(append(kind, name))
    }
    entries.rows = entries.rows.lowerBound..<rows.count
    return entries
  }

  func name(_ row: Row) -> ArraySlice<UInt8> { names[row.name.indices] }

  /// Fills in the stamp of a row of `directory`, and answers the file's size.
  mutating func stamp(_ index: Int, in directory: borrowing Descriptor) throws(FileError) -> Int {
    let start = Int(rows[index].name.start)
    let number = directory.number
    var status = stat()
    let code = unsafe names.withUnsafeBytes { names in
      let name = unsafe names.baseAddress?.advanced(by: start).assumingMemoryBound(to: CChar.self)
      return unsafe name.map { unsafe fstatat(number, $0, &status, 0) } ?? -1
    }
    guard code == 0 else { throw .last }
    rows[index].stamp = FileStamp(status)
    if status.st_nlink > 1 { rows[index].kind = .sharedFile }
    return rows[index].stamp.size
  }

  mutating func move(_ index: Int, to place: Int) { rows[place] = rows[index] }

  /// Sorts so that depth-first output is in byte order of whole paths: a directory counts as its name and a slash.
  mutating func sort(_ range: Range<Int>) {
    let names = names
    rows[range].sort { Self.precedes($0, $1, names) }
  }

  /// Forgets the directory that was read last.
  mutating func drop(_ entries: Entries) {
    names.removeSubrange(entries.firstName...)
    rows.removeSubrange(entries.rows.lowerBound...)
  }

  private mutating func append(_ kind: Row.Kind, _ name: UnsafePointer<CChar>) -> Landmarks {
    let start = UInt32(names.count)
    let length = unsafe strlen(name)
    unsafe names.append(contentsOf: UnsafeRawBufferPointer(start: name, count: length))
    names.append(0)  // so that a name in the pool can be handed to C
    rows.append(
      Row(
        kind: kind, name: TextRange(start, start + UInt32(length)),
        stamp: FileStamp(size: 0, modified: 0, changed: 0, inode: 0)))
    return unsafe Landmarks(name: name, length: length)
  }

  private static func kind(
    _ type: Int32, _ name: UnsafePointer<CChar>, in directory: borrowing Descriptor
  ) -> Row.Kind? {
    let dot = CChar(UInt8(ascii: "."))
    if unsafe name[0] == dot, unsafe name[1] == 0 || (name[1] == dot && name[2] == 0) { return nil }
    if type == DT_REG { return .file }
    if type == DT_DIR { return .directory }
    guard type == DT_LNK || type == DT_UNKNOWN else { return nil }
    var status = stat()
    guard unsafe fstatat(directory.number, name, &status, 0) == 0 else { return nil }
    if status.isRegular { return .sharedFile }
    guard status.isDirectory else { return nil }
    if type == DT_LNK { return .linkedDirectory }
    var own = stat()
    guard unsafe fstatat(directory.number, name, &own, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
    return own.isDirectory ? .directory : .linkedDirectory
  }

  private static func precedes(_ a: Row, _ b: Row, _ names: [UInt8]) -> Bool {
    let shorter = min(a.name.count, b.name.count)
    let (aStart, bStart) = (Int(a.name.start), Int(b.name.start))
    for i in 0..<shorter where names[aStart + i] != names[bStart + i] { return names[aStart + i] < names[bStart + i] }
    if a.name.count == b.name.count { return false }
    // The shorter name ends here: with a slash if it is a directory, with nothing if it is a file.
    let aIsShorter = a.name.count < b.name.count
    guard (aIsShorter ? a : b).kind == .directory else { return aIsShorter }
    return aIsShorter == (UInt8(ascii: "/") < names[(aIsShorter ? bStart : aStart) + shorter])
  }
}
