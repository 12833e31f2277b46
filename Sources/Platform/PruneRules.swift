import Base

/// Directories that hold nothing a person wrote for this project, told by name and by what lies in them.
enum PruneRules {
  /// What the name alone says.
  static func reason(name: ArraySlice<UInt8>) -> SkippedDirectory.Reason? {
    guard let first = name.first, mayBePruned[Int(first)] else {
      return hasSuffix(name, ".egg-info") ? .buildOutput : nil
    }
    return byName[String(decoding: name, as: UTF8.self)] ?? (hasSuffix(name, ".egg-info") ? .buildOutput : nil)
  }

  /// Whether a directory of this name might be one of those that only their contents give away.
  static func isVirtualEnvironmentName(_ name: ArraySlice<UInt8>) -> Bool {
    environmentNames.contains { name.elementsEqual($0.utf8) }
  }

  /// What the entries say; `parentIsPythonProject` if a build file stands beside the directory.
  static func reason(
    name: ArraySlice<UInt8>, entries: DirectoryListing.Entries, of listing: borrowing DirectoryListing,
    parentIsPythonProject: Bool
  ) -> SkippedDirectory.Reason? {
    if entries.landmarks.contains(.environment) { return .virtualEnvironment }
    if entries.landmarks.contains(.package) { return nil }
    if name.elementsEqual("build".utf8) || name.elementsEqual("dist".utf8) {
      return isBuildOutput(entries, listing, parentIsPythonProject) ? .buildOutput : nil
    }
    if staticNames.contains(where: { name.elementsEqual($0.utf8) }) {
      return isCollectedStatic(entries, listing) ? .collectedStatic : nil
    }
    return nil
  }

  private static func isBuildOutput(
    _ entries: DirectoryListing.Entries, _ listing: borrowing DirectoryListing, _ parentIsPythonProject: Bool
  ) -> Bool {
    if entries.landmarks.isSuperset(of: [.indexPage, .assets]) { return true }
    return entries.rows.contains { index in
      let name = listing.name(listing.rows[index])
      if hasSuffix(name, ".whl") || hasSuffix(name, ".tar.gz") { return true }
      let isLibrary = name.elementsEqual("lib".utf8) || name.starts(with: "lib.".utf8)
      return parentIsPythonProject && (isLibrary || name.starts(with: "bdist.".utf8))
    }
  }

  /// Whether `collectstatic` filled it: by a landmark of that, or because many names have a hash in them.
  private static func isCollectedStatic(
    _ entries: DirectoryListing.Entries, _ listing: borrowing DirectoryListing
  ) -> Bool {
    if entries.landmarks.contains(.collected) { return true }
    let hashed = entries.rows.count { hasHash(listing.name(listing.rows[$0])) }
    return hashed > 0 && hashed * 3 >= entries.rows.count
  }

  /// Whether the name reads `base.0123456789ab.css`.
  private static func hasHash(_ name: ArraySlice<UInt8>) -> Bool {
    name.split(separator: UInt8(ascii: ".")).dropFirst().contains { part in
      part.count == 12 && part.allSatisfy { NamedByteClass.xdigit.holds($0) }
    }
  }

  private static func hasSuffix(_ name: ArraySlice<UInt8>, _ suffix: StaticString) -> Bool {
    let bytes = unsafe UnsafeBufferPointer(start: suffix.utf8Start, count: suffix.utf8CodeUnitCount)
    return unsafe name.count > bytes.count && name.suffix(bytes.count).elementsEqual(bytes)
  }

  private static let byName: [String: SkippedDirectory.Reason] = [
    ".git": .versionControl, ".hg": .versionControl, ".svn": .versionControl, ".bzr": .versionControl,
    "node_modules": .installedPackages, "bower_components": .installedPackages, "site-packages": .installedPackages,
    "__pypackages__": .installedPackages, ".eggs": .installedPackages,
    "__pycache__": .cache, ".tox": .cache, ".nox": .cache, ".mypy_cache": .cache, ".ruff_cache": .cache,
    ".pytest_cache": .cache, ".hypothesis": .cache, ".ipynb_checkpoints": .cache,
  ]

  private static let mayBePruned: [Bool] = {
    var table = [Bool](repeating: false, count: 256)
    for name in byName.keys { table[Int(name.utf8.first ?? 0)] = true }
    return table
  }()

  private static let environmentNames = [".venv", "venv", ".env", "env", "virtualenv", ".virtualenv"]

  private static let staticNames = [
    "staticfiles", "static_root", "staticroot", "static-root", "static_collected", "collected_static", "collectstatic",
    "static_files", "static-files", "public_static", "assets_root", "static_cdn", "cdn",
  ]
}
