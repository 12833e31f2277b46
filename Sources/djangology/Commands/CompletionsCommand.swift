private let shell = ArgumentKey<ShellCompletions.Shell>.required("shell", "Whose script to print", otherwise: .bash)

let completionsCommand = Command(
  "completions", "Print a script that completes commands in your shell",
  discussion: """
    The script is made from the same declarations as this page. It completes commands, options, their values and paths.
    """,
  arguments: [shell],
  examples: [
    .init("source <(djangology completions bash)", "In ~/.bashrc"),
    .init("djangology completions fish | source", "In ~/.config/fish/config.fish"),
  ]
) { arguments, context in
  context.write(ShellCompletions.script(for: arguments[shell], program))
  return .ok
}
