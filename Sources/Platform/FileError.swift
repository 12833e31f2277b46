import Glibc

/// Why a file or directory could not be used.
public enum FileError: Error, Hashable, Sendable {
  case notFound
  case permissionDenied
  case isDirectory
  case notADirectory
  case tooLarge(bytes: Int, limit: Int)
  /// Anything else, as the C library numbered it.
  case other(errno: Int32)

  init(errno code: Int32) {
    self =
      switch code {
      case ENOENT: .notFound
      case EACCES, EPERM: .permissionDenied
      case EISDIR: .isDirectory
      case ENOTDIR: .notADirectory
      default: .other(errno: code)
      }
  }

  /// The error the last failed call left behind.
  static var last: FileError { FileError(errno: errno) }
}

extension FileError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notFound: "no such file or directory"
    case .permissionDenied: "permission denied"
    case .isDirectory: "is a directory"
    case .notADirectory: "not a directory"
    case .tooLarge(let bytes, let limit): "\(bytes) bytes, over the limit of \(limit)"
    case .other(let code): unsafe String(cString: strerror(code))
    }
  }
}
