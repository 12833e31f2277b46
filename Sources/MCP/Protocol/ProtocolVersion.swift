/// A revision of the protocol, by its date.
enum ProtocolVersion: String, CaseIterable, Sendable {
  case november2024 = "2024-11-05"
  case march2025 = "2025-03-26"
  case june2025 = "2025-06-18"
  case november2025 = "2025-11-25"
  /// The first without a handshake: each request says which revision it speaks.
  case july2026 = "2026-07-28"

  static let newestLegacy = november2025
  static let newest = july2026

  /// Which of the two ways of talking it belongs to.
  var era: Era {
    switch self {
    case .november2024, .march2025, .june2025, .november2025: .legacy
    case .july2026: .modern
    }
  }

  /// Whether several messages may come as one array.
  var allowsBatches: Bool {
    switch self {
    case .november2024, .march2025: true
    case .june2025, .november2025, .july2026: false
    }
  }

  /// What the handshake answers to a client that asks for this one.
  static func negotiated(_ asked: String) -> ProtocolVersion {
    guard let version = ProtocolVersion(rawValue: asked), version.era == .legacy else { return newestLegacy }
    return version
  }

  /// What is told to a client that asks which there are.
  static let advertised = [newest.rawValue, newestLegacy.rawValue]
}

/// How a request is talked about: after a handshake, or with all it needs in itself; one process may serve both.
enum Era: Sendable {
  case legacy, modern
}
