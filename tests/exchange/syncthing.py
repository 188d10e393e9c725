# SPDX-License-Identifier: GPL-3.0-or-later
"""Two stores whose shared folders are kept alike by Syncthing: in two network namespaces joined by a
cable where this machine allows it, else on loopback."""

import os
import re
import signal
import subprocess
import time
import xml.etree.ElementTree as ElementTree

from carriers import EVERYBODY, can, make_ward, names, need, packet_names, run, spoil, wait_until


class Cable:
    """Two network namespaces, each with one end of a cable."""

    def __init__(self):
        self.names = [f"danvan{os.getpid()}{end}" for end in "ab"]
        self.works = os.getuid() == 0 and can("ip", "netns", "add", self.names[0])
        if not self.works:
            return
        ends = [f"dv{os.getpid() % 100000}{end}" for end in "ab"]
        self.works = can("ip", "netns", "add", self.names[1]) and can(
            "ip", "link", "add", ends[0], "type", "veth", "peer", "name", ends[1])
        for number, (space, end) in enumerate(zip(self.names, ends), 1):
            self.works = self.works and all(can(*command) for command in (
                ("ip", "link", "set", end, "netns", space),
                ("ip", "-n", space, "addr", "add", f"10.91.0.{number}/24", "dev", end),
                ("ip", "-n", space, "link", "set", end, "up"),
                ("ip", "-n", space, "link", "set", "lo", "up")))
        if not self.works:
            self.close()

    def inside(self, number):
        return ["ip", "netns", "exec", self.names[number]] if self.works else []

    def address(self, number):
        return f"10.91.0.{number + 1}:22000" if self.works else f"127.0.0.1:{22961 + number}"

    def pull(self, out):
        """Pulls the cable out of the first machine, or plugs it in again."""
        if self.works:
            end = [line for line in run("ip", "-n", self.names[0], "-o", "link").stdout.decode().split()
                   if line.startswith("dv")][0].split("@")[0].rstrip(":")
            run("ip", "-n", self.names[0], "link", "set", end, "down" if out else "up")

    def close(self):
        for name in self.names:
            can("ip", "netns", "del", name)


class Engine:
    """One Syncthing with a home of its own, that talks to nobody but the other one."""

    def __init__(self, case, cable, number):
        self.home = case.path(f"syncthing{number}")
        self.folder = case.path(f"shared{number}")
        self.cable, self.number = cable, number
        os.makedirs(self.folder)
        run("syncthing", "generate", "--home", self.home, "--no-default-folder",
            "--skip-port-probing", env=dict(os.environ, HOME=case.folder))
        self.id = ElementTree.parse(self.config()).getroot().find("device").get("id")
        self.environment = dict(os.environ, HOME=case.folder, STNODEFAULTFOLDER="1", STNOUPGRADE="1")
        self.process = None

    def config(self):
        return os.path.join(self.home, "config.xml")

    def configure(self, other):
        tree = ElementTree.parse(self.config())
        root = tree.getroot()
        options = root.find("options")
        for name, value in (("globalAnnounceEnabled", "false"), ("localAnnounceEnabled", "false"),
                            ("relaysEnabled", "false"), ("natEnabled", "false"), ("urAccepted", "-1"),
                            ("crashReportingEnabled", "false"), ("startBrowser", "false"),
                            ("reconnectionIntervalS", "5"),
                            ("listenAddress", "tcp://" + self.cable.address(self.number))):
            for found in options.findall(name):
                options.remove(found)
            ElementTree.SubElement(options, name).text = value
        root.find("gui").set("enabled", "false")
        for device in root.findall("device"):
            root.remove(device)
        for engine in (self, other):
            device = ElementTree.SubElement(root, "device", id=engine.id, name=str(engine.number))
            ElementTree.SubElement(device, "address").text = "tcp://" + self.cable.address(engine.number)
        for folder in root.findall("folder"):
            root.remove(folder)
        folder = ElementTree.SubElement(root, "folder", id="danvan", path=self.folder, type="sendreceive",
                                        rescanIntervalS="5", fsWatcherEnabled="true", fsWatcherDelayS="1")
        for engine in (self, other):
            ElementTree.SubElement(folder, "device", id=engine.id)
        tree.write(self.config())

    def start(self):
        self.log = open(os.path.join(self.home, "log"), "ab")
        self.process = subprocess.Popen(
            [*self.cable.inside(self.number), "syncthing", "serve", "--home", self.home, "--no-browser",
             "--no-restart", "--no-upgrade"], stdout=self.log, stderr=subprocess.STDOUT,
            env=self.environment)

    def stop(self):
        if self.process is not None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(30)
            self.process = None


def same(engines):
    first, second = [packet_names(engine.folder) for engine in engines]
    return len(first) > 0 and first == second


def check(town, laptop, engines):
    machines = [town.office, laptop]
    for machine, engine in zip(machines, engines):
        machine.run("exchange", engine.folder)
    wait_until("the first packets", lambda: same(engines))
    for machine, engine in zip(machines, engines):
        machine.run("exchange", engine.folder)
        assert names(machine) == EVERYBODY, names(machine)
    town.office.run("set", town.person, "address=Số 1")
    laptop.run("set", town.person, "address=Số 2")
    engines[0].cable.pull(True)
    for machine, engine in zip(machines, engines):
        machine.run("exchange", engine.folder)
        spoil(engine.folder)
    engines[0].cable.pull(False)
    wait_until("packets of both after a break", lambda: same(engines), 120)
    for machine, engine in zip(machines * 2, engines * 2):
        machine.run("exchange", engine.folder)
    for machine in machines:
        conflict, = machine.json("conflicts", "list")
        assert sorted(value["value"] for value in conflict["values"]) == ["Số 1", "Số 2"]
        assert machine.json("check", "--full") == {"problems": []}


def main():
    need("syncthing", "ip")
    case, town, laptop = make_ward()
    cable = Cable()
    engines = []
    try:
        start = time.monotonic()
        engines = [Engine(case, cable, number) for number in (0, 1)]
        for engine, other in zip(engines, reversed(engines)):
            engine.configure(other)
            engine.start()
        check(town, laptop, engines)
        version = run("syncthing", "--version").stdout.decode()
        print("%s, %s: two stores agree after %.0f s" % (
            re.match(r"syncthing \S+", version).group(),
            "two network namespaces" if cable.works else "loopback", time.monotonic() - start))
    except AssertionError:
        for engine in engines:
            with open(os.path.join(engine.home, "log"), "rb") as file:
                print(file.read().decode()[-2000:])
        raise
    finally:
        for engine in engines:
            engine.stop()
        cable.close()
        case.close()


if __name__ == "__main__":
    main()
