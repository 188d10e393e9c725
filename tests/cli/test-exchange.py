# SPDX-License-Identifier: GPL-3.0-or-later
"""An office and its laptops exchange packets over a stick."""

import os
import shutil
import sqlite3
import sys

import danvan_test
import planted
import ward
from ward import Ward, check, dump, names, new_person, packets, query, short_id, value


def test_office_and_two_laptops(case):
    town = Ward(case)
    office, seven, both = town.office, town.laptop("Máy 7"), town.laptop("Máy 78", "TDP7", "TDP8")
    outside = new_person(office, "Ngoài Tổ", town.groups[1])
    assert names(seven) == ["Nguyễn Thị Mận"]
    new_person(seven, "Trần Văn Một", town.groups[0])
    new_person(both, "Lê Thị Hai", town.groups[1])
    seven.run("set", town.person, "address=Số 1")
    both.run("set", town.person, "address=Số 2", "phone=0000111222")
    town.exchange(seven, both)
    preview = office.json("exchange", "--dry-run", town.stick)
    assert (preview["changes"], preview["new"], preview["conflicts"]) == (4, 2, 1), preview
    assert sorted(packet["site"] for packet in preview["packets"]) == ["Máy 7", "Máy 78", "Máy 78"]
    assert office.json("conflicts", "list") == [] and len(names(office)) == 2
    result = town.exchange(office)
    assert all(result[name] == preview[name] for name in ("changes", "new", "conflicts", "waiting"))
    assert result["missing"] == []
    town.exchange(seven, both, office, rounds=2)
    assert names(office) == names(both) == ["Lê Thị Hai", "Ngoài Tổ", "Nguyễn Thị Mận", "Trần Văn Một"]
    assert names(seven) == ["Nguyễn Thị Mận", "Trần Văn Một"]
    seven.run("show", outside, code=1)
    for machine in (office, seven, both):
        conflict, = machine.json("conflicts", "list")
        assert (conflict["record"], conflict["field"], conflict["base"]) == (town.person, "address", None)
        assert sorted((entry["value"], entry["site"]) for entry in conflict["values"]) == [
            ("Số 1", "Máy 7"), ("Số 2", "Máy 78")]
        assert value(machine, town.person, "phone") == "0000111222"
    assert len({value(machine, town.person, "address") for machine in (office, seven, both)}) == 1
    check(office, seven, both)


def test_a_conflict_is_settled_once_for_all(case):
    town = Ward(case)
    office, laptop = town.office, town.laptop("Máy 7")
    laptop.run("set", town.person, "address=Số 1", "note=từ tổ")
    office.run("set", town.person, "address=Số 2", "note=từ phường")
    town.exchange(laptop, office)
    conflicts = {conflict["field"]: conflict["id"] for conflict in office.json("conflicts", "list")}
    assert sorted(conflicts) == ["address", "note"]
    shown = office.json("conflicts", "show", conflicts["address"])
    assert [conflict["field"] for conflict in shown] == ["address"]
    office.run("conflicts", "settle", conflicts["address"], "--value", "Số 3")
    office.run("conflicts", "settle", conflicts["note"], "--value", "từ phường", "--keep-both")
    assert office.json("conflicts", "list") == []
    town.exchange(office, laptop)
    assert laptop.json("conflicts", "list") == []
    assert value(laptop, town.person, "address") == "Số 3"
    for machine in (office, laptop):
        note = value(machine, town.person, "note")
        assert "từ tổ" in note and "từ phường" in note, note
    office.run("conflicts", "settle", conflicts["address"], "--value", "Số 4", code=1)
    office.run("undo")
    office.run("undo")
    assert len(office.json("conflicts", "list")) == 2
    check(office, laptop)


def test_deletion_against_a_change(case):
    town = Ward(case)
    office, laptop = town.office, town.laptop("Máy 7")
    office.run("delete", town.person)
    laptop.run("set", town.person, "address=Số 1")
    town.exchange(laptop, office, laptop, office)
    for machine in (office, laptop):
        conflict, = machine.json("conflicts", "list")
        assert conflict["type"] == "life" and value(machine, town.person, "address") == "Số 1"
    laptop.run("conflicts", "settle", conflict["id"], "--value", "alive")
    town.exchange(laptop, office)
    assert office.json("conflicts", "list") == [] and names(office) == ["Nguyễn Thị Mận"]


def test_changes_one_after_the_other_are_no_conflict(case):
    town = Ward(case)
    office, laptop = town.office, town.laptop("Máy 7")
    for number in range(3):
        laptop.run("set", town.person, f"address=Số {number}")
        town.exchange(laptop, office)
        office.run("set", town.person, f"address=Ngõ {number}")
        assert town.exchange(office, laptop)["conflicts"] == 0
    assert value(laptop, town.person, "address") == "Ngõ 2"
    assert town.exchange(laptop, office)["changes"] == 0


def test_a_packet_is_withdrawn_and_put_back(case):
    town = Ward(case)
    office, laptop = town.office, town.laptop("Máy 7")
    made = new_person(laptop, "Trần Văn Một", town.groups[0])
    laptop.run("set", town.person, "address=Số 1", "phone=0000111222")
    town.exchange(laptop)
    packet, = town.exchange(office)["packets"]
    office.run("set", town.person, "phone=0000333444")
    assert office.json("withdraw", packet["batch"], "--dry-run") == {"records": 2, "kept": 1}
    assert office.json("withdraw", packet["batch"]) == {"records": 2, "kept": 1}
    assert office.json("show", made)["deleted"]
    assert (value(office, town.person, "address"), value(office, town.person, "phone")) == (
        None, "0000333444")
    office.run("undo", "--redo")
    assert not office.json("show", made)["deleted"]
    assert value(office, town.person, "address") == "Số 1"
    assert value(office, town.person, "phone") == "0000333444"
    office.json("withdraw", packet["batch"])
    town.exchange(office, laptop)
    assert laptop.json("show", made)["deleted"]
    assert value(laptop, town.person, "address") is None
    check(office, laptop)


def test_a_retired_machine(case):
    town = Ward(case)
    office, laptop, other = town.office, town.laptop("Máy 7"), town.laptop("Máy khác")
    before = new_person(laptop, "Trước Khi Thôi", town.groups[0])
    town.exchange(laptop, office, other)
    office.run("site", "retire", "Máy 7")
    office.run("site", "retire", "Máy 7", code=1)
    new_person(office, "Sau Khi Thôi", town.groups[0])
    town.exchange(office, other)
    new_person(laptop, "Không Còn Quyền", town.groups[0])
    laptop.run("exchange", town.stick)
    for machine in (office, other):
        refused = machine.run("exchange", town.stick, code=1)
        assert len(refused.errors) == 1 and "Máy 7" in refused.err and "retired" in refused.err
        assert names(machine) == ["Nguyễn Thị Mận", "Sau Khi Thôi", "Trước Khi Thôi"]
        assert not machine.json("show", before)["deleted"]
    assert "Sau Khi Thôi" not in names(laptop)
    again = case.machine("again")
    again.run("init", "--invite", case.path("Máy 7.dvs"), "--code", town.codes["Máy 7"])
    new_person(again, "Ghi Danh Lần Hai", town.groups[0])
    again.run("exchange", town.folder("again"))
    assert len(office.run("exchange", town.folder("again"), code=1).errors) == 1
    assert "Ghi Danh Lần Hai" not in names(office)
    check(office, other)


def own_packets(town, laptop, n, *others):
    """Packets that each hold one entry: the laptop writes to another folder each time, after a copy of
    the office, and others, said that they know what came before."""
    found = []
    twin = case_copy(town, town.office, "nghe")
    for number in range(n):
        new_person(laptop, f"Người {number}", town.groups[0])
        folder = town.folder(f"day{number}")
        laptop.run("exchange", folder)
        found += packets(folder, short_id(laptop))
        for machine in (twin, *others, laptop):
            machine.run("exchange", folder)
    return found


def case_copy(town, machine, name):
    copy = town.case.machine(name)
    shutil.copy(machine.store, copy.store)
    return copy


def test_packets_in_any_order_and_any_number_of_times(case):
    town = Ward(case)
    office, laptop = town.office, town.laptop("Máy 7")
    first, second, third = own_packets(town, laptop, 3)
    result = office.json("packet", "apply", third)
    assert (result["changes"], result["waiting"]) == (0, 1), result
    empty = town.folder("empty")
    missing, = office.json("exchange", empty)["missing"]
    assert (missing["site"], missing["first"], missing["last"]) == ("Máy 7", 1, 2), missing
    assert "missing: parts 1–2 of Máy 7; ask Máy 7" in office.run("exchange", empty).out
    office.run("packet", "apply", first)
    missing, = office.json("exchange", empty)["missing"]
    assert (missing["first"], missing["last"]) == (2, 2), missing
    result = office.json("packet", "apply", second)
    assert (result["changes"], result["waiting"]) == (2, 0), result
    assert names(office) == ["Nguyễn Thị Mận", "Người 0", "Người 1", "Người 2"]
    assert office.json("exchange", empty)["missing"] == []
    before = dump(office, "meta")
    for path in (second, first, third):
        office.run("packet", "apply", path)
    assert dump(office, "meta") == before
    check(office)


def test_a_third_machine_is_named_that_has_what_is_missing(case):
    town = Ward(case)
    office, laptop, other = town.office, town.laptop("Máy 7"), town.laptop("Máy giữ")
    town.exchange(office, laptop)
    first, second = own_packets(town, laptop, 2, other)
    shared = town.folder("shared")
    other.run("set", town.person, "address=Số 9")
    other.run("exchange", shared)
    office.run("packet", "apply", second)
    said = office.run("exchange", shared).out
    assert "missing: parts 1–1 of Máy 7; ask Máy 7, Máy giữ" in said, said


def test_the_wrong_code(case):
    town = Ward(case)
    starter = case.path("máy.dvs")
    code = town.office.run("site", "invite", "Máy 7", "--scope", "TDP7", "--output", starter).out.strip()
    other = town.office.run("site", "invite", "Máy 8", "--scope", "TDP8", "--output",
                            case.path("other.dvs")).out.strip()
    laptop = case.machine("laptop")
    for wrong in ("", "AAAAA", other, code[:-1], code[::-1]):
        refused = laptop.run("init", "--invite", starter, "--code", wrong, code=1)
        assert len(refused.errors) == 1 and not os.path.exists(laptop.store), refused.err
    laptop.run("init", "--invite", starter, "--code", code)
    town.office.run("site", "invite", "Máy 7", "--scope", "TDP7", "--output", case.path("x.dvs"), code=1)
    assert not os.path.exists(case.path("x.dvs"))


def refuse(machine, path, words, *without):
    """One sentence that names the file, and nothing changed."""
    before = dump(machine, *without)
    refused = machine.run("packet", "apply", path, code=1)
    assert refused.out == "" and len(refused.errors) == 1, refused.err
    assert refused.err.startswith(path + ":-:-:-: ") and words in refused.err, refused.err
    assert dump(machine, *without) == before
    return refused


def bad_packets(case, good):
    with open(good, "rb") as file:
        data = file.read()
    yield "not a packet", "no Dân Vận packet", b"PK\3\4" + data
    yield "empty", "no Dân Vận packet", b""
    for size in (1, 5, 60, len(data) // 2, len(data) - 1):
        yield f"truncated {size}", "end of the packet is missing", data[:size]
    yield "from the future", "newer version", data[:5] + b"\2" + data[6:]
    yield "another ward", "another ward", data[:6] + bytes(8) + data[14:]
    yield "another sender", "damaged or changed", data[:14] + bytes(16) + data[30:]
    for place in range(60, len(data), max(1, len(data) // 40)):
        yield f"bit {place}", "", data[:place] + bytes([data[place] ^ 1]) + data[place + 1:]
    yield "256 MiB of zeros", "no Dân Vận packet", None


def test_bad_packets_change_nothing(case):
    town = Ward(case)
    office, laptop = town.office, town.laptop("Máy 7")
    new_person(laptop, "Trần Văn Một", town.groups[0])
    town.exchange(laptop)
    good, = packets(town.stick, short_id(laptop))
    n = 0
    for name, words, data in bad_packets(case, good):
        path = case.write("bad.dvp", data or b"")
        if data is None:
            os.truncate(path, 256 << 20)
        print("#", name)
        refuse(office, path, words)
        n += 1
    assert n > 40
    inspected = office.run("packet", "inspect", path, code=1)
    assert len(inspected.errors) == 1 and "bad.dvp" in inspected.err
    refuse(office, case.path("nothing.dvp"), "")
    assert office.json("packet", "apply", good)["new"] == 1


def test_bad_packets_in_a_folder_stop_no_others(case):
    town = Ward(case)
    office, laptop = town.office, town.laptop("Máy 7")
    new_person(laptop, "Trần Văn Một", town.groups[0])
    town.exchange(laptop)
    good, = packets(town.stick, short_id(laptop))
    with open(good, "rb") as file:
        data = file.read()
    folder, name = os.path.split(good)
    broken = os.path.join(folder, name.replace("-", "-", 1)[:-12] + "00000000.dvp")
    with open(broken, "wb") as file:
        file.write(data[:100])
    for foreign in ("desktop.ini", "~$x.dvp", ".syncthing." + name + ".tmp",
                    name[:-4] + ".sync-conflict-20260101-101010-ABCDEFG.dvp", "ảnh.jpg"):
        with open(os.path.join(folder, foreign), "wb") as file:
            file.write(data[:50])
    done = office.run("exchange", town.stick, code=1)
    assert len(done.errors) == 1 and os.path.basename(broken) in done.err, done.err
    assert "Trần Văn Một" in names(office)
    assert sorted(os.listdir(folder))[-1] == "ảnh.jpg"
    os.remove(broken)
    assert office.json("exchange", town.stick)["problem"] is None


def test_a_packet_for_another_group_or_ward(case):
    town = Ward(case)
    seven, eight = town.laptop("Máy 7"), town.laptop("Máy 8", "TDP8")
    new_person(seven, "Trần Văn Một", town.groups[0])
    town.exchange(seven)
    packet, = packets(town.stick, short_id(seven))
    refuse(eight, packet, "sealed for other computers")
    elsewhere = case.machine("elsewhere")
    elsewhere.init()
    refuse(elsewhere, packet, "another ward")
    assert elsewhere.json("exchange", town.stick)["packets"] == []


def test_a_packet_of_a_stranger(case):
    """Another ward that says it is this one, and knows to whom to seal."""
    town = Ward(case)
    stranger = case.machine("stranger")
    stranger.init()
    new_person(stranger, "Kẻ Lạ", stranger.run("new", "unit", "name=Tổ 7", "type=group").out.strip())
    ward, = query(town.office, "SELECT value FROM meta WHERE key = 'ward'")
    known = query(town.office, "SELECT id, role, state, sign_key, box_key, certificate, version,"
                  " made FROM sync_site")
    connection = sqlite3.connect(stranger.store)
    connection.execute("UPDATE meta SET value = ? WHERE key = 'ward'", ward)
    connection.execute("INSERT INTO sync_site (id, role, state, sign_key, box_key, certificate, version,"
                       " made) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", known[0])
    connection.commit()
    connection.close()
    stranger.run("exchange", town.stick)
    found = packets(town.stick)
    assert found
    for path in found:
        refuse(town.office, path, "no office of this ward has enrolled")


def test_a_change_whose_signature_is_wrong(case):
    """The packet is sound, but its sender did not sign what is in it."""
    town = Ward(case)
    office, laptop = town.office, town.laptop("Máy 7")
    new_person(laptop, "Trần Văn Một", town.groups[0])
    laptop.run("exchange", town.folder("good"))
    connection = sqlite3.connect(laptop.store)
    connection.execute("UPDATE sync_batch SET sig = zeroblob (64) WHERE sid = (SELECT value FROM meta"
                       " WHERE key = 'site')")
    connection.commit()
    connection.close()
    laptop.run("exchange", town.folder("bad"))
    for path in packets(town.folder("bad"), short_id(laptop)):
        refuse(office, path, "altered on its way")
    assert office.json("exchange", town.folder("good"))["new"] == 1


def test_a_packet_of_a_retired_machine(case):
    town = Ward(case)
    office, laptop = town.office, town.laptop("Máy 7")
    town.exchange(laptop, office)
    new_person(laptop, "Trần Văn Một", town.groups[0])
    laptop.run("exchange", town.folder("late"))
    office.run("site", "retire", "Máy 7")
    packet, = packets(town.folder("late"), short_id(laptop))
    refuse(office, packet, "retired")


def alarms(machine):
    return [name for name, in query(machine, "SELECT name FROM sync_site WHERE alarm = 'fork'")]


def test_the_same_number_with_other_content(case):
    town = Ward(case)
    office, laptop = town.office, town.laptop("Máy 7")
    twin = case_copy(town, laptop, "twin")
    new_person(laptop, "Trần Văn Một", town.groups[0])
    new_person(twin, "Lê Thị Hai", town.groups[0])
    for number, machine in enumerate((laptop, twin)):
        machine.run("exchange", town.folder(f"stick{number}"))
    first, second = [packets(town.folder(f"stick{number}"), short_id(laptop))[0] for number in (0, 1)]
    office.run("packet", "apply", first)
    refuse(office, second, "was copied", "sync_site", "sync_doubt", "sync_ack")
    assert alarms(office) == ["Máy 7"]


def test_a_cloned_store_becomes_a_machine_of_its_own(case):
    town = Ward(case)
    office, laptop = town.office, town.laptop("Máy 7")
    new_person(laptop, "Trước Khi Chép", town.groups[0])
    town.exchange(laptop, office, laptop)
    twin = case_copy(town, laptop, "twin")
    new_person(laptop, "Trần Văn Một", town.groups[0])
    laptop.run("set", town.person, "address=Số 1")
    new_person(twin, "Lê Thị Hai", town.groups[0])
    twin.run("set", town.person, "address=Số 2")
    town.exchange(laptop, office, twin, office, rounds=2)
    new_person(laptop, "Gõ Về Sau", town.groups[0])
    town.exchange(laptop, office, twin, office, rounds=2)
    everyone = ["Gõ Về Sau", "Lê Thị Hai", "Nguyễn Thị Mận", "Trước Khi Chép", "Trần Văn Một"]
    for machine in (office, laptop, twin):
        assert names(machine) == everyone, names(machine)
        conflict, = machine.json("conflicts", "list")
        assert sorted(entry["value"] for entry in conflict["values"]) == ["Số 1", "Số 2"]
    assert short_id(laptop) != short_id(twin)
    assert alarms(office) == ["Máy 7"]
    check(office, laptop, twin)


def test_two_copies_that_both_sent_before_they_heard(case):
    town = Ward(case)
    office, laptop = town.office, town.laptop("Máy 7")
    twin = case_copy(town, laptop, "twin")
    for number in range(2):
        new_person(laptop, f"Người {number}", town.groups[0])
        new_person(twin, f"Bạn {number}", town.groups[0])
    laptop.run("exchange", town.stick)
    twin.run("exchange", town.folder("other"))
    town.exchange(office)
    assert "was copied" in office.run("exchange", town.folder("other"), code=1).err
    assert alarms(office) == ["Máy 7"]
    town.exchange(twin, office, rounds=2)
    for machine in (office, twin):
        assert names(machine) == ["Bạn 0", "Bạn 1", "Nguyễn Thị Mận", "Người 0", "Người 1"]
    check(office, twin)


def test_a_store_that_came_back_from_an_old_copy(case):
    town = Ward(case)
    office, laptop = town.office, town.laptop("Máy 7")
    old = case_copy(town, laptop, "old")
    new_person(laptop, "Đã Gửi Đi", town.groups[0])
    town.exchange(laptop, office)
    shutil.copy(old.store, laptop.store)
    new_person(laptop, "Gõ Sau Đó", town.groups[0])
    town.exchange(laptop, office, rounds=3)
    for machine in (office, laptop):
        assert names(machine) == ["Gõ Sau Đó", "Nguyễn Thị Mận", "Đã Gửi Đi"], names(machine)
    check(office, laptop)


def test_a_store_restored_from_a_backup(case):
    town = Ward(case)
    office, laptop = town.office, town.laptop("Máy 7")
    new_person(laptop, "Trước Khi Sao Lưu", town.groups[0])
    laptop.run("backup", case.path("backup.danvan"))
    before = short_id(laptop)
    new_person(laptop, "Đã Gửi Đi", town.groups[0])
    town.exchange(laptop, office)
    laptop.run("restore", case.path("backup.danvan"))
    assert short_id(laptop) != before
    new_person(laptop, "Gõ Sau Đó", town.groups[0])
    town.exchange(laptop, office, rounds=3)
    for machine in (office, laptop):
        assert names(machine) == ["Gõ Sau Đó", "Nguyễn Thị Mận", "Trước Khi Sao Lưu", "Đã Gửi Đi"]
    assert alarms(office) == []
    check(office, laptop)


PASSPHRASE = "bốn từ chẳng liên quan\n"


def sealed_letter(office):
    """A letter with an identity and a scan in sealed parts."""
    office.run("officer", "add", "Trần Văn Khóa", stdin=PASSPHRASE)
    letter = office.run("new", "petition", "type=to-cao", "title=Về lòng đường",
                        "start=2026-03-02").out.strip()
    scan = office.path(planted.FILE_NAME)
    with open(scan, "wb") as file:
        file.write(b"\xff\xd8\xff" + planted.SCAN.encode() * 50)
    office.run("seal", letter, "--stdin",
               stdin=f"name={planted.NAME}\naddress={planted.ADDRESS}\nscan={scan}\n")
    os.remove(scan)
    return letter


def contents(machine):
    """What lies beside a store, by name."""
    found = {}
    for place, _, files in os.walk(machine.store + ".files"):
        for name in files:
            with open(os.path.join(place, name), "rb") as file:
                found[name] = file.read()
    return found


def test_a_sealed_letter_and_its_scan_travel(case):
    town = Ward(case)
    office, second, laptop = town.office, town.second_office("Bàn 2"), town.laptop("Máy 7")
    letter = sealed_letter(office)
    town.exchange(office, second, laptop)
    assert len(contents(office)) == 1 and contents(second) == contents(office)
    assert contents(laptop) == {}
    opened = second.run("unseal", letter, "--officer", "Trần Văn Khóa", "--reason", "xác minh",
                        stdin=PASSPHRASE)
    assert planted.NAME in opened.out
    laptop.run("show", letter, code=1)
    starter = case.path("third.dvs")
    code = office.run("site", "invite", "Bàn 3", "--office", "--output", starter).out.strip()
    third = case.machine("third")
    third.run("init", "--invite", starter, "--code", code)
    assert contents(third) == contents(office)
    check(office, second, third)


def test_nothing_can_be_read_in_the_folder(case):
    town = Ward(case)
    office, laptop = town.office, town.laptop("Máy 7")
    sealed_letter(office)
    town.second_office("Bàn 2")
    new_person(laptop, planted.NAME, town.groups[0], f"address={planted.ADDRESS}",
               f"phone={planted.PHONE}")
    laptop.run("packet", "make", "--output", os.path.join(town.stick, "a.dvp"))
    town.exchange(laptop, office, laptop, office)
    shutil.copy(case.path("Máy 7.dvs"), town.stick)
    assert len(packets(town.stick)) >= 3
    assert planted.scan_folder(town.stick) == []
    for place, _, files in os.walk(town.stick):
        for name in files:
            with open(os.path.join(place, name), "rb") as file:
                data = file.read()
            for words in ("Mận", "Máy 7", "Tổ dân phố", "TDP7", "SQLite format"):
                assert words.encode() not in data, (name, words)
    with open(os.path.join(town.stick, "plain"), "w") as file:
        file.write(planted.NAME)
    assert planted.scan_folder(town.stick)


def test_a_laptop_holds_only_its_own(case):
    town = Ward(case)
    office = town.office
    new_person(office, planted.NAME, town.groups[1])
    office.run("new", "petition", "type=kien-nghi", f"title={planted.HANDWRITING}", "start=2026-03-02")
    laptop = town.laptop("Máy 7")
    town.exchange(office, laptop, rounds=2)
    with open(laptop.store, "rb") as file:
        assert planted.scan_bytes(file.read(), laptop.store) == []
    with open(office.store, "rb") as file:
        assert planted.scan_bytes(file.read(), office.store)


def test_a_stick_that_cannot_be_written(case):
    town = Ward(case)
    office, laptop = town.office, town.laptop("Máy 7")
    new_person(laptop, "Trần Văn Một", town.groups[0])
    town.exchange(laptop)
    refused = office.run("exchange", case.path("no such folder"), code=1)
    assert len(refused.errors) == 1 and "no such folder" in refused.err
    assert names(office) == ["Nguyễn Thị Mận"]


danvan_test.main(sys.modules[__name__])
