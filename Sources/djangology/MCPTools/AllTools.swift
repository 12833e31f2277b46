/// What an agent is offered unless it is asked to see more: each tool costs tokens in every session.
let defaultTools: [ProjectTool] = [runPipelineTool, impactTool, verifyChangeTool]

/// Every tool, in the order they are listed; a test compares the list with the files of `Tools`.
let allTools: [ProjectTool] =
  defaultTools + [describeTool, searchTool, getSkeletonTool, traceTool, indexStatusTool]

/// Every prompt; a test compares the list with the files of `Prompts`.
let allPrompts: [ProjectPrompt] = [planModelChangePrompt, addEndpointPrompt, fixBugPrompt, reviewMigrationPrompt]

/// Every text that can be read by its address.
let allResources: [ProjectResource] = [modelsResource, urlsResource, settingsResource, conventionsResource]
