"""The two commands, run for real in small checkouts of their own: real pip, real environments, no network."""

import ast
import base64
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

import bootstrap
from environment import Environment, SetupFailed, explain

INSTALLER = Path(__file__).resolve().parent.parent.parent / "installer"
PROGRAM = "import sys, standin\nprint('standin', standin.VERSION, sys.argv[1:])\nsys.exit(7)\n"
TESTS = "import os, sys\nprint('tests', sys.argv[1:], 'in', os.getcwd())\nsys.exit(5)\n"


class Checkout:
    """A folder with the real installer, a program of three lines, and one pinned package, `standin`."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "Sørens checkout"
        self.wheels = folder / "wheels"
        self.wheels.mkdir()
        (self.root / "installer").mkdir(parents=True)
        for file in INSTALLER.glob("*.py"):
            shutil.copy(file, self.root / "installer")
        (self.root / "desktop").mkdir()
        (self.root / "desktop" / "__init__.py").touch()
        (self.root / "desktop" / "__main__.py").write_text(PROGRAM)
        self.pin(self.build("1.0"))

    def build(self, version: str) -> str:
        """Build the wheel of `standin`, which also plays pytest; returns the line that pins it."""
        info = f"standin-{version}.dist-info"
        files = {
            "standin.py": f"VERSION = {version!r}\n",
            "pytest.py": TESTS,
            f"{info}/METADATA": f"Metadata-Version: 2.1\nName: standin\nVersion: {version}\n",
            f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        }
        record = [f"{name},{_record_hash(text)},{len(text)}" for name, text in files.items()]
        files[f"{info}/RECORD"] = "\n".join([*record, f"{info}/RECORD,,", ""])
        wheel = self.wheels / f"standin-{version}-py3-none-any.whl"
        with zipfile.ZipFile(wheel, "w") as archive:
            for name, text in files.items():
                archive.writestr(name, text)
        digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
        return f"standin=={version} \\\n    --hash=sha256:{digest}\n"

    def pin(self, line: str) -> None:
        for kind in ("run", "test"):
            (self.root / "installer" / f"pins-{kind}.txt").write_text(line)

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, str(self.root / "installer" / "bootstrap.py"), *arguments]

    def variables(self, **more: str) -> dict[str, str]:
        """No index, no settings of this machine's pip, and a path on which there is no package manager."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PYTHON"))}
        own = {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(self.wheels)}
        return {**kept, **own, "PATH": str(self.wheels), **more}

    def run(self, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run the bootstrap from elsewhere; whatever it says, it shows nobody a traceback."""
        done = subprocess.run(
            self.command(*arguments),
            cwd=self.wheels,
            env=self.variables(**more),
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done


def _record_hash(text: str) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=")
    return f"sha256={digest.decode()}"


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


def test_run_sets_up_and_hands_arguments_and_exit_code_through(checkout: Checkout) -> None:
    done = checkout.run("run", "--data", "a b")
    assert (done.returncode, done.stdout) == (7, "standin 1.0 ['--data', 'a b']\n"), done.stderr
    assert "Pejl is set up, after" in done.stderr


def test_a_second_run_asks_nothing_of_pip(checkout: Checkout) -> None:
    checkout.run("setup")
    shutil.rmtree(checkout.wheels)
    checkout.wheels.mkdir()
    done = checkout.run("run")
    assert done.returncode == 7
    assert "was set up already" in done.stderr


def test_test_runs_pytest_in_the_checkout_and_returns_its_exit_code(checkout: Checkout) -> None:
    done = checkout.run("test", "-k", "x")
    assert done.returncode == 5
    assert done.stdout.startswith("tests ")
    assert done.stdout.endswith(f"'-k', 'x'] in {checkout.root}\n")


def test_benchmarks_run_in_the_checkout(checkout: Checkout) -> None:
    benchmarks = checkout.root / "tests" / "benchmarks"
    benchmarks.mkdir(parents=True)
    (benchmarks / "__main__.py").write_text("import os, sys; print(sys.argv[1:], os.getcwd()); sys.exit(3)")
    done = checkout.run("benchmarks", "start", "--quick")
    assert (done.returncode, done.stdout) == (3, f"['start', '--quick'] {checkout.root}\n"), done.stderr


def test_a_machine_without_a_language_runs_it_from_a_danish_folder(checkout: Checkout) -> None:
    done = checkout.run("run", "--data", "æøå", LC_ALL="C")
    assert done.returncode == 7, done.stderr


def test_setting_up_for_tests_serves_running_too(checkout: Checkout) -> None:
    checkout.run("setup")
    environment = Environment(checkout.root)
    assert environment.has("run")
    assert environment.has("test")


def test_changed_pins_are_installed(checkout: Checkout) -> None:
    checkout.run("setup")
    checkout.pin(checkout.build("2.0"))
    assert checkout.run("run").stdout == "standin 2.0 []\n"


def test_a_moved_checkout_is_set_up_anew(checkout: Checkout) -> None:
    checkout.run("setup")
    moved = checkout.root.with_name("moved")
    checkout.root = checkout.root.rename(moved)
    done = checkout.run("run")
    assert done.returncode == 7
    assert "Making the environment" in done.stderr


def interrupted(checkout: Checkout, moment: float, how: signal.Signals) -> tuple[int, str]:
    """Start a set-up, send it and what it started `how` after `moment` s; its exit code and what it said."""
    process = subprocess.Popen(
        checkout.command("setup"),
        env=checkout.variables(),
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
        # A run in the background may have been told to ignore this signal.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    while not (checkout.root / ".venv").exists():
        time.sleep(0.005)
    time.sleep(moment)
    os.killpg(process.pid, how)
    said = process.communicate()[1]
    return process.returncode, said


@pytest.mark.skipif(os.name == "nt", reason="kills a process group")
@pytest.mark.parametrize("moment", [0.0, 0.2, 0.5])
def test_a_set_up_that_was_killed_is_done_again(checkout: Checkout, moment: float) -> None:
    interrupted(checkout, moment, signal.SIGKILL)
    assert checkout.run("run").returncode == 7


@pytest.mark.skipif(os.name == "nt", reason="signals a process group")
def test_a_set_up_that_was_stopped_by_hand_says_so_and_is_done_again(checkout: Checkout) -> None:
    code, said = interrupted(checkout, 0.0, signal.SIGINT)
    assert code == 130
    assert said.endswith("Stopped. Run this again to finish.\n")
    assert "Traceback" not in said
    assert checkout.run("run").returncode == 7


@pytest.mark.skipif(os.name == "nt", reason="set-ups are not kept apart there")
def test_two_set_ups_at_once_wait_for_one_another(checkout: Checkout) -> None:
    both = [
        subprocess.Popen(
            checkout.command("run"),
            env=checkout.variables(),
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        for _ in range(2)
    ]
    said = [process.communicate()[1] for process in both]
    assert [process.returncode for process in both] == [7, 7], said
    assert sum("Making the environment" in each for each in said) == 1
    assert sum("Waiting for another set-up" in each for each in said) == 1


@pytest.mark.parametrize("lost", ["bin/python", "pyvenv.cfg", "pejl-setup.json"])
def test_a_half_environment_is_not_taken_for_a_whole_one(checkout: Checkout, lost: str) -> None:
    checkout.run("setup")
    (checkout.root / ".venv" / lost).unlink()
    if lost == "pejl-setup.json":
        # Without the stamp it may be somebody else's: that is said, and nothing is deleted.
        done = checkout.run("run")
        assert done.returncode == 1
        assert "somebody else made" in done.stderr
        assert (checkout.root / ".venv" / "pyvenv.cfg").exists()
    else:
        assert checkout.run("run").returncode == 7


def test_a_wrong_hash_is_refused_in_a_sentence(checkout: Checkout) -> None:
    right = checkout.build("1.0")
    checkout.pin(right[:-65] + "0" * 64 + "\n")
    done = checkout.run("run")
    assert done.returncode == 1
    assert "The package standin is not the one that was pinned" in done.stderr
    assert not list((checkout.root / ".venv").rglob("standin.py"))
    checkout.pin(right)
    assert checkout.run("run").returncode == 7


def test_a_package_nobody_built_is_named(checkout: Checkout) -> None:
    shutil.rmtree(checkout.wheels)
    checkout.wheels.mkdir()
    done = checkout.run("run")
    assert done.returncode == 1
    assert "The package standin is not to be had for this machine" in done.stderr


def test_no_network_is_said_in_a_sentence(checkout: Checkout) -> None:
    shutil.rmtree(checkout.wheels)
    checkout.wheels.mkdir()
    nobody_listens = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_RETRIES": "1"}
    variables = checkout.variables(**nobody_listens)
    del variables["PIP_NO_INDEX"]
    done = subprocess.run(
        checkout.command("run"), env=variables, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 1
    assert "The package standin could not be fetched. Check the network" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/sys/kernel").is_dir(), reason="needs a folder that not even root can write")
def test_a_folder_that_cannot_be_written_is_said_in_a_sentence() -> None:
    with pytest.raises(SetupFailed, match=r"/sys/\.venv, and that cannot be written: .+ Copy the checkout"):
        Environment(Path("/sys")).make()


def test_a_full_disk_and_an_unknown_trouble_have_their_sentences() -> None:
    full = "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device"
    assert explain(full).startswith("The disk is full.")
    assert explain("Collecting x\nERROR: something else\n").endswith("ERROR: something else")
    assert explain("") == "A step of the set-up failed; the last it said was: nothing"


@pytest.mark.parametrize("version", [(2, 7), (3, 6), (3, 10), (3, 14)])
def test_a_python_that_does_not_fit_is_named(version: tuple[int, int]) -> None:
    problem = bootstrap.version_problem(version)
    assert "3.11, 3.12 or 3.13" in problem
    assert "{}.{}".format(*version) in problem


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13)])
def test_a_python_that_fits_is_taken(version: tuple[int, int]) -> None:
    assert bootstrap.version_problem(version) == ""


def test_an_old_python_can_read_the_file_far_enough() -> None:
    text = (INSTALLER / "bootstrap.py").read_text("utf-8")
    tree = ast.parse(text, feature_version=(3, 7))
    first = {alias.name for node in tree.body if isinstance(node, ast.Import) for alias in node.names}
    assert first == {"os", "subprocess", "sys"}
    assert not [node for node in tree.body if isinstance(node, ast.ImportFrom)]
    with pytest.raises(SyntaxError):
        ast.parse("if (n := 1): pass", feature_version=(3, 7))


def test_wrong_use_shows_the_usage(checkout: Checkout) -> None:
    for arguments in ([], ["start"]):
        done = checkout.run(*arguments)
        assert done.returncode == 2
        assert done.stderr.startswith("usage: python3 installer/bootstrap.py run")
    assert not (checkout.root / ".venv").exists()
