internal import Base
internal import Platform

/// Firing the hooks that are installed.
extension Doctor {
  /// Past this a person notices.
  private static let slow = 200.0

  func firings() -> [DoctorCheck] {
    SettingsFile.all(at: site).flatMap(InstalledHook.all).flatMap(fire)
  }

  private func fire(_ hook: InstalledHook) -> [DoctorCheck] {
    let title = "\(hook.event) in \(hook.file)"
    let words: [String]
    do throws(Unfired) {
      words = try hook.words(at: site)
    } catch {
      return [DoctorCheck("hooks", title, .warning, "'\(hook.command)' is not fired: \(error.words)")]
    }
    let payloads = HookPayload.all(hook.event, of: hook.agent, root: site.root.absolute.text)
    if payloads.isEmpty { return [DoctorCheck("hooks", title, .ok, "not fired: nothing recorded to fire it with")] }
    return payloads.map { fire($0, words, hook) }
  }

  private func fire(_ payload: HookPayload, _ words: [String], _ hook: InstalledHook) -> DoctorCheck {
    let title = "\(hook.event) (\(payload.title))"
    let root = site.root.absolute.text
    var program = InstalledProgram(
      in: foreignFolder, variables: variables.merging(["CLAUDE_PROJECT_DIR": root]) { $1 })
    program.timeoutSeconds = hook.seconds
    do throws(InstalledProgram.Failure) {
      let outcome = try program.run(words, input: payload.bytes(root: root))
      return check(HookAnswer(outcome, event: hook.event), payload, title, outcome.milliseconds)
    } catch {
      return DoctorCheck(
        "hooks", title, .failed, error.words,
        advice: "A hook that cannot answer lets the tool run, unless it is a guard.")
    }
  }

  private func check(
    _ answer: HookAnswer, _ payload: HookPayload, _ title: String, _ milliseconds: Double
  ) -> DoctorCheck {
    var check = DoctorCheck("hooks", title, .ok, answer.decision, milliseconds: milliseconds)
    if let problem = answer.problem ?? complaint(answer, payload) {
      check.verdict = .failed
      check.detail = "\(answer.decision); \(problem)"
    } else if milliseconds > Self.slow {
      check.verdict = .warning
      check.detail += "; slow"
    }
    return check
  }

  private func complaint(_ answer: HookAnswer, _ payload: HookPayload) -> String? {
    switch payload.expectation {
    case .anything: nil
    case .refusal: answer.isRefusal ? nil : "it was to be refused"
    case .noRefusal: answer.isRefusal ? "it was to pass" : nil
    case .silence: answer.decision == "silent" ? nil : "the turn would never end"
    }
  }
}
