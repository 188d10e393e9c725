# SPDX-License-Identifier: GPL-3.0-or-later
"""Sealed identities: what is planted in them is in no byte that any command writes."""

import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile

import danvan_test
import planted
from danvan_test import PROGRAM

PASSPHRASE = "bốn từ chẳng liên quan\n"
OFFICER = "Trần Văn Khóa"


class Office:
    """A store with a key holder, in private folders, and everything that commands have said."""

    def __init__(self, case):
        self.case = case
        self.n = 0
        self.source = None
        for name in ("home", "data", "config", "cache", "state", "tmp", "out", "said"):
            os.makedirs(case.path(name), exist_ok=True)
        self.environment = {
            "HOME": case.path("home"), "XDG_CONFIG_HOME": case.path("config"),
            "XDG_CACHE_HOME": case.path("cache"), "XDG_STATE_HOME": case.path("state"),
            "TMPDIR": case.path("tmp"), "G_MESSAGES_DEBUG": "all",
        }
        self.run("init")
        self.run("officer", "add", OFFICER, stdin=PASSPHRASE)

    def run(self, *arguments, code=0, stdin=None, keep=True):
        command = [PROGRAM, "--store", self.case.store, *arguments]
        done = subprocess.run(command, input=(stdin or "").encode(), capture_output=True,
                              cwd=self.case.path("out"), timeout=120,
                              env=self.case.environment(**self.environment))
        if code is not None:
            assert done.returncode == code, f"{arguments}: {done.returncode}: {done.stderr}"
        if keep:
            self.n += 1
            self.case.write(f"said/{self.n:03}", done.stdout + done.stderr)
        return done.stdout.decode()

    def new(self, *values):
        return self.run("new", "petition", *values).strip()

    def seal(self, petition):
        scan = self.case.path("home", planted.FILE_NAME)
        with open(scan, "wb") as file:
            file.write(b"\xff\xd8\xff" + planted.SCAN.encode() * 50)
        self.run("seal", petition, "--stdin",
                 stdin=f"name={planted.NAME}\naddress={planted.ADDRESS}\n"
                 f"contact={planted.PHONE}\nid_number={planted.ID_NUMBER}\n"
                 f"handwriting={planted.HANDWRITING}\nscan={scan}\n")
        os.remove(scan)

    def unseal(self, petition, *options, **more):
        return self.run("unseal", petition, "--officer", OFFICER, "--reason", "xác minh", *options,
                        stdin=PASSPHRASE, keep=False, **more)

    def assert_clean(self):
        found = planted.scan_folder(self.case.folder, [self.source])
        assert not found, "\n".join(found[:10])

    def out(self, name):
        return self.case.path("out", name)


def test_scanner_finds_every_form(case):
    """A scanner that finds nothing must not be taken for a program that writes nothing."""
    for value in planted.VALUES:
        for form in planted.forms_of(value):
            case.write("a", b"xx" + form + b"yy")
            assert len(form) < 5 or planted.scan_folder(case.folder), form
    for start in range(3):
        case.write("a", planted.base64.b64encode(b"?" * start + planted.NAME.encode() + b"??"))
        assert planted.scan_folder(case.folder)
    with zipfile.ZipFile(case.path("a"), "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("x.xml", planted.NAME)
    assert planted.scan_folder(case.folder)
    case.write("a", "nothing of that kind")
    assert not planted.scan_folder(case.folder)
    os.rename(case.path("a"), case.path(planted.FILE_NAME))
    assert planted.scan_folder(case.folder)


def test_scanner_finds_an_identity_beside_the_seal(case):
    """The same work with the guard out of the way: the test below would fail."""
    office = Office(case)
    petition = office.new("type=to-cao", "title=Về lòng đường", "start=2026-03-02")
    office.seal(petition)
    office.assert_clean()
    connection = sqlite3.connect(case.store)
    connection.execute("UPDATE petition SET sender_name = ?", (planted.NAME,))
    connection.commit()
    connection.close()
    assert planted.scan_folder(case.folder)
    for name in ("a.csv", "a.xlsx"):
        office.run("export", "petition", office.out(name))
        assert planted.scan_file(office.out(name)), name
    office.run("list", "petition")
    assert planted.scan_file(case.path("said", f"{office.n:03}"))
    office.run("backup", office.out("b.danvan"))
    assert planted.scan_file(office.out("b.danvan"))


def use_everything(office, petition):
    """Everything that the program can do with a petition."""
    case = office.case
    run = office.run
    run("set", petition, "title=Về lòng đường, vỉa hè", "against=Ông A")
    for words in ("xuyến", "zvqxw", planted.PHONE, planted.ID_NUMBER[:6], "đường"):
        # What is looked for is said in the log of the test only by the test.
        run("search", words, keep=False)
    for arguments in (["list", "petition"], ["show", petition], ["history", petition],
                      ["list", "attachment"], ["openings"], ["openings", petition, "--verify"],
                      ["officer", "list"], ["kinds"], ["check", "--full"], ["site", "list"],
                      ["match"], ["overlap"], ["undo"], ["undo", "--redo"]):
        run(*arguments, code=None)
        run("--json", *arguments, code=None)
    for name in ("a.csv", "a.xlsx"):
        run("export", "petition", office.out(name))
        run("export", "petition", office.out("s" + name), "--sensitive")
        run("export", "attachment", office.out("f" + name))
    for name in ("r.docx", "r.pdf", "r.txt"):
        run("report", "half-year", "--from", "01/01/2026", "--to", "30/06/2026", "--output",
            office.out(name))
    for name in ("p.xlsx", "p.csv", "p.docx", "p.pdf", "p.txt"):
        run("register", "petitions", "--year", "2026", "--output", office.out(name))
        run("register", "petitions", "--year", "2026", "--national", "--output",
            office.out("n" + name), code=None)
    run("report", "petitions", "--from", "01/01/2026", "--to", "30/06/2026")
    run("--json", "report", "petitions", "--from", "01/01/2026", "--to", "30/06/2026")
    run("due")
    run("clock", petition)
    run("--json", "clock", petition)
    connection = sqlite3.connect(case.store)
    forms = [code for (code,) in connection.execute("SELECT code FROM form")]
    connection.close()
    assert forms
    for code in forms:
        run("paper", "letter", petition, "--form", code, "--output", office.out(code + ".docx"),
            code=None)
        run("paper", "letter", petition, "--form", code, "--output", office.out(code + ".pdf"),
            code=None)
    run("backup", office.out("b.danvan"))
    run("import", "petition", office.out("a.csv"), "--dry-run", code=None)
    run("--json", "import", "petition", office.out("a.xlsx"), "--dry-run", code=None)
    run("officer", "save", OFFICER, office.out("k.dvkey"))
    run("officer", "load", office.out("k.dvkey"))
    run("reseal", "--officer", OFFICER, stdin=PASSPHRASE)
    run("clean")
    run("delete", petition)
    run("undo")
    run("restore", office.out("b.danvan"))
    run("check", "--full")
    assert planted.NAME in office.unseal(petition)


def test_sealed_identity_is_in_no_byte(case):
    office = Office(case)
    petition = office.new("type=to-cao", "title=Về lòng đường", "start=2026-03-02", "channel=desk")
    office.seal(petition)
    office.assert_clean()
    use_everything(office, petition)
    office.assert_clean()
    assert os.path.getsize(office.out("a.xlsx")) > 1000


def test_what_was_in_the_clear_is_nowhere_after_sealing(case):
    office = Office(case)
    connection_words = [f"sender_name={planted.NAME}", f"sender_address={planted.ADDRESS}",
                        f"sender_contact={planted.PHONE}", f"sender_id={planted.ID_NUMBER}"]
    petition = office.new("type=kien-nghi", "title=Về lòng đường", "start=2026-03-02",
                          *connection_words)
    for number in range(30):
        office.new("type=kien-nghi", f"title=Đơn khác {number}", f"sender_name=Người {number}")
    office.run("set", petition, f"sender_address={planted.ADDRESS} cũ")
    office.run("set", petition, f"sender_address={planted.ADDRESS}")
    older = ["store-2026-01-01.danvan", "backups/store-2026-01-02.danvan"]
    os.makedirs(case.path("backups"))
    for name in older:
        office.run("backup", case.path(name))
    assert planted.scan_folder(case.folder)
    refused = case.run("set", petition, "type=to-cao", code=1)
    assert planted.NAME not in refused.err
    office.run("seal", petition)
    with open(case.path("said", f"{office.n:03}"), "rb") as file:
        said = file.read()
    for name in older:
        assert name.encode() in said, said
        os.remove(case.path(name))
    office.run("set", petition, "type=to-cao")
    office.assert_clean()
    while office.run("undo", code=None):
        office.assert_clean()
    office.run("undo", "--redo", code=None)
    office.assert_clean()
    assert planted.PHONE in office.unseal(petition)


def test_scan_comes_back_as_it_was(case):
    office = Office(case)
    petition = office.new("type=to-cao", "title=Về lòng đường")
    office.seal(petition)
    found = sqlite3.connect(case.store).execute(
        "SELECT lower (hex (r.id)), a.name FROM attachment a JOIN record r USING (rid)").fetchall()
    assert len(found) == 1 and "zvqxw" not in found[0][1]
    number = found[0][0]
    uuid = "-".join((number[:8], number[8:12], number[12:16], number[16:20], number[20:]))
    done = subprocess.run([PROGRAM, "--store", case.store, "unseal", petition, "--officer", OFFICER,
                           "--reason", "giám định", "--scan", uuid], input=PASSPHRASE.encode(),
                          capture_output=True, check=True)
    assert done.stdout == b"\xff\xd8\xff" + planted.SCAN.encode() * 50
    office.assert_clean()


def sheet(case):
    return case.write("out/don.csv", "Ngày tháng,Nội dung,Loại,Người gửi,Địa chỉ người gửi,CCCD,Điện thoại\n"
                      f"02/03/2026,Về lòng đường,Tố cáo,{planted.NAME},{planted.ADDRESS},"
                      f"{planted.ID_NUMBER},{planted.PHONE}\n"
                      "03/03/2026,Về cây xanh,Kiến nghị,Người Thường,,,\n")


def test_imported_denunciation_is_sealed(case):
    office = Office(case)
    office.source = sheet(case)
    for options in (["--dry-run"], [], []):
        office.run("import", "petition", office.source, *options)
        office.run("--json", "import", "petition", office.source, "--dry-run")
        office.assert_clean()
    letters = json.loads(office.run("--json", "list", "petition"))
    assert len(letters) >= 2
    sealed = [letter["id"] for letter in letters if "order" not in letter and "to-cao" in str(letter)]
    assert planted.ID_NUMBER in office.unseal(sealed[0])
    office.run("undo")
    office.assert_clean()


def test_imported_denunciation_is_refused_while_nobody_holds_a_key(case):
    case.init()
    os.makedirs(case.path("out"))
    source = sheet(case)
    refused = case.run("import", "petition", source, code=1)
    assert planted.NAME not in refused.err and "key" in refused.err, refused.err
    assert case.json("list", "petition") == []
    assert not planted.scan_folder(case.folder, [source])


def test_nothing_secret_is_an_argument_or_a_core_dump(case):
    office = Office(case)
    petition = office.new("type=to-cao", "title=Về lòng đường")

    def allow_cores():
        resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))

    program = subprocess.Popen([PROGRAM, "--store", case.store, "seal", petition, "--stdin"],
                               stdin=subprocess.PIPE, stderr=subprocess.PIPE, cwd=case.path("out"),
                               preexec_fn=allow_cores)
    program.stdin.write(f"name={planted.NAME}\nhandwriting={planted.HANDWRITING}\n".encode())
    program.stdin.flush()
    time.sleep(1)
    with open(f"/proc/{program.pid}/cmdline", "rb") as file:
        assert not planted.scan_bytes(file.read(), "arguments")
    with open(f"/proc/{program.pid}/limits", encoding="utf-8") as file:
        core = next(line for line in file if "core file" in line)
    assert core.split()[4] == "0", core
    # ASan answers a SIGSEGV itself; an abort ends the program as it would anywhere.
    program.send_signal(signal.SIGABRT)
    program.communicate()
    assert program.returncode == -signal.SIGABRT
    assert not [name for name in os.listdir(case.path("out")) if "core" in name]
    office.assert_clean()


def test_sealed_records_have_no_other_door(case):
    office = Office(case)
    petition = office.new("type=to-cao", "title=Về lòng đường")
    office.seal(petition)
    office.unseal(petition)
    rows = sqlite3.connect(case.store).execute(
        "SELECT lower (hex (id)) FROM record WHERE kind IN (46, 47, 48)").fetchall()
    assert len(rows) == 4, rows
    for (number,) in rows:
        uuid = "-".join((number[:8], number[8:12], number[12:16], number[16:20], number[20:]))
        for arguments in (["show", uuid], ["delete", uuid], ["history", uuid], ["set", uuid, "note=x"]):
            office.run(*arguments, code=1)
    for kind in ("officer", "seal", "opening"):
        office.run("list", kind, code=2)
        office.run("export", kind, office.out("x.csv"), code=2)
    assert not os.path.exists(office.out("x.csv"))


def test_wrong_passphrases_and_tampering(case):
    office = Office(case)
    petition = office.new("type=to-cao", "title=Về lòng đường")
    office.seal(petition)
    for _ in range(3):
        wrong = case.run("unseal", petition, "--officer", OFFICER, "--reason", "x", stdin="sai\n",
                         code=1)
        assert "The passphrase is wrong" in wrong.err
    wait = case.run("unseal", petition, "--officer", OFFICER, "--reason", "x", stdin=PASSPHRASE,
                    code=1)
    assert "wait 0 min" in wait.err, wait.err
    connection = sqlite3.connect(case.store)
    connection.execute("UPDATE meta SET value = '3 0' WHERE key LIKE 'attempts%'")
    connection.commit()
    office.unseal(petition)
    office.unseal(petition)
    office.run("openings", "--verify")
    connection.execute("UPDATE opening SET reason = 'khác' WHERE number = 1")
    connection.commit()
    connection.close()
    office.run("openings", "--verify", code=1)
    office.assert_clean()


def test_missing_and_damaged_key_files(case):
    office = Office(case)
    missing = case.run("officer", "load", case.path("out", "none.dvkey"), code=1)
    assert "no such key file" in missing.err
    damaged = case.run("officer", "load", case.write("out/k.dvkey", "nothing"), code=1)
    assert "damaged" in damaged.err
    office.run("officer", "save", OFFICER, office.out("k.dvkey"))
    assert os.stat(office.out("k.dvkey")).st_mode & 0o777 == 0o600


def test_nobody_holds_a_key(case):
    case.init()
    petition = case.run("new", "petition", "type=to-cao", "title=x").lines[0]
    refused = case.run("seal", petition, "--stdin", stdin=f"name={planted.NAME}\n", code=1)
    assert "Nobody holds a key" in refused.err and planted.NAME not in refused.err


danvan_test.main(sys.modules[__name__])
