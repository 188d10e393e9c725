# SPDX-License-Identifier: GPL-3.0-or-later
"""A ward office and its laptops, made for tests of the exchange."""

import os
import sqlite3


class Ward:
    """An office with two residential groups, a person in the first, and a stick."""

    def __init__(self, case):
        self.case = case
        self.codes = {}
        self.office = case.machine("office")
        self.office.init()
        self.groups = [
            self.office.run("new", "unit", f"name=Tổ dân phố {n}", "type=group",
                            f"code=TDP{n}").out.strip() for n in (7, 8)]
        self.person = self.office.run("new", "person", "name=Nguyễn Thị Mận", "birth=1950",
                                      f"unit={self.groups[0]}").out.strip()
        self.stick = self.folder("stick")

    def folder(self, name):
        os.makedirs(self.case.path(name), exist_ok=True)
        return self.case.path(name)

    def laptop(self, name, *groups):
        """A laptop of some groups, enrolled at the office."""
        return self.join(name, *[f"--scope={group}" for group in groups or ("TDP7",)])

    def second_office(self, name):
        return self.join(name, "--office")

    def join(self, name, *options):
        starter = self.case.path(name + ".dvs")
        code = self.office.run("site", "invite", name, *options, "--output", starter).out.strip()
        machine = self.case.machine(name)
        self.codes[name] = code
        machine.run("init", "--invite", starter, "--code", code)
        return machine

    def exchange(self, *machines, folder=None, rounds=1):
        """Each in turn puts the stick in; the answer of the last."""
        for _ in range(rounds):
            for machine in machines:
                result = machine.json("exchange", folder or self.stick)
        return result


def new_person(machine, name, unit, *values):
    return machine.run("new", "person", f"name={name}", f"unit={unit}", *values).out.strip()


def names(machine):
    return sorted(row["title"] for row in machine.json("list", "person"))


def value(machine, record, field):
    return machine.json("show", record)["values"][field]


def query(machine, sql, *values):
    """Asks SQLite, which knows nothing of this program."""
    connection = sqlite3.connect(f"file:{machine.store}?mode=ro", uri=True)
    try:
        return connection.execute(sql, values).fetchall()
    finally:
        connection.close()


def dump(machine, *without):
    """All that a store holds, but for some tables; the index of the search by what it is made of."""
    connection = sqlite3.connect(f"file:{machine.store}?mode=ro", uri=True)
    try:
        tables = [name for name, in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")]
        return {name: connection.execute(f'SELECT * FROM "{name}"').fetchall()
                for name in tables if name not in without}
    finally:
        connection.close()


def packets(folder, site=None):
    """The packets in a folder in the order in which they were written."""
    found = []
    for place, _, files in os.walk(folder):
        for name in files:
            if name.endswith(".dvp") and (site is None or name.startswith(site)):
                found.append(os.path.join(place, name))
    return sorted(found, key=lambda path: os.path.basename(path).split("-")[2:])


def short_id(machine):
    return next(site["id"][:8] for site in machine.json("site", "list") if site["own"])


def check(*machines):
    for machine in machines:
        assert machine.json("check", "--full") == {"problems": []}
