/// What a file of FastAPI routes serves, read off its decorators: `GET /{id} read_item → ItemPublic`.
public enum EndpointFacts {
  private static let fileCount = 2

  /// A line for each of the files that serve the first model of the task; `source` gives the bytes of a file by path.
  public static func lines(_ cast: [RolePlayers], source: (String) -> [UInt8]?) -> [CapsuleFact] {
    var paths: [String] = []
    for players in cast where players.role == .view && players.model == cast.first?.model {
      for player in players.players.prefix(2) where !paths.contains(player.path) { paths.append(player.path) }
    }
    return paths.prefix(fileCount).compactMap { path in source(path).flatMap { fact(path, EndpointReader($0)) } }
  }

  private static func fact(_ path: String, _ reader: EndpointReader) -> CapsuleFact? {
    guard !reader.endpoints.isEmpty else { return nil }
    let parts = reader.endpoints.map { endpoint in
      let body = endpoint.model.isEmpty ? "" : " → \(endpoint.model)"
      return CapsuleFact.Part(
        text: "\(endpoint.method) \(endpoint.path) \(endpoint.name)\(body)",
        places: [.init(path: path, line: endpoint.line)])
    }
    let prefix = reader.prefix.isEmpty ? "" : " serves \(reader.prefix)"
    return CapsuleFact(head: "\(path)\(prefix): ", parts: parts)
  }
}

/// Reads decorators line by line; a file that is written otherwise has no endpoints.
private struct EndpointReader {
  struct Endpoint {
    var method: String
    var path: String
    var model: String
    var name = ""
    var line = 0
  }

  private(set) var endpoints: [Endpoint] = []
  private(set) var prefix = ""

  init(_ source: [UInt8]) {
    let lines = String(decoding: source, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    guard lines.contains(where: { $0.contains("APIRouter") || $0.contains("FastAPI") }) else { return }
    var open: (call: String, row: Int)?
    for (row, line) in lines.enumerated() {
      let code = line.drop { $0 == " " }
      if prefix.isEmpty, let text = Self.argument("prefix", in: line) { prefix = text }
      if Self.method(of: code) != nil { open = (String(code), row) } else if open != nil { open?.call += code }
      guard let call = open, code.hasPrefix("def ") || code.hasPrefix("async def ") else { continue }
      add(call.call, code, row + 1)
      open = nil
    }
  }

  private mutating func add(_ call: String, _ definition: Substring, _ line: Int) {
    guard let method = Self.method(of: Substring(call)) else { return }
    let texts = call.split(omittingEmptySubsequences: false) { $0 == "\"" || $0 == "'" }
    let start = definition.firstRange(of: "def ")?.upperBound ?? definition.startIndex
    endpoints.append(
      Endpoint(
        method: method.uppercased(), path: texts.count > 1 && !texts[1].isEmpty ? String(texts[1]) : "/",
        model: Self.model(in: call), name: String(definition[start...].prefix { $0 != "(" }), line: line))
  }

  /// `get` of `@router.get(`.
  private static func method(of code: Substring) -> String? {
    guard code.first == "@", let dot = code.firstIndex(of: "."), let open = code.firstIndex(of: "("), dot < open else {
      return nil
    }
    let name = String(code[code.index(after: dot)..<open])
    return ["get", "post", "put", "patch", "delete"].contains(name) ? name : nil
  }

  /// The name behind `response_model=`.
  private static func model(in call: String) -> String {
    guard let mark = call.firstRange(of: "response_model=") else { return "" }
    return String(call[mark.upperBound...].prefix { $0.isLetter || $0.isNumber || "_.[]".contains($0) })
  }

  private static func argument(_ name: String, in line: Substring) -> String? {
    guard let mark = line.firstRange(of: name + "=\"") else { return nil }
    return String(line[mark.upperBound...].prefix { $0 != "\"" })
  }
}
