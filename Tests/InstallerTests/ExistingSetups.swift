import Testing

/// Files that a project may have before anybody installs anything.
struct ExistingSetup: CustomTestStringConvertible, Sendable {
  var name: String
  var files: [String: String]
  var testDescription: String { name }

  private init(_ name: String, _ files: [String: String]) {
    self.name = name
    self.files = files
  }

  static let mark = "\u{FEFF}"

  static let all: [ExistingSetup] = [
    .init("nothing", [:]),
    .init("a repository", [".git/HEAD": "ref: refs/heads/main\n"]),
    .init("another server", [".mcp.json": #"{"mcpServers": {"github": {"command": "gh", "args": ["mcp"]}}}"#]),
    .init(
      "comments",
      [
        ".claude/settings.json": """
        // The team's settings.
        {
          "permissions": {
            // Reading is fine.
            "allow": [
              "Read(**)", // everywhere
              "Bash(ls *)" /* and this */
            ]
          }, // end of permissions
          "model": "opus"
          /* nothing else */
        }

        """
      ]),
    .init(
      "trailing commas",
      [
        ".zed/settings.json":
          "{\n\t\"tab_size\": 4,\n\t\"context_servers\": {\n\t\t\"a\": {\"command\": \"a\",},\n\t},\n}\n",
        ".vscode/mcp.json": "{\n    \"servers\": {\n        \"x\": { \"command\": \"x\" },\n    },\n}",
      ]),
    .init(
      "other people's hooks",
      [
        ".claude/settings.json": """
        {
            "hooks": {
                "PreToolUse": [
                    {"matcher": "Bash", "hooks": [{"type": "command", "command": "./guard.sh"}]}
                ],
                "Stop": []
            },
            "permissions": {"deny": ["Read(./.env)"]}
        }
        """
      ]),
    .init(
      "Windows line ends",
      [
        ".claude/settings.json": "{\r\n  \"model\": \"opus\",\r\n  \"hooks\": {}\r\n}\r\n",
        "CLAUDE.md": "# Shop\r\n\r\nRun pytest.\r\n", ".gitignore": "*.pyc\r\n",
        ".codex/config.toml": "model = \"o\"\r\n\r\n[mcp_servers.a]\r\ncommand = \"a\"\r\n",
      ]),
    .init(
      "byte order marks",
      [".mcp.json": mark + "{\n  \"mcpServers\": {}\n}\n", "CLAUDE.md": mark + "# Shop\n", "AGENTS.md": mark]),
    .init(
      "nested instructions",
      [
        "CLAUDE.md": "# Shop\n\n@docs/rules.md\n", "orders/CLAUDE.md": "# Orders\n",
        ".claude/rules/api.md": "Be kind.\n",
        "AGENTS.md": "Use pytest.",
      ]),
    .init("instructions in .claude", [".claude/CLAUDE.md": "# Shop\n\nText"]),
    .init(
      "no final newline", ["CLAUDE.md": "# Shop", "GEMINI.md": "a\n\nb", ".gitignore": "*.pyc", ".mcp.json": "{}"]),
    .init(
      "empty files",
      [
        ".mcp.json": "", "CLAUDE.md": "", ".claude/settings.json": "\n", ".gitignore": "", ".codex/config.toml": "",
        ".claude/settings.local.json": "  ",
      ]),
    .init(
      "empty objects",
      [
        ".mcp.json": "{ }", ".claude/settings.json": "{\n}\n", ".claude/settings.local.json": "{ /* none */ }\n",
        ".zed/settings.json": "// Zed settings\n//\n{\n  // all by default\n}\n", ".gemini/settings.json": "{\n\n}\n",
        ".cursor/mcp.json": "{\"mcpServers\": {\n}}\n",
      ]),
    .init(
      "a table among others",
      [
        ".codex/config.toml": """
        # Codex
        model = "o3" # the best
        notes = \"\"\"
        [mcp_servers.fake]
        \"\"\"

        [mcp_servers.docs] # ours
        command = "docs"
        args = [
          "a", # first
          "[b]",
        ]

        # The last word
        """
      ]),
    .init(
      "ours already",
      [
        ".mcp.json": #"{"mcpServers": {"djangology": {"type": "stdio", "command": "djangology", "args": ["mcp"]}}}"#,
        ".claude/settings.json": #"{"permissions": {"allow": ["mcp__djangology__*"]}}"#,
        ".gitignore": ".djangology/installed.json\n/.claude/settings.local.json\n",
      ]),
    .init(
      "ours set otherwise",
      [".mcp.json": #"{"mcpServers": {"djangology": {"command": "/opt/djangology", "args": ["mcp", "--all-tools"]}}}"#]),
    .init(
      "settings in one line",
      [
        ".claude/settings.json":
          #"{"permissions":{"allow":["Read(**)",],"deny":[]},"hooks":{"Stop":[{"hooks":[{"type":"command","command":"say"}]}]}}"#
      ]),
    .init(
      "tabs and a skill of the same name",
      [
        ".claude/settings.json": "{\n\t\"env\": {\n\t\t\"A\": \"1\"\n\t}\n}\n",
        ".claude/skills/djangology/SKILL.md": "---\nname: djangology\n---\nMine.\n",
        ".claude/commands/django-report.md": "Mine too.\n", ".windsurf/rules/own.md": "Always.\n",
      ]),
  ]
}
