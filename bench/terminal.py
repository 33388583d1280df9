"""A real terminal with a program in it, and the time it takes to answer."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time

PATIENCE = 60  # seconds
ESCAPES = re.compile(r"\x1b(?:\[[0-9;?]*[ -/]*[@-~]|[()=>][0-9A-B]?|\][^\x07]*\x07)")
PROBE = "~"  # in no banner and no prompt


class Terminal:
    """120 by 40, opened with the program; used as a context, it takes the program with it."""

    def __init__(self, command, environment, folder):
        self.start = time.perf_counter()
        self.pid, self.screen = pty.fork()
        if self.pid == 0:
            try:
                os.chdir(folder)
                os.execvpe(command[0], command, environment)
            finally:
                os._exit(127)
        fcntl.ioctl(self.screen, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        self.seen = ""
        self.ended = False

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if not self.ended:
            os.kill(self.pid, 9)
            os.wait4(self.pid, 0)
        os.close(self.screen)

    def type(self, text):
        os.write(self.screen, text.encode())

    def usable(self, prompt):
        """Seconds from the launch until the line editor takes a key.

        A printed prompt is not enough, and neither is an echo, which the kernel gives to any key
        before the editor has the terminal: so the prompt, the editor's own mode, then a key.
        """
        self.until(lambda text: prompt.strip() in text)
        while termios.tcgetattr(self.screen)[3] & (termios.ECHO | termios.ICANON):
            self.read(0.001)
        self.seen = ""
        self.type(PROBE)
        self.until(lambda text: PROBE in text)
        usable = time.perf_counter() - self.start
        self.type("\x7f")
        self.settle()
        return usable

    def answers(self, line, answer, prompt):
        """Seconds from the end of a line until its answer and the next prompt are there."""
        self.type(line)
        self.settle()
        self.seen = ""
        start = time.perf_counter()
        self.type("\r")
        self.until(lambda text: answer in text and prompt.strip() in text.split(answer, 1)[1])
        return time.perf_counter() - start

    def settle(self):
        """Until nothing has come for a moment: what was typed is on the screen."""
        while self.read(0.05):
            pass

    def until(self, done):
        end = time.perf_counter() + PATIENCE
        while not done(self.text()):
            if time.perf_counter() > end or (self.read(1) and self.ended):
                raise SystemExit(f"it did not come to that; on the screen:\n{self.text()}")

    def text(self):
        return ESCAPES.sub("", self.seen)

    def read(self, seconds):
        """Whether something came in that time."""
        if not select.select([self.screen], [], [], seconds)[0]:
            return False
        try:
            self.seen += os.read(self.screen, 65536).decode(errors="replace")
        except OSError:
            return False  # the program has ended
        return True

    def end(self):
        """Waits for the program's end; what it used, as os.wait4 tells it."""
        end = time.perf_counter() + PATIENCE
        while time.perf_counter() < end:
            self.read(0.01)
            pid, _, used = os.wait4(self.pid, os.WNOHANG)
            if pid:
                self.ended = True
                return used
        raise SystemExit("it did not end")


def run(command, environment, folder, stdin):
    """Runs a whole process, which has to succeed: seconds, and what it used."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        env=environment,
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    process.stdin.write(stdin.encode())
    process.stdin.close()
    said = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    took = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(
            f"{' '.join(command)} ended with {process.returncode}:\n{said.decode()[-2000:]}")
    return took, used
