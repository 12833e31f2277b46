extension RandomAccessCollection<UInt8> where Index == Int {
  /// Where the bytes of a word stand first, at `start` or behind it.
  public func place(of word: some RandomAccessCollection<UInt8>, from start: Int? = nil) -> Int? {
    let start = start ?? startIndex
    guard let first = word.first else { return start }
    guard endIndex - word.count >= start else { return nil }
    return (start...endIndex - word.count).first { place in
      self[place] == first && self[place..<place + word.count].elementsEqual(word)
    }
  }
}
