"""What is built: the catalogs are found alike in a wheel, a source distribution and an editable installation."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
from email.parser import Parser
from pathlib import Path
from typing import Literal
from zipfile import ZipFile

import pytest
from build import ProjectBuilder

import vapierrors

ROOT = Path(__file__).parent.parent
DATA_SUFFIXES = {".css", ".csv", ".j2", ".js", ".json", ".mo", ".po", ".pot", ".svg", ".typed"}
RENDER_IN_GERMAN = """
import json, vapierrors
body = (
    '{"error_type": "NOT_FOUND", "messages": [{"id": "com.vmware.api.vcenter.vm.not_found",'
    ' "default_message": "VM vm-42 is not there.", "args": ["vm-42"]}]}'
)
rendered = vapierrors.Renderer().render(body, locale="de")
locales = vapierrors.Catalog.load().locales
print(json.dumps([vapierrors.__file__, rendered.to_line(), rendered.to_markdown(), locales]))
"""


def run_quietly(command: list[str], cwd: str | None = None, extra_environ: dict[str, str] | None = None) -> None:
    environment = {**os.environ, **(extra_environ or {})}
    subprocess.run(command, cwd=cwd, env=environment, check=True, capture_output=True)  # noqa: S603 - our own command


def build(source: Path, distribution: Literal["sdist", "wheel", "editable"], folder: Path) -> Path:
    """Build with what the running environment has: without isolation nothing is downloaded."""
    return Path(ProjectBuilder(source, runner=run_quietly).build(distribution, folder))


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, "wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, "sdist", tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="session")
def wheel_of_sdist(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    unpacked = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(sdist) as archive:
        archive.extractall(unpacked, filter="data")
    return build(next(unpacked.iterdir()), "wheel", tmp_path_factory.mktemp("wheel-of-sdist"))


@pytest.fixture(scope="session")
def editable_wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, "editable", tmp_path_factory.mktemp("editable"))


def rendered_after_installing(artifact: Path, folder: Path) -> tuple[Path, list[object]]:
    """Install into a new environment, which borrows the dependencies of the running one, and render outside."""
    environment = folder / "environment"
    venv.create(environment, symlinks=os.name != "nt")
    paths = sysconfig.get_paths("venv", vars={"base": str(environment), "platbase": str(environment)})
    python = str(Path(paths["scripts"], "python"))
    pip = [sys.executable, "-m", "pip", "--python", python]
    run_quietly([*pip, "install", "--no-deps", "--no-index", "--no-compile", str(artifact)])
    # Written after the installation: pip would take the vapierrors of the running environment for an older one.
    Path(paths["purelib"], "zz_dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    command = [python, "-I", "-c", RENDER_IN_GERMAN]
    printed = subprocess.check_output(command, cwd=folder)  # noqa: S603 - our own command
    origin, *shown = json.loads(printed)
    return Path(origin).resolve(), shown


@pytest.mark.parametrize(
    ("artifact", "home"),
    [("wheel", "environment"), ("wheel_of_sdist", "environment"), ("editable_wheel", "checkout")],
    ids=["wheel", "sdist", "editable"],
)
def test_an_installation_finds_catalogs_and_templates(
    artifact: str, home: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """Outside the checkout, however it was installed, German is rendered and the same languages are there."""
    origin, shown = rendered_after_installing(request.getfixturevalue(artifact), tmp_path)
    assert origin.is_relative_to({"environment": tmp_path.resolve(), "checkout": ROOT.resolve()}[home])
    assert shown == [
        "Es gibt keine virtuelle Maschine mit dem Bezeichner „vm-42“.",
        "**Es gibt keine virtuelle Maschine mit dem Bezeichner „vm\\-42“\\.**",
        list(vapierrors.Catalog.load().locales),
    ]


def expected_data() -> set[str]:
    """Every data file of the package and every catalog, by its path in a wheel."""
    package = [path.relative_to(ROOT) for path in (ROOT / "vapierrors").rglob("*")]
    locales = ["vapierrors" / path.relative_to(ROOT) for path in (ROOT / "locales").rglob("*")]
    return {path.as_posix() for path in [*package, *locales] if path.suffix in DATA_SUFFIXES}


@pytest.mark.parametrize("artifact", ["wheel", "wheel_of_sdist"])
def test_the_wheel_holds_all_data_and_no_tests(artifact: str, request: pytest.FixtureRequest) -> None:
    """py.typed, templates, JSON and catalogs are packed, and nothing but the package and its metadata."""
    with ZipFile(request.getfixturevalue(artifact)) as archive:
        names = set(archive.namelist())
    metadata = f"vapierrors-{vapierrors.__version__}.dist-info"
    data = {name for name in names if name.startswith("vapierrors/") and not name.endswith(".py")}
    assert data == expected_data()
    assert {"vapierrors/py.typed", "vapierrors/locales/de/LC_MESSAGES/std.po", "vapierrors/locales/std.pot"} <= data
    assert {name.partition("/")[0] for name in names} == {"vapierrors", metadata}
    assert f"{metadata}/licenses/LICENSE" in names


def test_the_source_distribution_can_test_itself(sdist: Path) -> None:
    """The tests with their data, the catalogs, the licence and the read-me are in it."""
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    tests = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "tests").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert tests <= names
    assert {"LICENSE", "README.md", "pyproject.toml", "locales/vsphere.pot"} <= names


def test_the_metadata_has_the_version_and_the_licence(wheel: Path) -> None:
    """One version, one licence, and a script, in the metadata as in the package."""
    with ZipFile(wheel) as archive:
        folder = f"vapierrors-{vapierrors.__version__}.dist-info"
        metadata = Parser().parsestr(archive.read(f"{folder}/METADATA").decode())
        scripts = archive.read(f"{folder}/entry_points.txt").decode()
    assert metadata["Version"] == vapierrors.__version__
    assert metadata["License-Expression"] == "Apache-2.0"
    assert scripts == (
        "[console_scripts]\nvapierrors = vapierrors.cli:main\n\n"
        "[babel.extractors]\nvapierrors = vapierrors.translate.extract.babel_method:extract_messages\n"
    )
