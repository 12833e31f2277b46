extension Substring {
  /// Without blanks at either end.
  var trimmed: Substring {
    var rest = self
    while let last = rest.utf8.last, Self.isBlank(last) { rest = rest.dropLast() }
    return rest.drop { $0.isWhitespace }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

  /// Without the quotes around it.
  var unquoted: Substring {
    guard let first = utf8.first, utf8.count >= 2, utf8.last == first else { return self }
    return first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") ? dropFirst().dropLast() : self
  }
}

extension String {
  /// Split at line feeds, by byte: to `Character` the end of a DOS line is one.
  var lines: [Substring] {
    utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { Substring($0) }
  }

  var trimmed: Substring { self[...].trimmed }
}
