# SPDX-License-Identifier: GPL-3.0-or-later
"""The calendar on the command line. Its files are read here by the letter of RFC 5545."""

import sys

import danvan_test


def read_events(path):
    """The properties of each event of a calendar file, as a program that is not ours reads them."""
    with open(path, "rb") as file:
        content = file.read()
    assert content.count(b"\n") == content.count(b"\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    events, event = [], None
    for line in content.decode().replace("\r\n ", "").split("\r\n"):
        if line == "BEGIN:VEVENT":
            event = {}
        elif line == "END:VEVENT":
            events.append(event)
            event = None
        elif event is not None:
            name, value = line.split(":", 1)
            event[name] = value.replace("\\,", ",").replace("\\;", ";").replace("\\n", "\n").replace("\\\\", "\\")
    return events


def span(*more):
    return ("--from", "01/06/2019", "--to", "30/06/2019") + more


def test_a_file_says_what_the_list_says(case):
    case.init("--sample")
    id = case.run("new", "event", "title=Giao ban, khối; dân vận", "start=13/06/2019", "time=08:00",
                  "place=Phòng họp").lines[0]
    path = case.path("lich.ics")
    case.run("calendar", "export", *span("--output", path))
    events = read_events(path)
    listed = case.json("calendar", "list", *span())
    assert len(events) == len(listed) > 3
    meeting = next(event for event in events if event["UID"] == id)
    assert meeting["DTSTART;TZID=Asia/Ho_Chi_Minh"] == "20190613T080000"
    assert meeting["SUMMARY"] == "Giao ban, khối; dân vận" and meeting["LOCATION"] == "Phòng họp"
    assert len({event["UID"] for event in events}) == len(events)


def test_nobody_who_wrote_a_petition_is_in_a_file(case):
    case.init("--sample")
    case.run("new", "petition", "title=Ông Mẫu lấn ngõ", "type=khieu-nai", "number=12/2019", "start=13/06/2019",
             "sender_name=Trần Thị Mẫu")
    path = case.path("lich.ics")
    case.run("calendar", "export", "--from", "01/06/2019", "--to", "31/12/2019", "--output", path)
    with open(path, encoding="utf-8") as file:
        text = file.read()
    assert "Mẫu" not in text and "12/2019" in text


def test_a_file_is_read_once(case):
    case.init()
    path = case.write("lich.ics", "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:x@mau\nSUMMARY:Họp\n"
                      "DTSTART:20190613T080000\nEND:VEVENT\nEND:VCALENDAR\n")
    assert case.run("calendar", "import", path, "--preview").out.split("\t")[1] == "new"
    assert case.json("list", "event") == []
    case.run("calendar", "import", path)
    assert case.run("calendar", "import", path).out.split("\t")[1] == "same"
    event, = case.json("list", "event")
    values = event.get("values", event.get("fields"))
    assert values["time"] == "08:00" and values["start"] == "2019-06-13"


def test_a_broken_file_is_refused_by_its_line(case):
    case.init()
    path = case.write("lich.ics", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nkhông phải lịch\n")
    assert "Line 3" in case.run("calendar", "import", path, code=1).err
    assert case.json("list", "event") == []
    assert case.run("calendar", "export", code=2)


def test_the_schedule_of_a_week_is_a_paper(case):
    case.init()
    case.run("new", "event", "title=Giao ban khối", "start=13/06/2019", "time=08:00", "place=Phòng họp",
             "host=Bí thư Đảng ủy")
    case.run("new", "event", "title=Đối thoại", "start=13/06/2019", "time=14:00")
    case.run("new", "task", "title=Việc nội bộ", "due=13/06/2019")
    path = case.path("tuan.txt")
    case.run("calendar", "week", "--from", "13/06/2019", "--output", path)
    with open(path, encoding="utf-8") as file:
        text = file.read()
    assert "LỊCH CÔNG TÁC TUẦN" in text and "Từ ngày 10/06/2019 đến ngày 16/06/2019" in text
    rows = [line.split("\t") for line in text.splitlines() if "Giao ban khối" in line or "Đối thoại" in line]
    assert rows[0][-5:] == ["Sáng", "08:00", "Giao ban khối", "Phòng họp", "Bí thư Đảng ủy"], rows
    assert rows[1][1:4] == ["Chiều", "14:00", "Đối thoại"], rows
    assert "Việc nội bộ" not in text and "Chủ nhật" in text
    case.run("calendar", "month", "--from", "01/06/2019", "--output", path)
    with open(path, encoding="utf-8") as file:
        text = file.read()
    assert "LỊCH CÔNG TÁC THÁNG" in text and "Giao ban khối" in text


danvan_test.main(sys.modules[__name__])
