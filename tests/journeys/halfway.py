"""A process of Odoo that stops halfway: what others do meanwhile, how it ends."""

import signal
import subprocess
from concurrent.futures import Future
from contextlib import contextmanager

from tools.paths import child_env

SCRIPT = """
import signal
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])

def stop_halfway(word=""):
    env.flush_all()
    print(word, flush=True)
    signal.sigwait([signal.SIGUSR1])

"""


@contextmanager
def halfway(live, script: str):
    """Runs a script with ``env`` up to its call of ``stop_halfway``.

    :return: its process, which goes on when told by ``go_on``, or is killed
    """
    with subprocess.Popen(
        live.odoo.runner(live.database),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd="/",
        env=child_env(),
    ) as process:
        try:
            process.stdin.write(SCRIPT + script)
            process.stdin.close()
            process.word = process.stdout.readline().strip()
            assert process.poll() is None, "it has ended before"
            yield process
        finally:
            process.kill()


def go_on(process) -> None:
    """Lets a process that has stopped halfway end as it would have."""
    process.send_signal(signal.SIGUSR1)
    assert process.wait(60) == 0


def still_waits(future: Future, seconds=2) -> bool:
    try:
        future.result(timeout=seconds)
    except TimeoutError:
        return True
    return False
