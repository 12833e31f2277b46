import Guard
import Hooks
import Platform
import Sessions

/// What the events of an agent's session know of the project around a directory.
///
/// The guard and the open session are read from disk. The rest is asked of the project's daemon: where there is none, one
/// is started and nothing is said this time, so that no hook keeps an agent waiting. In a folder without a project only
/// the guard answers.
struct HookedProject: Sendable {
  let directory: String
  let caller: Caller

  var hooks: HookProject {
    var hooks = HookProject(guarded: .around(directory))
    let root = hooks.guarded.root
    let store = SessionStore(root: root)
    let session = (try? store.current()) ?? nil
    if let session {
      hooks.guarded.scope = session.scope
    }
    guard ProjectTrace.isFound(at: root) else {
      hooks.commandLine = nil
      return hooks
    }
    let daemon = HookDaemon(root: root, caller: caller)
    let offLimits = hooks.guarded.settings.offLimits
    let done = DoneRuns(root: root)
    hooks.restatement = { Self.restatement(session, offLimits, done) }
    hooks.capsule = { daemon.capsule(for: $0) }
    hooks.afterEdit = { paths, payload in
      TestRuns(root: root).forget()
      done.forget()
      return daemon.edit(of: paths, in: payload.session)
    }
    hooks.afterCommand = { command, payload in
      if TestRuns.isTestRun(command) { TestRuns(root: root).note() }
      if let session {
        done.note(command, from: payload.directory ?? root, succeeded: payload.hasSucceeded, session.doneWhen)
      }
      return daemon.edit(of: [], in: payload.session)
    }
    hooks.beforeStop = { payload in
      let open = session.map { done.open($0.doneWhen) } ?? []
      return daemon.stop(open, hasRunTests: TestRuns(root: root).isNoted, in: payload.session)
    }
    hooks.endSession = { Self.end($0, store) }
    return hooks
  }

  // MARK: The contract

  /// What was agreed, as an agent is told it again; nothing is said where nothing was agreed.
  private static func restatement(_ session: WorkSession?, _ offLimits: [String], _ done: DoneRuns) -> Restatement {
    var session = session
    for place in session?.doneWhen.indices ?? 0..<0 {
      guard let command = session?.doneWhen[place].command, done.result(of: command) == .passed else { continue }
      session?.doneWhen[place].isDone = true
    }
    return Restatement(
      prohibitions: [
        "migrations that are merged are not edited; new ones come from makemigrations -n NAME",
        "commands that lose data (flush, reset_db, a migrate to zero) are left to people",
      ], offLimits: offLimits, session: session)
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
