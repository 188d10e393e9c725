# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills the program while it writes, again and again: what it said was saved is there."""

import os
import random
import subprocess
import sys
import threading

import danvan_test
from danvan_test import PROGRAM

ROUNDS = int(os.environ.get("DANVAN_KILL_ROUNDS", "200"))


def feed(process, round):
    try:
        for i in range(10000):
            process.stdin.write(f"code=R{round}-{i}\tname=Tổ dân phố {round}/{i}\n".encode())
            process.stdin.flush()
    except OSError:
        pass


def write_and_kill(case, round, chance):
    process = subprocess.Popen([PROGRAM, "--store", case.store, "new", "unit", "--stdin"],
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL)
    feeder = threading.Thread(target=feed, args=(process, round), daemon=True)
    timer = threading.Timer(chance.uniform(0.01, 0.08), process.kill)
    feeder.start()
    timer.start()
    said = process.stdout.read().decode()
    process.wait()
    timer.cancel()
    feeder.join()
    try:
        process.stdin.close()
    except OSError:
        pass
    # A line that was cut off said nothing.
    return [line for line in said.split("\n")[:-1]]


def test_nothing_that_was_said_to_be_saved_is_lost(case):
    case.init()
    chance = random.Random(2019)
    saved = set()
    for round in range(ROUNDS):
        saved.update(write_and_kill(case, round, chance))
        if round % 20 == 19:
            there = {line.split("\t")[0] for line in case.run("list", "unit").lines}
            assert saved <= there, f"round {round}: lost {len(saved - there)}"
            # At most the one that was committed and not yet said, a round.
            assert len(there) - len(saved) <= round + 1
            case.run("check")
    case.run("check", "--full")
    danvan_test.judge(case.store)
    print(f"# {ROUNDS} rounds, {len(saved)} records")
    assert len(saved) > ROUNDS


danvan_test.main(sys.modules[__name__])
