"""The installed program, without this folder beside it: a wheel in an environment of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest
from minimal import HERE

from campaigns.conftest import lean


@pytest.fixture(scope="module")
def toolkit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of a wheel. What it depends on it has from here; itself only from the wheel."""
    top = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    made = subprocess.run(
        [*pip, "wheel", "-q", "--no-deps", "-w", top, HERE], capture_output=True, text=True
    )
    if made.returncode:
        pytest.skip(f"no wheel can be made here: {made.stderr.strip()[-200:]}")
    venv.create(top / "env", with_pip=False)
    scripts = top / "env" / ("Scripts" if os.name == "nt" else "bin")
    (wheel,) = top.glob("*.whl")
    python = scripts / ("python.exe" if os.name == "nt" else "python")
    subprocess.run(
        [*pip, "--python", python, "install", "-q", "--no-deps", "--no-index", wheel], check=True
    )
    (site,) = (top / "env").rglob("site-packages")
    depends = [path for path in sys.path if path.endswith("site-packages")]
    (site / "depends.pth").write_text("\n".join(depends), "utf-8")
    return scripts / "toolkit"


def test_a_wheel_begins_a_campaign_elsewhere_and_builds_it(toolkit: Path, tmp_path: Path) -> None:
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}

    def run(*words: str) -> str:
        told = subprocess.run(
            [toolkit, *words], cwd=tmp_path, env=env, capture_output=True, text=True
        )
        assert told.returncode == 0, told.stdout + told.stderr
        return told.stdout

    where = subprocess.run(
        [toolkit.with_name("python"), "-c", "import toolkit; print(toolkit.__file__)"],
        cwd=tmp_path,
        env=env,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert str(toolkit.parent.parent) in where  # the wheel's, not this folder's
    run("new", "x")
    lean(tmp_path / "x")
    (tmp_path / "x/assets/videos/short.toml").unlink()  # drawn like all else, and slow
    run("build", "x")
    run("check", "--project", "x")
    made = {path.parent.parent.name for path in (tmp_path / "x/build").rglob("*.pdf")}
    assert {"posters"} <= made
    assert (tmp_path / "x/build/site/index.html").is_file()
