let claudeMdCommand = Command(
  "claude-md", "Write and check the file that tells agents how to work here",
  discussion: """
    CLAUDE.md and AGENTS.md are believed. What 'generate' writes stands on counts of the booted project; what 'check' \
    reports is not true of it any more.
    """,
  subcommands: [claudeMdGenerate, claudeMdCheck, claudeMdDiff, claudeMdSync])
