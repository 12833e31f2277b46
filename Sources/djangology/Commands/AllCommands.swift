/// Every command, in the order help shows them; a test compares the list with the files of this folder.
let allCommands: [Command] = [
  indexCommand,
  rootsCommand,
  capsuleCommand,
  expandCommand,
  impactCommand,
  verifyCommand,
  checkCommand,
  showCommand,
  explainCommand,
  mcpCommand,
  askCommand,
  catalogCommand,
  dumpCommand,
  daemonCommand,
  completionsCommand,
  versionCommand,
]
