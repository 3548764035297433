"""What a library imports and Pejl has no use for is loaded when something of it is asked for."""

import subprocess
import sys

_PROGRAM = """
import sys
from desktop.ui.asleep import asyncio_asleep

with asyncio_asleep():
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
with asyncio_asleep():
    import asyncio as again
print(again is asyncio)
"""


def test_asyncio_sleeps_until_something_of_it_is_asked_for() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM], stdout=subprocess.PIPE, text=True, check=True, timeout=60
    )
    assert done.stdout.splitlines() == [
        "True False",
        "True False False",
        "True False True",
        "True True False",
        "True",
    ]
