/// The kind of file system a directory lies on.
enum FileSystemKind {
  /// Whether every change there goes through this kernel, so that it can tell of all of them.
  static func isLocal(_ path: FilePath) -> Bool {
    guard let mounts = try? FileReader.read("/proc/self/mountinfo") else { return false }
    return isLocal(path, mounts: String(decoding: mounts, as: UTF8.self))
  }

  /// `mounts` is `/proc/self/mountinfo`; `path` is absolute and without symlinks.
  static func isLocal(_ path: FilePath, mounts: String) -> Bool {
    var best: (depth: Int, kind: Substring) = (-1, "")
    for line in mounts.split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard fields.count > 5, let dash = fields.firstIndex(of: "-"), dash + 1 < fields.count else { continue }
      let mount = FilePath(unescaped(fields[4]))
      let depth = mount.text == "/" ? 0 : mount.text.utf8.count
      // What is mounted later at the same place hides what was there.
      if depth >= best.depth, path.relative(to: mount) != nil { best = (depth, fields[dash + 1]) }
    }
    return local.contains(String(best.kind))
  }

  private static let local: Set<String> = [
    "ext2", "ext3", "ext4", "xfs", "btrfs", "tmpfs", "ramfs", "overlay", "zfs", "f2fs", "bcachefs", "reiserfs", "jfs",
  ]

  /// Spaces and the like are written as `\040`.
  private static func unescaped(_ field: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(field.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(3)
      if byte == UInt8(ascii: "\\"), digits.count == 3,
        let code = UInt8(String(decoding: digits, as: UTF8.self), radix: 8)
      {
        bytes.append(code)
        rest = rest.dropFirst(3)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
