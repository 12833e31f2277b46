import Glibc

/// Reads whole files by `read(2)`: measured twice as fast here as mapping them.
public enum FileReader {
  /// Larger files are not source that a person wrote.
  public static let sourceLimit = 4 << 20

  /// Room left behind the bytes, so that a parser can append its padding without a copy.
  public static let spareCapacity = 64

  /// The bytes of the regular file at `path`.
  public static func read(_ path: String, limit: Int = sourceLimit) throws(FileError) -> [UInt8] {
    try read(open(path, below: AT_FDCWD), limit: limit)
  }

  /// The same with the stamp that the file had before it was read.
  public static func readStamped(
    _ path: String, limit: Int = sourceLimit
  ) throws(FileError) -> (bytes: [UInt8], stamp: FileStamp) {
    let file = try open(path, below: AT_FDCWD)
    let stamp = FileStamp(try file.status())
    return (try read(file, limit: limit), stamp)
  }

  static func read(
    _ path: String, below directory: borrowing Descriptor, limit: Int = sourceLimit
  ) throws(FileError) -> [UInt8] {
    try read(open(path, below: directory.number), limit: limit)
  }

  // Non-blocking, or opening a FIFO named like a source file would wait for its writer for ever.
  private static func open(_ path: String, below directory: Int32) throws(FileError) -> Descriptor {
    try Descriptor(opening: path, below: directory, O_RDONLY | O_NONBLOCK)
  }

  private static func read(_ file: consuming Descriptor, limit: Int) throws(FileError) -> [UInt8] {
    let status = try file.status()
    if status.isDirectory { throw .isDirectory }
    guard status.isRegular else { throw .other(errno: ENXIO) }
    var expected = Int(status.st_size)
    while true {
      guard expected <= limit else { throw .tooLarge(bytes: expected, limit: limit) }
      let bytes = try contents(of: file, expected: expected)
      if bytes.count <= expected { return bytes }
      // The file grew under our hands, or is one of those in /proc that claim to be empty.
      expected = max(bytes.count * 2, 4096)
      guard lseek(file.number, 0, SEEK_SET) == 0 else { throw .last }
    }
  }

  /// The file's bytes, or more than `expected` of them when there may be others behind.
  private static func contents(of file: borrowing Descriptor, expected: Int) throws(FileError) -> [UInt8] {
    let descriptor = file.number
    var failure: FileError?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: expected + spareCapacity) { room, count in
      guard let start = room.baseAddress else { return }
      while count <= expected {
        let wanted = expected + 1 - count
        let got = retrying { unsafe Glibc.read(descriptor, start + count, wanted) }
        if got < 0 { failure = .last }
        if got <= 0 { return }
        count += got
        // A short read of a file with a size is its end; asking again costs a fifth of reading a small file.
        if count == expected, got < wanted, expected > 0 { return }
      }
    }
    if let failure { throw failure }
    return bytes
  }
}
