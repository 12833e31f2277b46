import Django
import FastAPI
import Impact
import Platform
import Verify

/// Both sides of a change, the old one only where it is needed.
struct VerifiedSides {
  let new: VerifiedTree
  let old: VerifiedTree?
  private(set) var notes: [String] = []

  init(
    _ project: LiveProject, _ set: ChangeSet, _ paths: [String], _ request: DumpRequest
  ) throws(WorkspaceError) {
    let root = project.root
    let need = set.isFirst ? .nothing : OldSideNeed(of: set.files)
    let (now, earlier) = concurrently {
      Result { () throws(WorkspaceError) in
        set.isProposed
          ? VerifiedSides.tree(root, set.overlayAfter.applied(to: paths), request, set.overlayAfter)
          : try project.tree(request, paths)
      }
    } while: { () -> VerifiedTree? in
      guard need > .nothing else { return nil }
      let tree = project.earlierTree(set, paths, request)
      if need == .graph { _ = tree.impact }
      return tree
    }
    new = try now.get()
    // A migration that is missing now may have been missing before.
    let plansMore = !(new.dump.migrations.value?.changes.items.isEmpty ?? true)
    old =
      earlier ?? (plansMore && !set.isFirst ? project.earlierTree(set, paths, request) : nil)
    if new.dump.settings.value == nil {
      notes.append("models, URLs, templates and migrations: no settings module was found")
    }
  }

  static func tree(
    _ root: String, _ paths: [String], _ request: DumpRequest, _ overlay: TreeOverlay
  ) -> VerifiedTree {
    let reading = BootReading(root, paths: paths, overlay: overlay)
    return VerifiedTree(reading, try? Workspace.registry(reading, request), request)
  }

  /// Whether a library's class has a member.
  var libraryHas: @Sendable (String, String) -> Bool? {
    { member, className in LibraryMembers().has(member, in: className, depth: 0) }
  }
}

extension VerifiedTree {
  /// Nil for a project that Django cannot start.
  convenience init(_ reading: BootReading, _ dump: Traced<RegistryDump>?, _ request: DumpRequest) {
    if let dump {
      self.init(dump: dump.value) { Workspace.impact(reading, dump).value }
      return
    }
    var plain = RegistryDump()
    plain.modules = StartedBoot.plainModules(reading, request)
    self.init(dump: plain) { [plain] in
      let (dump, apis) = Workspace.registryAndAPIs(reading, request)
      return Workspace.impact(reading, apis == nil ? reading.traced(plain) : dump, apis ?? .init()).value
    }
  }
}
