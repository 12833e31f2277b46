/// What a daemon may do for a command.
enum DaemonRole: Sendable {
  /// Nothing: the command does more than ask the project at `ProjectArgument.root`.
  case none
  /// Answer in its place, if there is one: it is not worth starting one for.
  case asked
  /// Answer in its place; one is started for the next question.
  case started
}
