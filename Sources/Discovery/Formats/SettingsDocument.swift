import Base

/// A TOML file that people write settings into, for those who only want strings of it.
public struct SettingsDocument: Sendable {
  private let document: TOMLValue

  public init(_ bytes: [UInt8]) { document = TOMLReader(bytes).document }

  /// A string, or the strings of a list; nil where nothing is written.
  public func strings(_ key: String) -> [String]? { document[key]?.strings }
}
