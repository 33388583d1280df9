"""Programs that serve while something is measured, and the risksh that sets an org up."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path

BENCH = Path(__file__).resolve().parent
RISKSH = BENCH.parent / "target/risksh/bin/risksh"
WORK = BENCH / ".work"


def java(name):
    """A program of the JDK that risksh would run on."""
    home = os.environ.get("JAVA_HOME")
    return str(Path(home) / "bin" / name) if home else name


def environment(home, **more):
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "JAVA_HOME") if name in os.environ}
    return {**kept, "HOME": str(home), "RISKSH_HOME": str(home / ".risksh"), **more}


def start(command, until, out, **more):
    """Starts a server, and waits until it has said what it has to."""
    with open(out, "w") as stream:
        process = subprocess.Popen(
            [str(word) for word in command], stdout=stream, stderr=stream,
            stdin=subprocess.DEVNULL, **more)
    for _ in range(600):
        said = Path(out).read_text()
        if re.search(until, said):
            return process, said
        if process.poll() is not None:
            break
        time.sleep(0.1)
    process.kill()
    sys.exit(f"{command[0]} did not start:\n{Path(out).read_text()}")


class Org:
    """A risksh org in the foreground."""

    def __init__(self, name, *options, java_options=""):
        self.home = WORK / name
        self.home.mkdir(parents=True)
        self.process, said = start(
            [RISKSH, "org", *options], r"Ctrl-C ends it", self.home / "org.out",
            env=environment(self.home, RISKSH_JAVA_OPTS=java_options))
        self.url = re.search(r"local org +(\S+)", said).group(1)
        self.admin_token = re.search(r"admin token +(\S+)", said).group(1)

    def risksh(self, *lines):
        """What the last of these lines prints, typed into a risksh of this org's admin."""
        done = subprocess.run(
            [str(RISKSH), "-"], capture_output=True, text=True, input="\n".join(lines) + "\n",
            env=environment(
                self.home, OKTA_CLIENT_ORGURL=self.url, OKTA_CLIENT_TOKEN=self.admin_token))
        if done.returncode:
            sys.exit(f"risksh failed at {lines}:\n{done.stdout}{done.stderr}")
        return done.stdout.strip().splitlines()[-1]

    def stop(self):
        self.process.terminate()
        self.process.wait()
