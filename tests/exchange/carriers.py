# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of real carriers share: a ward, waiting, and skipping with a reason."""

import os
import shutil
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cli"))

import danvan_test  # noqa: E402
from ward import Ward, names, new_person  # noqa: E402

SKIPPED = 77


def skip(reason):
    print("skipped:", reason)
    sys.exit(SKIPPED)


def need(*programs):
    for program in programs:
        if shutil.which(program) is None:
            skip(f"there is no {program}")


def run(*command, **options):
    return subprocess.run(command, check=True, capture_output=True, timeout=60, **options)


def can(*command):
    try:
        return subprocess.run(command, capture_output=True, timeout=60).returncode == 0
    except FileNotFoundError:
        return False


def wait_until(what, condition, seconds=90):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"{what}: not within {seconds} s"
        time.sleep(0.5)


def packet_names(folder):
    """The packets in a folder, and how many bytes each has."""
    found = {}
    for place, _, files in os.walk(folder):
        for name in files:
            if name.endswith(".dvp"):
                found[name] = os.path.getsize(os.path.join(place, name))
    return found


def make_ward():
    """An office and a laptop; each of them typed something."""
    case = danvan_test.Case()
    town = Ward(case)
    laptop = town.laptop("Máy 7")
    new_person(town.office, "Gõ Ở Phường", town.groups[0])
    new_person(laptop, "Gõ Ở Tổ", town.groups[0])
    return case, town, laptop


EVERYBODY = ["Gõ Ở Phường", "Gõ Ở Tổ", "Nguyễn Thị Mận"]


def spoil(folder):
    """What engines and people leave in a folder: conflict copies, parts of transfers, other files."""
    for place, _, files in list(os.walk(folder)):
        for name in [name for name in files if name.endswith(".dvp")]:
            with open(os.path.join(place, name), "rb") as file:
                data = file.read()
            for foreign, content in (
                    (name[:-4] + ".sync-conflict-20261123-081500-ABCDEFG.dvp", data),
                    (name[:-4] + " (conflicted copy 2026-11-23).dvp", data),
                    ("~syncthing~" + name + ".tmp", data[:40]), ("desktop.ini", b"[x]"),
                    ("~$bảng.xlsx", b"x")):
                with open(os.path.join(place, foreign), "wb") as file:
                    file.write(content)
