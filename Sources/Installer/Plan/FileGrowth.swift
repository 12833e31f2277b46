internal import Base
internal import TextRegions

/// What one file becomes when it is given what is wanted, and what is noted of it.
struct FileGrowth {
  var bytes: [UInt8]
  var additions: [Range<Int>]?
  var granted: [String] = []
  var containers: [String] = []
  var notes: [PlanNote] = []

  /// Grows a file from what it was before we came; an absent one from nothing.
  init(_ wanted: WantedFile, from base: [UInt8]?) throws(DocumentProblem) {
    self = try FileGrowth(wanted, from: base, ours: [])
    if base == nil { additions = [0..<bytes.count] }
  }

  /// Grows a file that somebody edited since: what is ours in it is brought up to date, all else stays.
  init(_ wanted: WantedFile, editedSince file: InstalledFile, now bytes: [UInt8]) throws(DocumentProblem) {
    self = try FileGrowth(wanted, from: bytes, ours: Set(file.granted))
    additions = nil
    try dropUnwanted(wanted, file)
    containers = file.containers + containers.filter { !file.containers.contains($0) }
  }

  private init(_ wanted: WantedFile, from base: [UInt8]?, ours: Set<String>) throws(DocumentProblem) {
    var text = GrownText(base ?? [])
    bytes = text.bytes
    switch wanted.content {
    case .whole(let whole): write(whole, over: base, isOurs: !ours.isEmpty, at: wanted.path)
    case .json(let wishes): try merge(wishes, into: text, ours: ours, at: wanted.path)
    case .table(let keys, let lines): try add(table: keys, lines, to: &text, isOurs: !ours.isEmpty, at: wanted.path)
    case .region(let region): try add(region: region, .markdown, to: &text, ours: ours, at: wanted.path)
    case .keptRegion: break
    case .ignored(let lines):
      let region = try FencedRegion.find(in: text.bytes, .hash)
      let known = Set(
        TextLine.all(text.bytes).filter { !(region?.range.contains($0.range.lowerBound) ?? false) }.map(\.text))
      let missing = lines.filter { !known.contains($0) && !known.contains("/" + $0) }
      if let region, missing.isEmpty { granted = [FencedRegion.name(region.sha)] }
      if !missing.isEmpty {
        let wish = WantedRegion(path: wanted.path, lines: missing)
        try add(region: wish, .hash, to: &text, ours: ours, at: wanted.path)
      }
    }
  }

  /// What an earlier version put in and this one does not want.
  private mutating func dropUnwanted(_ wanted: WantedFile, _ file: InstalledFile) throws(DocumentProblem) {
    guard case .json(let wishes) = wanted.content else { return }
    let unwanted = file.granted.filter { name in !wishes.contains { $0.name == name } }
    if unwanted.isEmpty { return }
    var merge = try JSONCMerge(bytes)
    for name in unwanted { try merge.revoke(JSONWish(named: name), containers: file.containers) }
    bytes = merge.text.bytes
  }

  private mutating func write(_ whole: String, over base: [UInt8]?, isOurs: Bool, at path: String) {
    let ours = Array(whole.utf8)
    if base == nil {
      bytes = ours
      granted = ["file"]
    } else if base != ours, isOurs {
      granted = ["file"]
      notes = [PlanNote(kind: .kept, path: path, line: nil, message: "was edited since; left as it is")]
    } else if base != ours {
      notes = [PlanNote(kind: .kept, path: path, line: nil, message: "is there already and not ours; left as it is")]
    } else if isOurs {
      granted = ["file"]
    }
  }

  private mutating func merge(
    _ wishes: [JSONWish], into text: GrownText, ours: Set<String>, at path: String
  ) throws(DocumentProblem) {
    var merge = try JSONCMerge(text.bytes)
    for wish in wishes { try merge.grant(wish, isOurs: ours.contains(wish.name)) }
    bytes = merge.text.bytes
    additions = merge.text.additions
    granted = merge.granted
    containers = merge.madeContainers
    notes = merge.taken.map {
      PlanNote(kind: .kept, path: path, line: nil, message: "\($0) is set otherwise there; left as it is")
    }
  }

  private mutating func add(
    table keys: [String], _ lines: [String], to text: inout GrownText, isOurs: Bool, at path: String
  ) throws(DocumentProblem) {
    if let problem = TOMLTables.problem(keys, in: text.bytes) { throw problem }
    let name = keys.joined(separator: ".")
    let block = ["[\(name)]"] + lines
    if let present = TOMLTables.value(of: keys, in: text.bytes) {
      let wanted = TOMLTables.value(of: keys, in: Array(block.joined(separator: "\n").utf8))
      let ranges = TOMLTables.ranges(of: keys, in: text.bytes)
      if present != wanted, isOurs, let first = ranges.first {
        let style = TextStyle(text.bytes)
        for extra in ranges.dropFirst().reversed() { TextBlock.remove(extra, from: &text) }
        let isEnded = text.bytes[first].last == UInt8(ascii: "\n")
        text.replace(first, with: block.joined(separator: style.newline) + (isEnded ? style.newline : ""))
      } else if present != wanted {
        notes = [PlanNote(kind: .kept, path: path, line: nil, message: "\(name) is set otherwise there; left as it is")]
        return
      }
      if isOurs { granted = [name] }
    } else {
      TextBlock.append(block, to: &text)
      granted = [name]
    }
    take(text)
  }

  private mutating func add(
    region wish: WantedRegion, _ comment: FencedRegion.Comment, to text: inout GrownText, ours: Set<String>,
    at path: String
  ) throws(DocumentProblem) {
    if let found = try FencedRegion.find(in: text.bytes, comment) {
      let isOurs = ours.contains(FencedRegion.name(found.sha))
      let message = "the region was edited by hand; left as it is"
      if found.isEdited { notes = [PlanNote(kind: .kept, path: path, line: nil, message: message)] }
      // What `claude-md sync` wrote since is newer than what we would write.
      let stays = found.isEdited || !isOurs
      if !stays { try RegionWriter.write(wish.lines, comment, to: &text) }
    } else {
      try RegionWriter.write(wish.lines, heading: wish.heading, comment, to: &text)
    }
    take(text)
    if let standing = try FencedRegion.find(in: text.bytes, comment) { granted = [FencedRegion.name(standing.sha)] }
  }

  private mutating func take(_ text: GrownText) {
    bytes = text.bytes
    additions = text.additions
  }
}
