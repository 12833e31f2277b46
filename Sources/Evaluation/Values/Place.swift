public import Base
import PythonSyntax

/// A row of the tree of a file: where a value was written.
public struct Place: Hashable, BitwiseCopyable, Sendable {
  public var file: ID<LoadedFile>
  public var node: UInt32

  public init(_ file: ID<LoadedFile>, _ node: Int) {
    self.file = file
    self.node = UInt32(truncatingIfNeeded: node)
  }

  public static let nowhere = Place(.none, 0)
  public var isNowhere: Bool { file.isNone }
}
