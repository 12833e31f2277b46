import Graph

extension EdgeKind {
  /// How likely a task that edits one end of such an edge also edits the other: towards the target, and back.
  ///
  /// From how often files of these roles changed together in mature projects.
  var strength: (forth: Float, back: Float) {
    switch self {
    case .routes: (0.7, 0.3)
    case .serializes, .validates, .filters: (0.6, 0.6)
    case .uses: (0.4, 0.3)
    case .renders: (0.45, 0.4)
    case .creates: (0.35, 0.35)
    case .covers: (0.3, 0.5)
    case .administers, .receives, .queues, .manages, .namesField: (0.3, 0.3)
    case .relates, .includes: (0.25, 0.25)
    case .inherits, .extends: (0.25, 0.2)
    case .imports, .calls, .mounts: (0.2, 0.15)
    case .reverses, .decorates, .loads: (0.15, 0.1)
    case .migrates: (0, 0)
    }
  }

  /// What the source of such an edge is to its target.
  var words: (forth: String, back: String) {
    switch self {
    case .imports: ("imported by", "imports")
    case .calls: ("called by", "calls")
    case .inherits: ("base class of", "inherits from")
    case .decorates: ("decorates", "decorated by")
    case .relates: ("related model of", "relates to")
    case .serializes: ("model of", "serializer of")
    case .validates: ("model of", "form of")
    case .filters: ("model of", "filter set of")
    case .administers: ("model of", "admin of")
    case .routes: ("view of", "route to")
    case .renders: ("template of", "renders")
    case .extends: ("base template of", "extends")
    case .includes: ("included by", "includes")
    case .loads: ("tag library of", "loads tags of")
    case .reverses: ("route named by", "names a route of")
    case .receives: ("model watched by", "signal receiver of")
    case .queues: ("task queued by", "queues a task of")
    case .migrates: ("model of", "migration of")
    case .creates: ("model of", "factory of")
    case .covers: ("covered by", "covers")
    case .namesField: ("its fields named by", "names a field of")
    case .uses: ("used by", "uses")
    case .mounts: ("mounted by", "mounts")
    case .manages: ("manager of", "its manager")
    }
  }
}
