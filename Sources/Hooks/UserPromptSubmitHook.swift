/// A prompt comes in: what is worth knowing for it, if that is wanted and sure.
enum UserPromptSubmitHook {
  static func answer(_ payload: HookPayload, _ project: HookProject) -> HookAnswer? {
    guard let prompt = payload.prompt, !prompt.hasPrefix("/"), !prompt.isEmpty else { return nil }
    guard let capsule = project.capsule(prompt), !capsule.isEmpty else { return nil }
    return .context(capsule)
  }
}
