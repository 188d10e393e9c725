# SPDX-License-Identifier: GPL-3.0-or-later
"""A stick with a real file system: full, pulled out half way, write-protected."""

import os
import signal
import subprocess
import time

import carriers
from carriers import EVERYBODY, can, make_ward, names, need, new_person, packet_names, run
from danvan_test import PROGRAM


class Stick:
    """A file with a file system: FAT, or where the kernel has none, ext4."""

    def __init__(self, case, kilobytes):
        self.file = case.path("stick.img")
        self.folder = case.path("mnt")
        os.makedirs(self.folder)
        self.mounted = False
        for self.type, command in (("vfat", ["mkfs.vfat"]), ("ext4", ["mkfs.ext4", "-q"])):
            with open(self.file, "wb") as file:
                file.truncate(kilobytes * 1024)
            if can(*command, self.file) and self.mount("rw"):
                return
        carriers.skip("this machine does not allow a file with a file system to be mounted")

    def mount(self, options):
        self.mounted = can("mount", "-t", self.type, "-o", "loop," + options, self.file, self.folder)
        return self.mounted

    def plug(self, options="rw"):
        assert self.mount(options)

    def pull(self):
        if self.mounted:
            run("umount", "-l", self.folder)
        self.mounted = False

    def path(self, *names):
        return os.path.join(self.folder, *names)


def check_full(town, laptop, stick):
    laptop.run("exchange", stick.folder)
    before = packet_names(stick.folder)
    new_person(laptop, "Gõ Khi Đầy", town.groups[0])
    with open(stick.path("phim.mp4"), "wb", buffering=0) as file:
        for size in (65536, 512, 1):
            try:
                while True:
                    file.write(bytes(size))
            except OSError:
                pass
    refused = laptop.run("exchange", stick.folder, code=1)
    assert len(refused.errors) == 1 and "no room left" in refused.err, refused.err
    assert packet_names(stick.folder) == before
    os.remove(stick.path("phim.mp4"))
    laptop.run("exchange", stick.folder)
    assert len(packet_names(stick.folder)) > len(before)


def check_read_only(town, stick):
    stick.pull()
    stick.plug("ro")
    before = packet_names(stick.folder)
    refused = town.office.run("exchange", stick.folder, code=1)
    assert len(refused.errors) == 1 and "can only be read" in refused.err, refused.err
    assert names(town.office) == sorted([*EVERYBODY, "Gõ Khi Đầy"]) and packet_names(stick.folder) == before
    stick.pull()
    stick.plug()


def pull_while_writing(machine, stick, delay):
    """The stick goes while the program writes; what is on it is what the kernel had written by then."""
    process = subprocess.Popen([PROGRAM, "--store", machine.store, "exchange", stick.folder],
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    time.sleep(delay)
    process.send_signal(signal.SIGSTOP)
    cut = stick.file + ".cut"
    run("cp", "--sparse=always", stick.file, cut)
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stderr.close()
    stick.pull()
    os.replace(cut, stick.file)
    stick.plug()


def check_pulled(town, laptop, stick):
    machines = (laptop, town.office)
    for number in range(12):
        new_person(laptop, f"Người {number:02}", town.groups[0])
        new_person(town.office, f"Bạn {number:02}", town.groups[0])
        pull_while_writing(machines[number % 2], stick, 0.004 * number)
    for _ in range(3):
        for machine in machines:
            machine.run("exchange", stick.folder, code=None)
    everybody = sorted([*EVERYBODY, "Gõ Khi Đầy"] + [f"{name} {number:02}" for name in ("Người", "Bạn") for number in range(12)])
    for machine in machines:
        assert names(machine) == everybody, names(machine)
        assert machine.json("check", "--full") == {"problems": []}


def main():
    need("mount")
    if os.getuid() != 0:
        carriers.skip("only root can mount")
    case, town, laptop = make_ward()
    stick = Stick(case, 16384)
    try:
        check_full(town, laptop, stick)
        check_read_only(town, stick)
        check_pulled(town, laptop, stick)
        left = [name for _, _, files in os.walk(stick.folder) for name in files if name.endswith(".part")]
        print("%s: full, write-protected, and pulled out 12 times; %d parts left" % (
            stick.type, len(left)))
    finally:
        stick.pull()
        case.close()


if __name__ == "__main__":
    main()
