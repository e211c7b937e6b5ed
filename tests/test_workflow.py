"""What runs on other people's machines is what the README tells people to type."""

from __future__ import annotations

import re

from minimal import HERE

WORKFLOW = HERE / ".github/workflows/ci.yml"


def test_the_workflow_runs_the_two_commands_of_the_readme() -> None:
    readme = (HERE / "README.md").read_text("utf-8")
    workflow = WORKFLOW.read_text("utf-8")
    first = re.search(r"```sh\n(python3 -m venv .+)\n```", readme)
    windows = re.search(r"```powershell\n(py -m venv .+)\n```", readme)
    assert first and f"run: {first[1]}\n" in workflow
    assert windows and f"run: {windows[1]}\n" in workflow
    assert "```sh\npytest\n```" in readme
    assert "&& pytest\n" in workflow and "; pytest\n" in workflow
    assert "upload" not in workflow.replace("uploads nothing", "")
