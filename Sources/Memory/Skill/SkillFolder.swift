/// The skill as files: a short page that is always at hand, and others that are read when they are needed.
public enum SkillFolder {
  public struct File: Hashable, Sendable {
    /// Below the skill's folder.
    public var path: String
    public var text: String
  }

  public static let name = "djangology"

  /// What the listing shows; readers cut it at 1,536 characters.
  public static let description = """
    Work on Django projects with what is known about them, as which files a task needs, what a change breaks, which \
    migrations and tests follow, what was remembered of earlier work. Use it for any task that touches models, \
    migrations, querysets, views, serializers, forms, templates, admin, signals, tasks, settings or tests of a Django \
    project, for reviews of such changes, and when asked for a report on one. Answers come from the command line \
    program djangology, which reads the project without running it.
    """

  public static var files: [File] {
    [
      File(path: "SKILL.md", text: front + body), File(path: "steps.md", text: SkillTexts.steps),
      File(path: "commands.md", text: SkillTexts.commands), File(path: "memory.md", text: SkillTexts.memory),
    ]
      + ContextTopic.all.map { File(path: "context/" + $0.fileName, text: $0.text) }
  }

  private static let front = "---\nname: \(name)\ndescription: \(description)\n---\n\n"

  private static var body: String {
    SkillTexts.overview + "\n## Context, one file a subject\n\n"
      + ContextTopic.all.map { "- `context/\($0.fileName)`: \($0.summary)\n" }.joined()
      + "\nRead at most four of them for a task; `djangology memory context \"TASK\"` says which.\n"
  }
}
