import Base
import Platform

/// What a daemon says of itself.
struct DaemonReport: Sendable {
  let json: JSONValue

  /// Nothing when none answers at `socket`.
  init?(_ socket: String) {
    guard let frame = DaemonClient(socket, patience: 1000).reply(to: .status),
      frame.kind == DaemonMessage.report.rawValue, let json = JSONReader.read(frame.body)
    else { return nil }
    self.json = json
  }

  var text: String {
    let number = { (name: String) in json[name]?.int ?? 0 }
    return """
      \(json["root"]?.string ?? "")
        process \(number("pid")), up \(number("uptime_seconds")) s, \(number("memory_bytes") >> 20) MB
        \(json["state"]?.string ?? ""), \(number("watched_directories")) directories watched, \
      \(number("questions")) questions answered
      """
  }
}
