public import PythonSyntax

/// A distribution of the catalogue.
public struct CatalogueDistribution: Sendable, Hashable {
  /// As its authors write it: `Django`.
  public var name: String
  public var version: String
  public var licence: String
  public var url: String
  /// The top-level names it is imported by.
  public var imports: [String]

  /// The name as package indexes compare it: `django-filter`.
  public var key: String { DistributionName.normalised(name) }

  var release: ReleaseNumber { ReleaseNumber(version) ?? ReleaseNumber(parts: []) }
}

/// One module of the catalogue.
public struct CatalogueModule: Sendable {
  public var name: String
  /// `site:` and the path below site-packages.
  public var path: String
  public var isPackage: Bool
  /// Reduced source, see `SourceReducer`.
  public var bytes: [UInt8]

  init(_ row: CatalogueEntry.Row, bytes: [UInt8]) {
    name = row.name
    path = "site:" + ModulePath.path(of: row.name, isPackage: row.isPackage)
    isPackage = row.isPackage
    self.bytes = bytes
  }
}

extension Catalogue {
  /// The line of the original file that stands for `line` of a reduced one: known for headers and first decorators.
  public static func originalLine(of line: Int, in file: PythonFile) -> Int? {
    LineMarker.read(file, line: line)
  }
}

/// Names of distributions.
public enum DistributionName {
  /// Lower case, with one `-` for any run of `-`, `_` and `.` (PEP 503).
  public static func normalised(_ name: String) -> String {
    var result: [UInt8] = []
    for byte in name.utf8 {
      if "-_.".utf8.contains(byte) {
        if result.last != UInt8(ascii: "-") { result.append(UInt8(ascii: "-")) }
      } else {
        result.append((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
