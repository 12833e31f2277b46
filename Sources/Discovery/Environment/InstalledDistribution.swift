import Evaluation

/// One installed distribution, as its `.dist-info` or `.egg-info` folder names it.
public struct InstalledDistribution: Hashable, Sendable {
  /// Normalised: lower case, words separated by single dashes.
  public var name: String
  public var version: String
  /// The folder with its metadata.
  public var folder: String

  /// Reads `Django-5.2.1.dist-info`; nil for all other folders.
  init?(folder entry: String, in site: String) {
    let stem: Substring
    if entry.hasSuffix(".dist-info") {
      stem = entry.dropLast(".dist-info".count)
    } else if entry.hasSuffix(".egg-info") {
      stem = entry.dropLast(".egg-info".count)
    } else {
      return nil
    }
    let parts = stem.split(separator: "-", maxSplits: 2)
    guard let first = parts.first else { return nil }
    name = DistributionName.normalised(String(first))
    version = parts.count > 1 ? String(parts[1]) : ""
    folder = site + "/" + entry
  }

  /// The names its modules are imported by, from `top_level.txt` or else its `RECORD`.
  public func importNames(in tree: any FileTree) -> [String] {
    if let text = tree.text(folder + "/top_level.txt") {
      return text.lines.map { String($0.trimmed) }.filter { !$0.isEmpty }.sorted()
    }
    var names: Set<String> = []
    for line in (tree.text(folder + "/RECORD") ?? "").lines {
      let path = line.prefix { $0 != "," }
      guard path.hasSuffix(".py") || path.hasSuffix(".so"), !path.hasPrefix("..") else { continue }
      let first = path.prefix { $0 != "/" }
      names.insert(String(first.prefix { $0 != "." }))
    }
    return names.sorted()
  }
}
