public import Base

/// Walking edges.
extension ProjectGraph {
  /// Ids of the edges that leave a node: a plain range.
  public func edges(from node: NodeID) -> Range<Int> {
    Int(outStarts[Int(node.index)])..<Int(outStarts[Int(node.index) + 1])
  }

  /// Ids of the edges that reach a node, in order of their source.
  public func edges(to node: NodeID) -> ArraySlice<UInt32> {
    inOrder[Int(inStarts[Int(node.index)])..<Int(inStarts[Int(node.index) + 1])]
  }

  /// Indices into `fileEdges` that leave a file.
  public func fileEdges(from file: FileID) -> Range<Int> {
    Int(fileOutStarts[Int(file.index)])..<Int(fileOutStarts[Int(file.index) + 1])
  }

  /// Indices into `fileEdges` that reach a file.
  public func fileEdges(to file: FileID) -> ArraySlice<UInt32> {
    fileInOrder[Int(fileInStarts[Int(file.index)])..<Int(fileInStarts[Int(file.index) + 1])]
  }

  /// The symbols of a file in source order, the file's own first.
  public func symbols(in file: FileID) -> [NodeID] {
    index.symbolsByFile.isEmpty ? [] : index.symbolsByFile[Int(file.index)]
  }
}
