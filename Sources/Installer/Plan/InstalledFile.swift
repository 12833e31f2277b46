internal import Base
internal import Platform
internal import TextRegions

/// What was done to one file: enough to take it back.
public struct InstalledFile: Hashable, Sendable {
  public var path: String
  /// The hash of what was there before; nil where there was no file.
  public var before: String?
  /// The hash of what we left.
  public var after: String
  /// What we put in, as ranges of what we left; nil when the file was edited before we came again.
  public var additions: [Range<Int>]?
  /// Names of what is ours in it.
  public var granted: [String]
  /// Containers of a JSON document that were made for it.
  public var containers: [String]

  /// What stood there before, made from what stands there now; nil where it has been edited since.
  public func restored(from bytes: [UInt8]) -> [UInt8]?? {
    let hash = Self.hash(bytes)
    if hash == before { return .some(bytes) }
    guard hash == after else { return .none }
    guard let additions else { return .none }
    if before == nil { return .some(.none) }
    guard let kept = GrownText.without(additions, in: bytes), Self.hash(kept) == before else {
      return .none
    }
    return .some(kept)
  }

  public static func hash(_ bytes: [UInt8]) -> String { ContentHash(bytes).text }
}

extension InstalledFile {
  var json: JSONValue {
    var members: [(String, JSONValue)] = [("path", .string(path))]
    if let before { members.append(("before", .string(before))) }
    members.append(("after", .string(after)))
    if let additions {
      members.append(("additions", .array(additions.map { .array([.int($0.lowerBound), .int($0.upperBound)]) })))
    }
    if !granted.isEmpty { members.append(("granted", .strings(granted))) }
    if !containers.isEmpty { members.append(("containers", .strings(containers))) }
    return .object(members)
  }

  init?(_ json: JSONValue) {
    guard let path = json["path"]?.string, let after = json["after"]?.string else { return nil }
    self.path = path
    self.after = after
    before = json["before"]?.string
    additions = json["additions"]?.array.map { pairs in
      pairs.compactMap { pair in
        guard let ends = pair.array, ends.count == 2, let start = ends[0].int, let end = ends[1].int, start <= end
        else { return nil }
        return start..<end
      }
    }
    granted = json["granted"]?.array?.compactMap(\.string) ?? []
    containers = json["containers"]?.array?.compactMap(\.string) ?? []
  }
}
