/// How a program that starts another is written: what stands between its name and the other's.
struct WrapperSyntax: Sendable {
  enum Step: Sendable { case wrapper, container, remote }

  var step = Step.wrapper
  /// Options whose value is the next word.
  var valued: Set<String> = []
  /// Where they are fewer: the options that have no value; all others have one.
  var flags: Set<String>?
  /// Words that lead to a verb: `docker compose`.
  var passing: Set<String> = []
  /// One of these must come before the program; none, where the program stands right behind the options.
  var verbs: Set<String> = []
  /// Operands in front of the program: a duration, an image, a service.
  var skips = 0
  /// The words are put together to a line that a shell reads: `ssh host cd x \&\& y`.
  var joins = false
  /// The program stands behind `--` only.
  var needsDashes = false
  /// `-m` names a Python module that is run.
  var runsModules = false

  init(
    _ step: Step = .wrapper, valued: Set<String> = [], flags: Set<String>? = nil, passing: Set<String> = [],
    verbs: Set<String> = [], skips: Int = 0, joins: Bool = false, needsDashes: Bool = false,
    runsModules: Bool = false
  ) {
    self.step = step
    self.valued = valued
    self.flags = flags
    self.passing = passing
    self.verbs = verbs
    self.skips = skips
    self.joins = joins
    self.needsDashes = needsDashes
    self.runsModules = runsModules
  }

  func takesValue(_ option: String) -> Bool {
    if option.contains("=") { return false }
    if option.hasPrefix("--") { return valued.contains(option) || flags.map { !$0.contains(option) } ?? false }
    let letters = Array(option.unicodeScalars.dropFirst())
    for (index, letter) in letters.enumerated() {
      let short = "-\(letter)"
      let hasValue = valued.contains(short) || flags.map { !$0.contains(short) } ?? false
      if hasValue { return index == letters.count - 1 }
    }
    return valued.contains(option)
  }

  // MARK: The table

  private static let dockerFlags: Set<String> = [
    "-i", "-t", "-d", "-T", "-P", "-q", "-D", "--rm", "--init", "--privileged", "--detach", "--interactive", "--tty",
    "--no-TTY", "--no-deps", "--build", "--service-ports", "--use-aliases", "--publish-all", "--read-only", "--quiet",
    "--quiet-pull", "--remove-orphans", "--compatibility", "--dry-run", "--all-resources", "--debug", "--tls",
    "--no-healthcheck", "--oom-kill-disable", "--sig-proxy", "--latest", "-l", "--no-tty", "--verbose",
  ]
  private static let docker = WrapperSyntax(
    .container, flags: dockerFlags, passing: ["compose", "container"], verbs: ["exec", "run"], skips: 1)
  private static let kubernetes = WrapperSyntax(
    .remote,
    flags: ["-i", "-t", "-q", "--stdin", "--tty", "--rm", "--quiet", "--attach", "--insecure-skip-tls-verify"],
    verbs: ["exec", "run", "debug"], skips: 1)
  private static let uv = WrapperSyntax(
    valued: [
      "--with", "--with-requirements", "--with-editable", "--env-file", "-p", "--python", "--extra", "--group",
      "--only-group", "--no-group", "--no-extra", "--package", "--directory", "--project", "--index", "--default-index",
      "-i", "--index-url", "--extra-index-url", "-f", "--find-links", "--cache-dir", "--config-file", "-P", "--color",
      "--upgrade-package", "-C", "--config-setting", "--from", "-w", "--python-platform", "--link-mode", "--resolution",
      "--prerelease", "--exclude-newer", "--refresh-package", "--reinstall-package", "--no-binary-package",
      "--python-preference",
    ], passing: ["tool"], verbs: ["run", "x"], runsModules: true)
  private static let runner = WrapperSyntax(
    valued: [
      "-C", "--directory", "-P", "--project", "-e", "--env", "-p", "--python", "-n", "--name", "-f", "-v", "--feature",
      "--env-file", "--config", "--file", "--path", "--prefix", "-x", "--exec",
    ],
    passing: ["env"], verbs: ["run", "exec", "x"])
  private static let plain = WrapperSyntax()

  static let all: [String: WrapperSyntax] = {
    var table: [String: WrapperSyntax] = [
      "sudo": WrapperSyntax(valued: [
        "-u", "-g", "-h", "-p", "-C", "-r", "-t", "-T", "-U", "-D", "-R", "--user", "--group",
        "--host", "--prompt", "--chdir", "--chroot", "--role", "--type", "--other-user", "--close-from",
      ]),
      "doas": WrapperSyntax(valued: ["-u", "-C"]),
      "env": WrapperSyntax(valued: ["-u", "--unset", "-C", "--chdir", "-P"]),
      "time": WrapperSyntax(valued: ["-f", "-o", "--format", "--output"]),
      "timeout": WrapperSyntax(valued: ["-k", "-s", "--kill-after", "--signal"], skips: 1),
      "gtimeout": WrapperSyntax(valued: ["-k", "-s", "--kill-after", "--signal"], skips: 1),
      "nice": WrapperSyntax(valued: ["-n", "--adjustment"]),
      "ionice": WrapperSyntax(valued: ["-c", "-n", "-p", "--class", "--classdata"]),
      "stdbuf": WrapperSyntax(valued: ["-i", "-o", "-e", "--input", "--output", "--error"]),
      "watch": WrapperSyntax(valued: ["-n", "--interval", "-q", "--equexit"], joins: true),
      "strace": WrapperSyntax(valued: ["-e", "-o", "-s", "-p", "-E", "-u", "-P", "-a"]),
      "ltrace": WrapperSyntax(valued: ["-e", "-o", "-s", "-p"]),
      "gosu": WrapperSyntax(skips: 1), "su-exec": WrapperSyntax(skips: 1), "chroot": WrapperSyntax(skips: 1),
      "taskset": WrapperSyntax(skips: 1), "chrt": WrapperSyntax(skips: 1), "faketime": WrapperSyntax(skips: 1),
      "flock": WrapperSyntax(valued: ["-w", "--timeout", "-E"], skips: 1),
      "ssh": WrapperSyntax(
        .remote,
        valued: [
          "-b", "-c", "-D", "-E", "-e", "-F", "-I", "-i", "-J", "-L", "-l", "-m", "-O",
          "-o", "-p", "-Q", "-R", "-S", "-W", "-w",
        ], skips: 1, joins: true),
      "docker": docker, "podman": docker, "nerdctl": docker, "docker-compose": docker, "podman-compose": docker,
      "kubectl": kubernetes, "oc": kubernetes, "k": kubernetes, "microk8s": kubernetes,
      "heroku": WrapperSyntax(
        .remote, valued: ["-a", "--app", "-r", "--remote", "-s", "--size", "--type", "-e", "--env"],
        verbs: ["run", "run:detached", "run:inside"], joins: true),
      "railway": WrapperSyntax(.remote, valued: ["-s", "--service", "-e", "--environment"], verbs: ["run", "ssh"]),
      "dokku": WrapperSyntax(.remote, verbs: ["run", "enter", "run:detached"], skips: 1),
      "uv": uv, "uvx": WrapperSyntax(valued: uv.valued),
      "pipx": WrapperSyntax(
        valued: ["--spec", "--python", "--index-url"],
        verbs: ["run"]),
      "poetry": runner, "pdm": runner, "hatch": runner, "pipenv": runner, "rye": runner, "pixi": runner,
      "conda": runner,
      "mamba": runner, "micromamba": runner, "honcho": runner, "foreman": runner, "dotenv": runner, "pyenv": runner,
      "mise": runner, "asdf": runner, "doppler": runner, "infisical": runner, "op": runner, "rtx": runner,
      "direnv": WrapperSyntax(verbs: ["exec"], skips: 1), "chamber": WrapperSyntax(verbs: ["exec"], skips: 1),
      "aws-vault": WrapperSyntax(verbs: ["exec"], skips: 1),
      "coverage": WrapperSyntax(
        valued: [
          "--source", "--omit", "--include", "--rcfile", "--data-file", "--context",
          "--concurrency",
        ], verbs: ["run"], runsModules: true),
      "newrelic-admin": WrapperSyntax(verbs: ["run-program", "run-python"]),
      "tox": WrapperSyntax(needsDashes: true), "nox": WrapperSyntax(needsDashes: true),
      "busybox": plain, "toybox": plain,
    ]
    for name in [
      "nohup", "setsid", "unbuffer", "caffeinate", "xvfb-run", "winpty", "rlwrap", "ddtrace-run", "proxychains",
      "proxychains4", "torsocks", "catchsegv", "noglob", "nocorrect", "dbus-run-session", "opentelemetry-instrument",
      "chpst", "firejail", "systemd-inhibit", "linux64", "linux32", "fakeroot", "eatmydata", "unshare", "setpriv",
      "systemd-run", "nsenter", "prlimit", "numactl", "valgrind", "perf", "gdb", "retry", "sem", "daemonize", "tini",
      "dumb-init", "s6-setuidgid", "bundle", "scalene", "py-spy", "viztracer", "memray", "kernprof", "mprof", "pudb",
      "ipdb",
    ] { table[name] = plain }
    return table
  }()

  /// Programs whose arguments are data, never commands.
  static let data: Set<String> = [
    "echo", "printf", "grep", "egrep", "fgrep", "rg", "ag", "ack", "cat", "bat", "less", "more", "head", "tail", "sed",
    "awk", "gawk", "mawk", "git", "gh", "glab", "hub", "ls", "eza", "tree", "jq", "yq", "curl", "wget", "http", "diff",
    "cmp", "comm", "wc", "sort", "uniq", "cut", "tr", "tee", "touch", "mkdir", "rmdir", "cp", "mv", "rm", "ln", "chmod",
    "chown", "stat", "file", "which", "whereis", "type", "man", "info", "code", "cursor", "subl", "vim", "vi", "nvim",
    "nano",
    "emacs", "open", "xdg-open", "pip", "pip3", "apt", "apt-get", "brew", "dnf", "yum", "apk", "npm", "pnpm", "yarn",
    "ruff",
    "black", "isort", "mypy", "flake8", "pylint", "pyright", "bandit", "autopep8", "djlint", "djhtml", "pyupgrade",
    "django-upgrade", "pre-commit", "tar", "zip", "unzip", "gzip", "rsync", "scp", "sftp", "du", "df", "ps", "pgrep",
    "kill",
    "pkill", "killall", "find", "fd", "date", "md5sum", "sha256sum", "base64", "xxd", "od", "hexdump", "column", "fold",
    "nl",
    "rev", "tac", "seq", "basename", "dirname", "realpath", "readlink", "djangology", "claude", "pytest", "notify-send",
    "say", "wl-copy", "xclip", "pbcopy", "logger", "ctags", "cloc", "tokei", "scc", "dd", "install", "patch", "strings",
    "look", "delta", "fzf", "glow", "mdcat", "pandoc", "psql", "mysql", "sqlite3", "redis-cli", "mongosh", "createdb",
    "dropdb", "pg_dump", "pg_restore", "aider", "codex", "gemini", "slack", "bd", "linear", "jira", "semgrep",
    "ast-grep",
    "sg", "comby", "vulture", "radon", "lsof", "env-diff", "ruby-lsp", "alembic", "celery", "gunicorn", "uvicorn",
    "daphne",
    "truncate", "shred", "unlink", "dropuser", "mysqladmin", "sqlformat", "pg_dumpall", "pip-compile", "twine",
  ]
}
