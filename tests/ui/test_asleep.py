"""What libraries import and Pejl has no use for is loaded when something of it is asked for."""

import hashlib
import json
import subprocess
import sys

_ASYNCIO = """
import sys
from desktop.ui.asleep import asleep

with asleep("asyncio"):
    import asyncio as stand_in
    import sqlalchemy.orm
    from sqlalchemy.util.concurrency import is_exit_exception, iscoroutine
print("sqlalchemy" in sys.modules, "asyncio" in sys.modules)

async def work():
    pass

coroutine = work()
print(iscoroutine(coroutine), iscoroutine(1), "asyncio" in sys.modules)
coroutine.close()
print(is_exit_exception(TimeoutError()), is_exit_exception(ValueError()), "asyncio" in sys.modules)
import asyncio
print(stand_in.Queue is asyncio.Queue, asyncio is not stand_in, hasattr(stand_in, "nothing"))
with asleep("asyncio"):
    import asyncio as again
print(again is asyncio)
"""

_IN_PACKAGES = """
import sys
from desktop.ui.asleep import asleep

with asleep("importlib.metadata", "PIL.Image"):
    import sqlalchemy.util
    from reportlab.lib.utils import ImageReader
print({"importlib.metadata", "email", "PIL.Image", "PIL._imaging"} & set(sys.modules))
plugins = sqlalchemy.util.compat.importlib_metadata_get("console_scripts")
print(any(each.name == "alembic" for each in plugins), "importlib.metadata" in sys.modules)
picture = __import__("PIL.Image").Image.new("RGB", (3, 2))
print(ImageReader(picture).getSize(), ImageReader(picture).getRGBData() == b"\\0" * 18)
"""

_DIGESTS = """
import json, sys
from desktop.ui.asleep import own_digests

with own_digests():
    import hashlib, secrets
assert "_hashlib" not in sys.modules
import _hashlib
print(json.dumps({name: hashlib.new(name, b"Pejl").hexdigest() for name in sys.argv[1:]}))
"""


def _told(program: str, *arguments: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout.splitlines()


def test_asyncio_sleeps_until_something_of_it_is_asked_for() -> None:
    assert _told(_ASYNCIO) == [
        "True False",
        "True False False",
        "True False True",
        "True True False",
        "True",
    ]


def test_a_module_in_a_package_sleeps_until_something_of_it_is_asked_for() -> None:
    assert _told(_IN_PACKAGES) == ["set()", "True True", "(3, 2) True"]


def test_hashlib_does_without_openssl_and_digests_alike() -> None:
    names = [name for name in hashlib.algorithms_guaranteed if not name.startswith("shake")]
    told = json.loads(_told(_DIGESTS, *names)[0])
    assert told == {name: hashlib.new(name, b"Pejl").hexdigest() for name in names}
