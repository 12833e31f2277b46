import Platform

/// A file that holds, or is to hold, the region.
struct ContractFile {
  let lines: [String]
  private let newline: String
  private let endsWithNewline: Bool

  init(_ bytes: [UInt8]?) {
    let text = String(decoding: bytes ?? [], as: UTF8.self)
    newline = text.contains("\r\n") ? "\r\n" : "\n"
    var parts = text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r\n" })
      .map(String.init)
    endsWithNewline = text.isEmpty || parts.last?.isEmpty ?? false
    if parts.last?.isEmpty ?? false { parts.removeLast() }
    lines = parts
  }

  /// The bytes with the region made anew; what stands outside of it is not touched.
  ///
  /// - Parameter heading: of a file that is not there yet.
  func updated(with generated: [String], heading: [String]) -> [UInt8] {
    var text = lines
    if let place = ContractRegion.place(in: lines), let region = ContractRegion(lines[place]) {
      text.replaceSubrange(place, with: region.merged(with: generated).text)
    } else {
      let region = ContractRegion(generated: generated).text
      if text.isEmpty { text = heading } else if text.last != "" { text.append("") }
      text += region
    }
    return Array((text.joined(separator: newline) + newline).utf8)
  }

  /// The same without the region; nil where there is none.
  var withoutRegion: [UInt8]? {
    guard let place = ContractRegion.place(in: lines) else { return nil }
    var text = lines
    text.removeSubrange(place)
    return Array((text.joined(separator: newline) + (text.isEmpty ? "" : newline)).utf8)
  }

  var hasRegion: Bool { ContractRegion.place(in: lines) != nil }
}
