/// Commands that a person types.
public enum SlashCommands {
  public static let files: [SkillFolder.File] = [
    file(
      "django-session", "Start a session with a goal, files and a done-when",
      """
      Goal: $ARGUMENTS

      Propose the files that may change, those that may only be read, and the commands that tell that it is done. After
      the user agreed: `djangology session start --goal "…" --files … --done-when "…"`. Then show `djangology session
      status`.
      """),
    file(
      "django-report", "Carry out the six steps for a task and write the report",
      """
      Run `djangology report "$ARGUMENTS"`, read the file it names, and say what it found, which risks it flags and
      which steps it skipped.
      """),
    file(
      "django-verify", "Tell what the change in the working tree forgot",
      """
      Run `djangology verify` and `djangology migrations check`. Explain each line that is there, fix what belongs to
      this change, and name what does not.
      """),
  ]

  private static func file(_ name: String, _ description: String, _ body: String) -> SkillFolder.File {
    .init(path: name + ".md", text: "---\ndescription: \(description)\n---\n\n\(body)\n")
  }
}
