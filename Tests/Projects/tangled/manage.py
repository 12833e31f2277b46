#!/usr/bin/env python
import os
import sys
from pathlib import Path

ROOT = Path(__file__).parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "src" / "apps")]

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = os.environ.get("TANGLED_SETTINGS") or "tangled.settings"
    from django.core import management

    management.execute_from_command_line()
