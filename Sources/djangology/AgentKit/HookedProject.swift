import Guard
import Hooks
import Platform
import Sessions

/// What the events of an agent's session know of the project around a directory.
///
/// The guard and the open session are read from disk. The rest is asked of the project's daemon: where there is none, one
/// is started and nothing is said this time, so that no hook keeps an agent waiting.
struct HookedProject: Sendable {
  let directory: String
  let caller: Caller

  var hooks: HookProject {
    var hooks = HookProject(guarded: .around(directory))
    let root = hooks.guarded.root
    let store = SessionStore(root: sessionRoot(root))
    let session = (try? store.current()) ?? nil
    if let session {
      hooks.guarded.scope = session.scope
    }
    let daemon = HookDaemon(root: root, caller: caller)
    let offLimits = hooks.guarded.settings.offLimits + (session?.offLimits ?? [])
    hooks.contract = { Self.contract(session, offLimits) }
    hooks.capsule = { daemon.capsule(for: $0) }
    hooks.afterEdit = { paths, payload in
      TestRuns(root: root).forget()
      return daemon.edit(of: paths, in: payload.session)
    }
    hooks.afterCommand = { command, payload in
      if TestRuns.isTestRun(command) { TestRuns(root: root).note() }
      return daemon.edit(of: [], in: payload.session)
    }
    hooks.beforeStop = { payload in
      daemon.stop(session, hasRunTests: TestRuns(root: root).isNoted, in: payload.session)
    }
    hooks.endSession = { Self.end($0, store) }
    return hooks
  }

  /// Sessions lie where `init` set the project up.
  private func sessionRoot(_ root: String) -> String {
    var folder = FilePath(directory).absolute
    while folder.text != "/", !folder.text.isEmpty {
      if (try? FileStamp(of: folder.appending(SessionStore.currentPath).text)) != nil { return folder.text }
      if folder.text == root { break }
      folder = folder.parent
    }
    return root
  }

  // MARK: The contract

  /// Nothing is said where nothing was agreed.
  private static func contract(_ session: WorkSession?, _ offLimits: [String]) -> HookContract? {
    var contract = HookContract()
    contract.goal = session?.goal
    contract.doneWhen = session?.doneWhen.map { "\($0.text) (\($0.isDone ? "met" : "open"))" } ?? []
    contract.files = session?.files ?? []
    contract.readOnly = session?.readOnly ?? []
    contract.offLimits = offLimits
    contract.prohibitions = [
      "migrations that are merged are not edited; new ones come from makemigrations -n NAME",
      "commands that lose data (flush, reset_db, a migrate to zero) are left to people",
    ]
    if let step = session?.nextStep { contract.facts.append("The next step: \(step.text)") }
    return contract
  }

  // MARK: The end

  /// Notes in the open session that one of its conversations is over; doctor's are none.
  private static func end(_ payload: HookPayload, _ store: SessionStore) {
    guard let id = payload.session, id != "djangology-doctor", var session = (try? store.current()) ?? nil else {
      return
    }
    let changed = (try? WorkingChanges(root: store.root.text, since: session.base))?.paths.count ?? 0
    let line = "- conversation \(id.prefix(8)) ended; \(changed) files differ from the session's start"
    session.notes += (session.notes.isEmpty || session.notes.hasSuffix("\n") ? "" : "\n") + line + "\n"
    try? store.save(session)
  }
}
