# SPDX-License-Identifier: GPL-3.0-or-later
"""Two stores that exchange through a Samba share: mounted where this machine allows it, else each with
a copy of the share that smbclient brings up to date."""

import os
import shutil
import signal
import subprocess
import time

from carriers import EVERYBODY, can, make_ward, names, need, packet_names, run, spoil, wait_until

CONFIG = """[global]
  server role = standalone server
  smb ports = {port}
  interfaces = lo
  bind interfaces only = yes
  map to guest = bad user
  guest account = {user}
  load printers = no
  disable spoolss = yes
  log file = {folder}/log
  pid directory = {folder}
  lock directory = {folder}
  state directory = {folder}
  cache directory = {folder}
  private dir = {folder}
  ncalrpc dir = {folder}/ncalrpc
[ward]
  path = {share}
  read only = no
  guest ok = yes
  force user = {user}
"""


class Share:
    """smbd on loopback, with all that it writes in one folder."""

    def __init__(self, case):
        self.share = case.path("share")
        self.port = 20000 + os.getpid() % 20000
        folder = case.path("samba")
        os.makedirs(self.share)
        os.makedirs(os.path.join(folder, "ncalrpc"))
        user = subprocess.run(["id", "-un"], capture_output=True, check=True).stdout.decode().strip()
        config = case.write("smb.conf", CONFIG.format(port=self.port, folder=folder, share=self.share,
                                                      user=user))
        self.config = config
        self.process = subprocess.Popen(["smbd", "--foreground", "--no-process-group", "-s", config],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                        start_new_session=True)
        wait_until("smbd", lambda: can(*self.client("ls")), 20)

    def client(self, commands):
        return ["smbclient", "//127.0.0.1/ward", "-s", self.config, "-N", "-p", str(self.port), "-c", commands]

    def mount(self, folder):
        os.makedirs(folder, exist_ok=True)
        return os.getuid() == 0 and shutil.which("mount.cifs") is not None and can(
            "mount", "-t", "cifs", "//127.0.0.1/ward", folder, "-o", f"guest,port={self.port},vers=3.0")

    def bring(self, folder):
        """What is in the share, into a copy of it, and the other way."""
        os.makedirs(folder, exist_ok=True)
        run(*self.client(f"lcd {folder}; recurse ON; prompt OFF; mget *"))
        run(*self.client(f"lcd {folder}; recurse ON; prompt OFF; mput *"))

    def close(self):
        # smbd tells its process group that it ends, which is not always its own.
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        self.process.terminate()
        self.process.wait(30)


class Desk:
    """A store, and the place where it sees the share."""

    def __init__(self, machine, share, folder):
        self.machine, self.share, self.folder = machine, share, folder
        self.mounted = share.mount(folder)

    def exchange(self, code=0):
        if not self.mounted:
            self.share.bring(self.folder)
        result = self.machine.run("exchange", self.folder, code=code)
        if not self.mounted:
            self.share.bring(self.folder)
        return result

    def close(self):
        if self.mounted:
            run("umount", self.folder)


def leave_half(share):
    """A packet of which half has been copied, under its name."""
    name = next(iter(packet_names(share.share)))
    for place, _, files in os.walk(share.share):
        if name in files:
            whole = os.path.join(place, name)
            half = os.path.join(place, name[:-12] + "00000000.dvp")
            with open(whole, "rb") as file, open(half, "wb") as copy:
                copy.write(file.read()[:150])
            return half


def check(town, laptop, share, desks):
    for desk in (desks[1], desks[0], desks[1]):
        desk.exchange()
    assert names(town.office) == names(laptop) == EVERYBODY
    spoil(share.share)
    half = leave_half(share)
    laptop.run("set", town.person, "address=Số 1")
    for desk in desks:
        refused = desk.exchange(code=None)
        assert all("end of the packet is missing" in line for line in refused.errors), refused.err
    os.remove(half)
    for desk in desks:
        for place, _, files in os.walk(desk.folder):
            for name in files:
                if name == os.path.basename(half):
                    os.remove(os.path.join(place, name))
    desks[1].exchange()
    desks[0].exchange()
    assert town.office.json("show", town.person)["values"]["address"] == "Số 1"
    for machine in (town.office, laptop):
        assert machine.json("check", "--full") == {"problems": []}


def main():
    need("smbd", "smbclient")
    case, town, laptop = make_ward()
    share, desks = None, []
    try:
        share = Share(case)
        start = time.monotonic()
        desks = [Desk(machine, share, case.path(f"desk{number}"))
                 for number, machine in enumerate((town.office, laptop))]
        check(town, laptop, share, desks)
        version = run("smbd", "--version").stdout.decode().strip()
        print("smbd %s, %s: two stores agree after %.0f s" % (
            version, "mounted with cifs" if desks[0].mounted else "copied with smbclient",
            time.monotonic() - start))
    finally:
        for desk in desks:
            desk.close()
        if share is not None:
            share.close()
        case.close()


if __name__ == "__main__":
    main()
