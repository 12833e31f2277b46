#!/usr/bin/env python3
"""Asks the tool for the parts of every file's score, for every task of the judge.

    explained.py --tool BIN --out explained.json [--projects A,B] [--top 250]

Needs EVAL, EVAL_REPOS and EVAL_WORK as the judge does. The answer is a list of tasks: project, commit, query, gold files
and, best first, files with role and parts.
"""

import argparse
import json
import os
import subprocess
import tempfile

import tasks  # noqa: F401  (finds the judge)
import tasklib
from gitlib import Repo


def ranked(tool, repo, root, parent, query):
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write(query + "\n")
        file.flush()
        words = [tool, "capsule", "--root", root, "--git-dir", os.path.abspath(repo.path), "--at", parent,
                 "--query-file", file.name, "--explain", "--json"]
        environment = dict(os.environ, DJANGOLOGY_DAEMON="off", DJANGOLOGY_CACHE="off")
        run = subprocess.run(words, capture_output=True, env=environment, check=True)
    return json.loads(run.stdout)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--tool", required=True)
    options.add_argument("--out", required=True)
    options.add_argument("--projects", default="")
    options.add_argument("--top", type=int, default=250)
    chosen = options.parse_args()
    wanted = chosen.projects.split(",") if chosen.projects else None
    answers = []
    for task in tasklib.load_tasks(os.path.join(tasks.EVAL, "tasks", "dev.jsonl")):
        project = task["project"]
        if wanted and project not in wanted:
            continue
        repo = Repo(os.path.join(os.environ["EVAL_REPOS"], project))
        facts = tasklib.derive(repo, task)
        root = os.path.join(os.environ["EVAL_WORK"], "explained", project)
        os.makedirs(root, exist_ok=True)
        repo.export(task["parent"], root)
        files = ranked(chosen.tool, repo, root, task["parent"], facts["query"])
        kept = files[:chosen.top] + [file for file in files[chosen.top:] if file["path"] in facts["gold"]]
        answers.append({"project": project, "commit": task["commit"], "parent": task["parent"], "query": facts["query"],
                        "gold": facts["gold"], "files": [{k: f[k] for k in ("path", "role", "parts")} for f in kept]})
        repo.close()
        print(project, task["commit"][:8], len(files), flush=True)
    with open(chosen.out, "w") as file:
        json.dump(answers, file)


main()
