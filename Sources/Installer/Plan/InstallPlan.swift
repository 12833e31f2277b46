public import Platform
internal import TextRegions

/// What an installation or its removal would do, before anything is done.
public struct InstallPlan: Sendable {
  /// Files that change, and those that stay as they are.
  public private(set) var edits: [FileEdit] = []
  public private(set) var notes: [PlanNote] = []
  /// What will be kept of it; nil after a removal.
  public private(set) var record: InstallRecord?
  private var emptied: [String] = []
  private let site: InstallSite

  public var changes: [FileEdit] { edits.filter(\.isChange) }

  /// The plan as one unified diff.
  public var diff: String { changes.map(\.diff).joined() }

  private init(site: InstallSite) { self.site = site }
}

// MARK: Installing

extension InstallPlan {
  /// Brings the site to what is wanted; what an earlier installation put there and nobody wants now is taken back.
  public static func install(_ wanted: [WantedFile], _ choice: InstallChoice, at site: InstallSite) -> InstallPlan {
    var plan = InstallPlan(site: site)
    let earlier = site.record
    var record = InstallRecord(choice: choice, folders: earlier?.folders ?? [])
    for file in earlier?.files ?? [] where !wanted.contains(where: { $0.path == file.path }) {
      plan.takeBack(file)
    }
    for file in wanted {
      guard let kept = plan.grow(file, earlier?[file.path]) else { continue }
      record.files.append(kept)
      record.folders += site.missingFolders(above: file.path).filter { !record.folders.contains($0) }
    }
    record.folders += site.missingFolders(above: InstallRecord.path).filter { !record.folders.contains($0) }
    plan.record = record
    return plan
  }

  /// Plans one file and answers what is to be recorded of it.
  private mutating func grow(_ wanted: WantedFile, _ earlier: InstalledFile?) -> InstalledFile? {
    if case .keptRegion = wanted.content { return earlier }
    do {
      let now = try site.read(wanted.path)
      var base = now
      var edited: (file: InstalledFile, bytes: [UInt8])?
      if let earlier, let now {
        if let before = earlier.restored(from: now) { base = before } else { edited = (earlier, now) }
      }
      let growth =
        try edited.map { try FileGrowth(wanted, editedSince: $0.file, now: $0.bytes) } ?? FileGrowth(wanted, from: base)
      notes += growth.notes
      if growth.granted.isEmpty { return nil }
      edits.append(FileEdit(path: wanted.path, before: now, after: growth.bytes))
      return InstalledFile(
        path: wanted.path, before: edited?.file.before ?? (edited == nil ? base.map(InstalledFile.hash) : nil),
        after: InstalledFile.hash(growth.bytes), additions: growth.additions, granted: growth.granted,
        containers: growth.containers)
    } catch {
      note(error, wanted.path)
      return earlier
    }
  }

  private mutating func note(_ error: any Error, _ path: String) {
    if let problem = error as? DocumentProblem {
      notes.append(PlanNote(kind: .broken, path: path, line: problem.line, message: problem.message))
    } else {
      notes.append(PlanNote(kind: .broken, path: path, line: nil, message: "\(error)"))
    }
  }
}

// MARK: Removing

extension InstallPlan {
  /// Takes back what is recorded; without a record, what equals what would be installed.
  public static func remove(_ wanted: [WantedFile], at site: InstallSite) -> InstallPlan {
    var plan = InstallPlan(site: site)
    if let record = site.record {
      for file in record.files { plan.takeBack(file) }
      plan.emptied = record.folders.reversed()
    } else {
      for file in wanted { plan.takeOut(file) }
    }
    return plan
  }

  private mutating func takeBack(_ file: InstalledFile) {
    do {
      guard let now = try site.read(file.path) else { return }
      if let before = file.restored(from: now) {
        edits.append(FileEdit(path: file.path, before: now, after: before))
      } else {
        let rest = try FileReduction.bytes(of: file, in: now)
        edits.append(FileEdit(path: file.path, before: now, after: rest))
        if file.granted == ["file"] {
          notes.append(PlanNote(kind: .kept, path: file.path, line: nil, message: "was edited since; left as it is"))
        }
      }
    } catch {
      note(error, file.path)
    }
  }

  private mutating func takeOut(_ wanted: WantedFile) {
    do {
      guard let now = try site.read(wanted.path) else { return }
      edits.append(FileEdit(path: wanted.path, before: now, after: try FileReduction.bytes(of: wanted, in: now)))
      emptied += folders(above: wanted)
    } catch {
      note(error, wanted.path)
    }
  }

  /// Folders that hold nothing but what we wrote whole.
  private func folders(above wanted: WantedFile) -> [String] {
    guard case .whole = wanted.content else { return [] }
    return [FilePath(wanted.path).parent.text]
  }
}

// MARK: Doing it

extension InstallPlan {
  /// Writes what is planned: the record first, so that a half-done installation can be undone.
  public func apply() throws(FileError) {
    if let record { try write(Array(record.text.utf8), to: InstallRecord.path) }
    for edit in changes {
      if let after = edit.after {
        try write(after, to: edit.path)
      } else if let place = site.place(edit.path) {
        FileRemoval.remove(place)
      }
    }
    if record == nil { removeTraces() }
  }

  private func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    guard let place = site.place(path) else { throw .notFound }
    if (try? FileReader.read(place)) == bytes { return }
    try AtomicWrite.makeDirectory(FilePath(place).parent.text)
    try AtomicWrite.write(bytes, to: place)
  }

  private func removeTraces() {
    for path in [InstallRecord.path] { if let place = site.place(path) { FileRemoval.remove(place) } }
    for folder in emptied { if let place = site.place(folder) { FileRemoval.removeEmptyFolder(place) } }
  }
}
