/// A session ends: its record is written; there is nobody to speak to.
enum SessionEndHook {
  static func answer(_ payload: HookPayload, _ project: HookProject) -> HookAnswer? {
    project.endSession(payload)
    return nil
  }
}
