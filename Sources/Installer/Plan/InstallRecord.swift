internal import Base
internal import Platform

/// What an installation did, kept in the project so that it can be undone.
public struct InstallRecord: Hashable, Sendable {
  /// Where it lies below the root.
  public static let path = ".djangology/installed.json"

  public var choice: InstallChoice
  public var files: [InstalledFile]
  /// Folders that were made, the outer ones first.
  public var folders: [String]

  public init(choice: InstallChoice, files: [InstalledFile] = [], folders: [String] = []) {
    self.choice = choice
    self.files = files
    self.folders = folders
  }

  public subscript(path: String) -> InstalledFile? { files.first { $0.path == path } }

  public var text: String {
    JSONValue.object([
      ("version", .int(1)), ("choice", choice.json), ("files", .array(files.map(\.json))),
      ("folders", .strings(folders)),
    ]).text(.indented) + "\n"
  }

  /// The record in these bytes; nil where they are none that we can read.
  public init?(_ bytes: [UInt8]) {
    guard let json = JSONReader.read(bytes), json["version"]?.int == 1, let files = json["files"]?.array else {
      return nil
    }
    choice = InstallChoice(json["choice"] ?? .null)
    self.files = files.compactMap { InstalledFile($0) }
    folders = json["folders"]?.array?.compactMap(\.string) ?? []
  }
}
