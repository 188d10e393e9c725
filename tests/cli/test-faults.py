# SPDX-License-Identifier: GPL-3.0-or-later
"""Stores that cannot be used: each gives exit 3 and one sentence, and is left as it is."""

import ctypes
import hashlib
import os
import resource
import sqlite3
import subprocess
import sys

import danvan_test
from danvan_test import PROGRAM

PR_CAPBSET_DROP = 24
CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH, CAP_FOWNER = 1, 2, 3


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def refuse_every_command(case, word, **options):
    before = digest(case.store)
    for arguments in (["list", "unit"], ["new", "unit", "name=Một"], ["check"],
                      ["search", "một"], ["undo"]):
        refused = case.run(*arguments, code=3, **options)
        assert len(refused.errors) == 1, refused.err
        assert word in refused.err, refused.err
    assert digest(case.store) == before


def change(case, *statements):
    connection = sqlite3.connect(case.store)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def test_missing(case):
    refused = case.run("list", "unit", code=3)
    assert refused.errors == [case.store + ":-:-:-: There is no store. Make one with “danvanctl "
                              "init”, or name another one with --store."]
    assert not os.path.exists(case.store)


def test_not_a_store(case):
    case.write("store.danvan", "Đây là một bức thư.\n" * 100)
    refuse_every_command(case, "damaged")


def test_another_database(case):
    change(case, "CREATE TABLE x (y)")
    refuse_every_command(case, "not a Dân Vận store")


def test_empty_file(case):
    case.write("store.danvan", b"")
    refuse_every_command(case, "not a Dân Vận store")


def test_truncated(case):
    case.init("--sample")
    size = os.path.getsize(case.store)
    with open(case.store, "r+b") as file:
        file.truncate(size // 2)
    refuse_every_command(case, "")


def test_overwritten_in_the_middle(case):
    case.init("--sample")
    with open(case.store, "r+b") as file:
        file.seek(8192)
        file.write(os.urandom(200 * 1024))
    checked = subprocess.run([PROGRAM, "--store", case.store, "check"], capture_output=True)
    assert checked.returncode in (1, 3) and checked.stderr


def test_newer_version(case):
    case.init()
    change(case, "PRAGMA user_version = 99")
    refuse_every_command(case, "newer version")


def test_unknown_column(case):
    case.init()
    change(case, "ALTER TABLE unit ADD COLUMN future TEXT")
    refuse_every_command(case, "newer version")


def test_locked(case):
    case.init()
    holder = subprocess.Popen([PROGRAM, "--store", case.store, "new", "unit", "--stdin"],
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    holder.stdin.write("name=Một\n".encode())
    holder.stdin.flush()
    holder.stdout.readline()
    refused = case.run("list", "unit", code=3)
    assert "another copy" in refused.err
    holder.stdin.close()
    assert holder.wait() == 0
    assert len(case.json("list", "unit")) == 1


def respect_permissions():
    """Takes from root, in the program to be run, the right to write where nobody may. Another user
    would do as well, but cannot reach a program that lies in a private folder."""
    libc = ctypes.CDLL(None, use_errno=True)
    for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH, CAP_FOWNER):
        if libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0:
            raise OSError(ctypes.get_errno(), "prctl")


def test_read_only(case):
    case.init()
    options = {"preexec_fn": respect_permissions} if os.getuid() == 0 else {}
    os.chmod(case.store, 0o444)
    os.chmod(case.folder, 0o555)
    try:
        refuse_every_command(case, "write-protected", **options)
    finally:
        os.chmod(case.folder, 0o755)


def limit_files(size):
    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    return limit


def test_a_file_that_may_not_grow(case):
    """The disk is full: what was saved before is kept, nothing of the change is."""
    case.init()
    case.run("new", "unit", "code=A", "name=Một")
    size = os.path.getsize(case.store)
    table = case.write("units.csv", "Mã,Tên\n" + "".join(f"U{i},Tổ {i}\n" for i in range(20000)))
    full = case.run("import", "unit", table, code=3, preexec_fn=limit_files(size + 65536))
    assert len(full.errors) == 1 and "disk is full" in full.err, full.err
    assert [row["title"] for row in case.json("list", "unit")] == ["Một"]
    assert case.json("check", "--full") == {"problems": []}
    danvan_test.judge(case.store)
    assert case.json("import", "unit", table)["new"] == 20000


def test_init_on_a_full_disk_leaves_nothing(case):
    full = case.run("init", "--sample", code=3, preexec_fn=limit_files(65536))
    assert "disk is full" in full.err, full.err
    assert os.listdir(case.folder) == [], os.listdir(case.folder)


def test_a_small_disk(case):
    disk = case.path("disk")
    os.mkdir(disk)
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", disk],
                      capture_output=True).returncode != 0:
        return "this machine does not allow mounting"
    try:
        case.store = os.path.join(disk, "store.danvan")
        case.init()
        for round in range(400):
            names = "".join(f"code=R{round}-{i}\tname=Tổ {round} {i}\n" for i in range(50))
            done = subprocess.run([PROGRAM, "--store", case.store, "new", "unit", "--stdin"],
                                  input=names.encode(), capture_output=True)
            if done.returncode != 0:
                break
        assert done.returncode == 3, done
        assert b"disk is full" in done.stderr, done.stderr
        danvan_test.judge(case.store)
    finally:
        subprocess.run(["umount", disk])


def test_full_output(case):
    if not os.path.exists("/dev/full"):
        return "there is no /dev/full"
    case.init("--sample")
    with open("/dev/full", "w") as full:
        done = subprocess.run([PROGRAM, "--store", case.store, "list", "task"], stdout=full,
                              stderr=subprocess.PIPE)
    assert done.returncode == 1 and done.stderr


def test_backup_to_a_full_disk_leaves_no_half_copy(case):
    case.init("--sample")
    full = case.run("backup", case.path("b.danvan"), code=3, preexec_fn=limit_files(65536))
    assert "disk is full" in full.err
    assert not [name for name in os.listdir(case.folder) if name.startswith("b.danvan")]


danvan_test.main(sys.modules[__name__])
