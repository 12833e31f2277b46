/// What a command printed, and what the shell is to be told.
struct DaemonAnswer: Sendable {
  var output: [UInt8]
  var errors: [UInt8]
  var code: ExitCode
}
