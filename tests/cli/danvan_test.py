# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of danvanctl share: a folder of their own, the program, and TAP."""

import copy
import json
import os
import shutil
import subprocess
import sys
import tempfile
import traceback

PROGRAM = os.path.abspath(sys.argv[1])
SAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "data", "samples")


class Result:
    def __init__(self, done):
        self.code = done.returncode
        self.out = done.stdout.decode()
        self.err = done.stderr.decode()
        self.lines = self.out.splitlines()
        self.errors = self.err.splitlines()

    def json(self):
        return json.loads(self.out)


class Case:
    """One test: a folder of its own, that goes when it is over."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="danvan-cli-")
        os.chmod(self.folder, 0o755)
        self.store = os.path.join(self.folder, "store.danvan")

    def machine(self, name):
        """Another computer: a store of its own."""
        machine = copy.copy(self)
        machine.store = self.path(name + ".danvan")
        return machine

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def write(self, name, content):
        path = self.path(name)
        with open(path, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        return path

    def environment(self, **changes):
        environment = dict(os.environ, XDG_DATA_HOME=self.path("data"), LANGUAGE="en")
        environment.update(changes)
        return environment

    def run(self, *arguments, stdin=None, store=True, code=0, env=None, **options):
        command = [PROGRAM] + (["--store", self.store] if store else []) + list(arguments)
        done = subprocess.run(command, input=stdin.encode() if isinstance(stdin, str) else stdin or b"", capture_output=True,
                              env=self.environment(**(env or {})), timeout=120, **options)
        result = Result(done)
        assert code is None or result.code == code, f"{arguments}: {result.code}, not {code}: {result.err}"
        for line in result.errors:
            assert "CRITICAL" not in line and "WARNING" not in line, line
        if result.code == 1:
            assert result.errors, f"{arguments}: refused without a word"
            for line in result.errors:
                assert line.count(":") >= 4, f"not file:sheet:row:column: {line}"
        return result

    def json(self, *arguments, **options):
        return self.run("--json", *arguments, **options).json()

    def init(self, *arguments):
        return self.run("init", *arguments)

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)


def judge(path):
    """Asks the sqlite3 shell, which knows nothing of this program."""
    done = subprocess.run(["sqlite3", "-readonly", path, "PRAGMA integrity_check"],
                          capture_output=True, check=True)
    assert done.stdout.strip() == b"ok", done.stdout


def main(module):
    tests = [(name, item) for name, item in vars(module).items() if name.startswith("test_")]
    failed = 0
    print(f"1..{len(tests)}", flush=True)
    for number, (name, test) in enumerate(tests, 1):
        case = Case()
        try:
            reason = test(case)
            print(f"ok {number} {name}" + (f" # SKIP {reason}" if reason else ""), flush=True)
        except Exception:
            failed += 1
            for line in traceback.format_exc().splitlines():
                print("#", line)
            print(f"not ok {number} {name}", flush=True)
        finally:
            case.close()
    sys.exit(1 if failed else 0)
