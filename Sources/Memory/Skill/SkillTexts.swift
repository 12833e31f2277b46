/// The pages of the skill.
enum SkillTexts {
  static let overview = """
    # Djangology

    A task on a Django project goes through six steps. `djangology report "TASK"` carries them out as far as reading goes
    and writes down what was done and what was skipped; `steps.md` tells what each is for.

    1. Scope: what is to be changed, what is not, how it is known to be done.
    2. Memory: what was remembered of this project, and whether it still holds.
    3. Context: the few files and subjects that the task needs.
    4. Analysis: what the project says about it, and which risks that shows.
    5. Guidance: what to do in which order, each step with the command that verifies it.
    6. Output and memory: the result, and what the next one should know.

    ## Read when it is needed

    - `steps.md`: the six steps
    - `commands.md`: what to ask of the program, and when
    - `memory.md`: what is worth remembering, and how

    """

  static let steps = """
    # The six steps

    ## 1 Scope

    State the goal in one sentence, the files that may change, those that may only be read, and what must hold at the
    end. `djangology session start --goal … --files … --done-when …` keeps it through a compaction.

    ## 2 Memory

    `djangology memory show` before reading code. An entry marked stale is about code that has changed since: check it
    against the code, then update or forget it.

    ## 3 Context

    `djangology capsule "TASK"` names the files with reasons. Read those, not the folder. Subjects: `djangology memory
    context "TASK"`.

    ## 4 Analysis

    `djangology impact` for what depends on a symbol, `djangology check` for what is wrong already, `djangology
    migrations check` for what the database lacks. Name risks before writing: data that exists, contracts with others,
    permissions, queries in loops.

    ## 5 Guidance

    Models and migrations first, then one app at a time, each verified before the next: check, makemigrations --check,
    showmigrations, tests of the app. `djangology verify` tells what a change forgot.

    ## 6 Output and memory

    Say what was done, what was not and why. Remember what the code does not say: decisions, reasons, traps.

    """

  static let commands = """
    # What to ask

    | question | command |
    |---|---|
    | which files does this task need | `djangology capsule "TASK"` |
    | what depends on this symbol, field or file | `djangology impact SYMBOL` |
    | what did my change forget | `djangology verify` |
    | which migrations are missing | `djangology migrations check` |
    | what is wrong in these files | `djangology check FILES` |
    | which models, URLs, views are there | `djangology show models` |
    | what is the session about | `djangology session status` |
    | is this a task for an agent | `djangology session triage "TASK"` |
    | what was remembered | `djangology memory show`, `djangology memory search WORDS` |

    """

  static let memory = """
    # What to remember

    Files lie in `.djangology/memory/PROJECT/` and belong to the repository:

    - `project_overview.md`: what the project is, its apps, how it is started and tested
    - `architecture_notes.md`: which part talks to which
    - `data_model_patterns.md`: how models are written here
    - `deployment_notes.md`: settings, environments, migrations in production
    - `decisions.md`: what was decided and why the other way was not taken

    `djangology memory update TOPIC --title TITLE --link app/models.py#Order` takes the text from standard input. A link
    makes the entry stale when that code changes. Remember what the code does not say; never secrets, which are refused.

    """
}
