# SPDX-License-Identifier: GPL-3.0-or-later
"""A newer program and this one exchange: one with a field, a choice and a kind more, built here from a
copy of the sources."""

import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cli"))

import danvan_test  # noqa: E402
from ward import Ward, check, names, new_person, query, value  # noqa: E402

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")

KIND = """#include "config.h"
#include "dv-kinds.h"
#include <glib/gi18n-lib.h>

static const DvField fields[] = {
  { 1, "title", N_ ("Title"), DV_TYPE_TEXT, DV_FIELD_REQUIRED | DV_FIELD_SEARCHED },
  { 2, "unit", N_ ("Unit"), DV_TYPE_LINK, 0, .target = "unit" },
  { 3, "person", N_ ("Person"), DV_TYPE_LINK, 0, .target = "person" },
};

const DvKind dv_kind_orchard = {
  .id = 901, .name = "orchard", .label = N_ ("Orchard"), .label_plural = N_ ("Orchards"),
  .icon = "view-list-symbolic", .fields = fields, .n_fields = G_N_ELEMENTS (fields),
  .title = "title", .columns = DV_NAMES ("title"), .unit = "unit", .scope = DV_SCOPE_UNIT,
};
"""


def edit(root, path, pattern, replacement):
    path = os.path.join(root, path)
    with open(path) as file:
        text = file.read()
    changed = re.sub(pattern, replacement, text, count=1, flags=re.S)
    assert changed != text, path
    with open(path, "w") as file:
        file.write(changed)


def write_newer(root):
    """The sources of a program that is newer by a field, a choice and a kind (HACKING.md)."""
    ignore = shutil.ignore_patterns("_build*", ".git")
    shutil.copytree(ROOT, root, ignore=ignore, symlinks=True)
    edit(root, "src/records/kinds/person.c", r"(static const DvField fields\[\] = \{\n)",
         r'\1  { 900, "nickname", N_ ("Nickname"), DV_TYPE_TEXT, DV_FIELD_SEARCHED },\n')
    edit(root, "src/records/dv-choices.c", r"(dv_choices_sex\[\] = \{\n)",
         r'\1  { "unstated", N_ ("not stated"), "không nêu" },\n')
    with open(os.path.join(root, "src/records/kinds/orchard.c"), "w") as file:
        file.write(KIND)
    edit(root, "src/records/meson.build", r"(  'duty',\n)", r"\1  'orchard',\n")
    edit(root, "src/records/dv-kinds.c", r"(  &dv_kind_duty,\n)", r"\1  &dv_kind_orchard,\n")
    edit(root, "src/records/dv-kinds.h", r"(extern const DvKind dv_kind_duty;\n)",
         r"\1extern const DvKind dv_kind_orchard;\n")


def build_newer(folder):
    source, build = os.path.join(folder, "source"), os.path.join(folder, "build")
    write_newer(source)
    for command in (["meson", "setup", build, source, "-Dbuildtype=plain", "-Dwerror=false"],
                    ["ninja", "-C", build, "src/cli/danvanctl"]):
        done = subprocess.run(command, capture_output=True)
        assert done.returncode == 0, done.stdout.decode()[-3000:] + done.stderr.decode()[-1000:]
    return os.path.join(build, "src", "cli", "danvanctl")


class Machines:
    """An office with this program, and machines with the one or the other."""

    def __init__(self, case, newer):
        self.current, self.newer = danvan_test.PROGRAM, newer
        self.use(self.current)
        self.town = Ward(case)
        self.programs = {self.town.office.store: self.current}

    def use(self, program):
        danvan_test.PROGRAM = program

    def join(self, name, program):
        """Enrolled by the office; made by the machine's own program."""
        town, starter = self.town, self.town.case.path(name + ".dvs")
        code = town.office.run("site", "invite", name, "--scope=TDP7", "--output", starter).out.strip()
        machine = town.case.machine(name)
        self.programs[machine.store] = program
        self.run(machine, "init", "--invite", starter, "--code", code)
        return machine

    def run(self, machine, *arguments, **options):
        self.use(self.programs[machine.store])
        try:
            return machine.run(*arguments, **options)
        finally:
            self.use(self.current)

    def json(self, machine, *arguments):
        return self.run(machine, "--json", *arguments).json()

    def values(self, machine, record):
        return self.json(machine, "show", record)["values"]

    def exchange(self, *machines):
        for machine in machines:
            self.run(machine, "exchange", self.town.stick)


def n_changes(machine):
    return query(machine, "SELECT count(*), sum (length (body)) FROM sync_op")


def type_at_newer(machines, laptop):
    """A field, a choice and a kind that only the newer program knows."""
    group = machines.town.groups[0]
    machines.run(laptop, "set", machines.town.person, "nickname=Tèo Zvqx", "sex=unstated",
                 "address=Số 1")
    orchard = machines.run(laptop, "new", "orchard", "title=Vườn Wqzv", f"unit={group}",
                           f"person={machines.town.person}").out.strip()
    machines.run(laptop, "set", orchard, "title=Vườn Wqzv Đổi")
    return orchard


def check_newer(machines, machine, orchard, address):
    values = machines.values(machine, machines.town.person)
    assert (values["nickname"], values["sex"], values["address"]) == ("Tèo Zvqx", "unstated", address), values
    shown = machines.json(machine, "show", orchard)
    assert shown["title"] == "Vườn Wqzv Đổi" and shown["values"]["person"]["id"] == machines.town.person
    assert [hit["id"] for hit in machines.json(machine, "search", "zvqx")] == [machines.town.person]
    assert [hit["id"] for hit in machines.json(machine, "search", "wqzv")] == [orchard]
    assert machines.json(machine, "check", "--full") == {"problems": []}


def check_current(machines, machine, orchard, address):
    values = machines.values(machine, machines.town.person)
    assert (values["address"], values["sex"]) == (address, "unstated") and "nickname" not in values
    machine.run("show", orchard, code=1)
    assert machine.json("search", "zvqx") == [] and machine.json("search", "wqzv") == []
    check(machine)


def check_versions(case, newer):
    machines = Machines(case, newer)
    town, office = machines.town, machines.town.office
    first, second = [machines.join(f"Máy mới {n}", newer) for n in (1, 2)]
    old = machines.join("Máy cũ", machines.current)
    machines.exchange(office, first, second, old)
    orchard = type_at_newer(machines, first)
    machines.exchange(first, office)
    os.rename(town.stick, town.stick + ".first")
    os.mkdir(town.stick)
    machines.exchange(office, second, old)
    check_newer(machines, second, orchard, "Số 1")
    for machine in (office, old):
        check_current(machines, machine, orchard, "Số 1")
    office.run("set", town.person, "address=Số 2")
    machines.exchange(office, first, second, old)
    for machine in (first, second):
        check_newer(machines, machine, orchard, "Số 2")
    machines.run(second, "set", town.person, "nickname=Tí Zvqx")
    machines.run(second, "set", town.person, "nickname=Tèo Zvqx")
    machines.exchange(second, office, first, old)
    assert all(machines.json(machine, "conflicts", "list") == [] for machine in (office, first, second, old))
    for machine in (office, old):
        before = n_changes(machine)
        machines.programs[machine.store] = newer
        check_newer(machines, machine, orchard, "Số 2")
        assert n_changes(machine) == before, "the newer program made changes of its own"
    machines.run(old, "set", town.person, "nickname=Sau Nâng Cấp")
    machines.exchange(old, office, first)
    assert machines.values(first, town.person)["nickname"] == "Sau Nâng Cấp"


def main():
    given = os.environ.get("DV_NEWER_PROGRAM")
    folder = tempfile.mkdtemp(prefix="danvan-newer-")
    case = danvan_test.Case()
    try:
        check_versions(case, given or build_newer(folder))
        print("two versions: nothing lost, nothing changed by the schema")
    finally:
        case.close()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
