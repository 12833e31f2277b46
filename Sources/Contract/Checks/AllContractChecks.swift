/// Every check of instruction files, in the order they are asked; a test compares the list with the files of this folder.
let allContractChecks: [ContractCheck] = [
  deadImport,
  wrongSettings,
  unknownCommand,
  deadPath,
  deadTree,
  unknownApp,
  deadName,
  wrongVersion,
  wrongDatabase,
  wrongRelation,
  unfollowedConvention,
  longText,
  repeatedLine,
  vagueLine,
  missingAnswer,
]
