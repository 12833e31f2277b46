extension Capsule {
  /// A JSON list, best first: `{"path", "role", "tokens", "spans", "reasons"}`; a file that is only named has no spans.
  public var json: [UInt8] {
    var json = Array("[".utf8)
    for (place, item) in (items + roles + impact).enumerated() {
      json.append(contentsOf: place == 0 ? "\n".utf8 : ",\n".utf8)
      Capsule.append(item, to: &json)
    }
    json.append(contentsOf: "\n]\n".utf8)
    return json
  }

  private static func append(_ item: Item, to json: inout [UInt8]) {
    let price =
      item.excerpts.isEmpty
      ? TokenEstimator().tokens(in: "- \(item.path)\n") : TokenEstimator().tokens(in: section(item).span)
    let spans = item.excerpts.map { "[\($0.lines.lowerBound), \($0.lines.upperBound)]" }.joined(separator: ", ")
    json.append(contentsOf: "  {\"path\": ".utf8)
    appendString(item.path, to: &json)
    json.append(
      contentsOf: ", \"role\": \"\(item.role)\", \"tokens\": \(price), \"spans\": [\(spans)], \"reasons\": [".utf8)
    for (place, reason) in item.reasons.enumerated() {
      if place > 0 { json.append(contentsOf: ", ".utf8) }
      appendString(reason, to: &json)
    }
    json.append(contentsOf: "]}".utf8)
  }

  private static func appendString(_ text: String, to json: inout [UInt8]) {
    json.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): json.append(contentsOf: [UInt8(ascii: "\\"), byte])
      case 0..<0x20:
        let hex = String(byte, radix: 16)
        json.append(contentsOf: "\\u00\(hex.utf8.count == 1 ? "0" : "")\(hex)".utf8)
      default: json.append(byte)
      }
    }
    json.append(UInt8(ascii: "\""))
  }
}
