#!/usr/bin/env python
"""Holds `djangology check -f sarif` against SARIF 2.1.0.

    PYTHON Tests/Conformance/sarif.py .build/debug/djangology

The object model of the PyPI package sarif-om is generated from the standard's own JSON schema: it tells which properties
an object may and must have. Where SARIF_SCHEMA names the schema itself, the report is also validated by jsonschema.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import attr
import sarif_om

# Which class of the model an object under a property is.
KINDS = {
    "runs": "Run", "tool": "Tool", "driver": "ToolComponent", "rules": "ReportingDescriptor", "results": "Result",
    "shortDescription": "MultiformatMessageString", "fullDescription": "MultiformatMessageString",
    "help": "MultiformatMessageString", "defaultConfiguration": "ReportingConfiguration", "message": "Message",
    "locations": "Location", "relatedLocations": "Location", "physicalLocation": "PhysicalLocation",
    "artifactLocation": "ArtifactLocation", "region": "Region", "deletedRegion": "Region", "fixes": "Fix",
    "artifactChanges": "ArtifactChange", "replacements": "Replacement", "insertedContent": "ArtifactContent",
    "suppressions": "Suppression", "properties": None, "partialFingerprints": None, "originalUriBaseIds": None,
    "description": "Message",
}
LEVELS = {"none", "note", "warning", "error"}
SHOP = {
    "manage.py": 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")\n',
    "settings.py": 'SECRET_KEY = "x"\nINSTALLED_APPS = ["shop"]\n',
    "shop/__init__.py": "",
    "shop/models.py": """from django.db import models


class Customer(models.Model):
    total = models.FloatField()  # djangology: ignore[DJM101] žluť


class Invoice(models.Model):
    first = models.ForeignKey("Customer", related_name="+")
    second = models.ForeignKey("Customer", related_name="+")  # noqa: DJM001
    third = models.CharField(max_length=10)  # djangology: ignore[DJM001]

    def save(self, *args, **kwargs):
        try:
            print(self.first)
        except:
            pass
""",
}


def problems(value, kind, path):
    model = {field.metadata["schema_property_name"]: field for field in attr.fields(getattr(sarif_om, kind))}
    for name in value:
        if name not in model:
            yield f"{path}: {kind} has no property {name}"
    for name, field in model.items():
        if field.default is attr.NOTHING and name not in value:
            yield f"{path}: {kind} needs {name}"
    if value.get("level", "none") not in LEVELS:
        yield f"{path}: level {value['level']}"
    for name, inner in value.items():
        kind = KINDS.get(name)
        for number, one in enumerate(inner if isinstance(inner, list) else [inner]):
            if isinstance(one, dict) and name not in KINDS:
                yield f"{path}.{name}: nobody said what it is"
            elif isinstance(one, dict) and kind:
                yield from problems(one, kind, f"{path}.{name}[{number}]")


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as folder:
        for path, text in SHOP.items():
            file = pathlib.Path(folder, path)
            file.parent.mkdir(exist_ok=True)
            file.write_text(text)
        run = subprocess.run(
            [program, "check", "--root", folder, "--output-format", "sarif"], capture_output=True, text=True)
    if run.returncode != 1:
        sys.exit(f"exit {run.returncode}: {run.stderr}")
    report = json.loads(run.stdout)
    found = list(problems(report, "SarifLog", "$"))
    results = report["runs"][0]["results"]
    rules = report["runs"][0]["tool"]["driver"]["rules"]
    found += [f"{one['ruleId']}: ruleIndex" for one in results if rules[one["ruleIndex"]]["id"] != one["ruleId"]]
    if not any("suppressions" in one for one in results):
        found.append("nothing is suppressed")
    schema = os.environ.get("SARIF_SCHEMA")
    if schema:
        import jsonschema

        validator = jsonschema.Draft7Validator(json.loads(pathlib.Path(schema).read_text()))
        found += [f"{error.json_path}: {error.message}" for error in validator.iter_errors(report)]
    for line in found:
        print(line)
    print(f"{len(results)} results, {len(rules)} rules, {len(found)} problems")
    sys.exit(bool(found))


main()
