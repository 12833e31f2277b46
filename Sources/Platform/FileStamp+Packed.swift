public import Base

extension FileStamp: Packed {
  public static var blank: FileStamp { FileStamp(size: 0, modified: 0, changed: 0, inode: 0) }

  public mutating func pack(_ coder: inout PackCoder) {
    coder.number(&size)
    coder.number(&modified)
    coder.number(&changed)
    coder.number(&inode)
  }
}

extension ContentHash: Packed {
  public static var blank: ContentHash { ContentHash(high: 0, low: 0) }

  public mutating func pack(_ coder: inout PackCoder) {
    coder.number(&high)
    coder.number(&low)
  }
}
