# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs danvanctl as a script would: every command of the contract, its exit code, its JSON."""

import json
import os
import shutil
import subprocess
import sys
import zipfile

import danvan_test
from danvan_test import SAMPLES

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "workbook"))

from workbooks import table, xlsx  # noqa: E402


def test_init_makes_a_store_in_the_place_of_the_user(case):
    case.run("init", store=False)
    assert os.path.exists(case.path("data", "danvan", "danvan.danvan"))
    case.run("list", "unit", store=False)
    assert case.run("init", store=False, code=1).errors == [
        case.path("data", "danvan", "danvan.danvan")
        + ":-:-:-: There is a file of this name already. Choose another name."]


def test_init_fills_the_catalogues(case):
    assert case.json("init")["store"] == case.store
    assert len(case.json("list", "holiday")) > 100
    assert len(case.json("list", "category")) > 60
    assert case.json("list", "unit") == []


def test_sample(case):
    case.init("--sample")
    counts = {"unit": 57, "task": 23, "event": 19, "list": 4, "petition": 5, "supervision": 6,
              "survey": 1, "model": 3, "term": 4, "land": 1, "assignment": 17,
              "place": 8, "item": 6, "observation": 48}
    for kind, count in counts.items():
        assert len(case.json("list", kind)) == count, kind
    assert case.run("sample", "--people", "100", "--seed", "5").code == 0
    assert case.json("sample", "--people", "100", "--seed", "5") == {"people": 100}
    assert len(case.json("list", "person")) == 340
    for kind, count in {"event": 22, "petition": 7, "list": 5, "line": 44}.items():
        assert len(case.json("list", kind)) == count, kind
    assert case.json("check", "--full") == {"problems": []}
    danvan_test.judge(case.store)


def test_sample_is_the_same_for_the_same_seed(case):
    found = []
    for name in ("a.danvan", "b.danvan"):
        case.store = case.path(name)
        case.init()
        case.run("import", "unit", os.path.join(SAMPLES, "to-chuc.csv"))
        case.run("sample", "--people", "200", "--seed", "3")
        rows = case.json("list", "person")
        found.append([(row["id"], row["title"], row["values"]["birth"]) for row in rows])
    assert found[0] == found[1] and len(found[0]) == 200


def test_kinds(case):
    kinds = {kind["name"]: kind for kind in case.json("kinds")}
    for name in ("unit", "person", "household", "task", "event", "campaign", "list", "line",
                 "petition"):
        assert name in kinds
    assert "relation" not in kinds
    task = {field["name"]: field for field in case.json("kinds", "task")["fields"]}
    assert task["lead"]["type"] == "link" and task["lead"]["target"] == "unit"
    assert "Chủ trì" in task["lead"]["headings"]
    assert task["title"]["required"] and not task["title"]["key"]
    assert {"code": "done", "label": "done", "words": ["đã hoàn thành", "hoàn thành",
            "đã thực hiện", "đã giải quyết", "đã xử lý", "đã xong", "xong"]} in task["state"]["choices"]
    assert any(line.startswith("lead\tLead unit\tlink unit") for line in
               case.run("kinds", "task").lines)
    case.run("kinds", "nothing", code=2)


def test_one_record(case):
    case.init("--sample")
    task = case.run("new", "task", "title=Thử", "lead=hoi ccb", "units=MTTQ (chỉ đạo);LHPN",
                    "state=đang thực hiện", "start=05/02/2019", "quantity=1.000").out.strip()
    shown = case.json("show", task)
    assert shown["kind"] == "task" and shown["title"] == "Thử" and not shown["deleted"]
    values = shown["values"]
    assert values["lead"]["title"] == "Hội CCB"
    assert values["state"] == "in-progress" and values["start"] == "2019-02-05"
    assert values["quantity"] == 1000
    assert sorted(link.get("role", "") for link in values["units"]) == ["", "direct"]
    assert "Lead unit: Hội CCB" in case.run("show", task).lines
    assert case.json("set", task, "state=done", "lead=") == {"id": task}
    assert case.json("show", task)["values"]["lead"] is None
    history = case.json("history", task)
    assert [entry["what"] for entry in history] == ["created", "changed"]
    changes = {change["field"]: change for change in history[1]["changes"]}
    assert changes["state"] == {"field": "state", "before": "in-progress", "after": "done"}
    assert case.json("undo")["records"] == 1
    assert case.json("show", task)["values"]["state"] == "in-progress"
    case.run("undo", "--redo")
    assert case.json("show", task)["values"]["state"] == "done"
    case.run("delete", task)
    assert case.json("show", task)["deleted"]
    assert task not in [row["id"] for row in case.json("list", "task")]
    case.run("delete", task, code=1)
    case.run("undo")
    assert not case.json("show", task)["deleted"]


def test_links_by_code_title_and_id(case):
    case.init("--sample")
    unit = case.json("list", "unit", "--where", "code=CCB")[0]["id"]
    for name in ("CCB", "Hội CCB", "hội cựu chiến binh phường", unit):
        task = case.json("new", "task", "title=x", "lead=" + name)["id"]
        assert case.json("show", task)["values"]["lead"]["id"] == unit
    wrong = case.run("new", "task", "title=x", "lead=ABC", code=1)
    assert wrong.errors == ["-:-:-:lead: “ABC”: Unit: there is none called “ABC”. Correct the name, "
                            "or add it first."]


def test_everything_that_is_wrong_is_said_at_once(case):
    case.init()
    wrong = case.run("new", "task", "title=", "start=31/02/2019", "quantity=nhiều", code=1)
    assert len(wrong.errors) == 2, wrong.err
    wrong = case.run("new", "task", "start=30/06/2019", "end=01/01/2019", code=1)
    assert [line.split(":")[3] for line in wrong.errors] == ["title", "end"]
    assert case.json("list", "task") == []


def test_what_needs_a_record_keeps_it(case):
    case.init("--sample")
    unit = case.json("list", "unit", "--where", "code=CCB")[0]["id"]
    assert "other records need it" in case.run("delete", unit, code=1).err
    case.run("show", "00000000-0000-7000-8000-000000000000", code=1)
    case.run("show", "abc", code=1)


def test_new_from_input(case):
    case.init()
    made = case.run("new", "unit", "--stdin", stdin="code=A\tname=Một\n\ncode=B\tname=Hai\n")
    assert len(made.lines) == 2
    assert [row["title"] for row in case.json("list", "unit")] == ["Hai", "Một"]


def test_list(case):
    case.init("--sample")
    assert len(case.json("list", "task", "--where", "state=đã hoàn thành")) == 5
    assert len(case.json("list", "task", "--where", "lead=LHPN", "--where", "state=done")) == 1
    assert len(case.json("list", "task", "--where", "note=")) == 22
    assert len(case.run("list", "task", "--limit", "3").lines) == 3
    assert "id_number" not in case.json("list", "person", "--limit", "1")[0]["values"]


def test_search(case):
    case.init("--sample")
    found = case.json("search", "giai", "phong", "mat", "bang", "--limit", "5")
    assert 0 < len(found) <= 5
    assert set(found[0]) == {"id", "kind", "title", "snippet"}
    assert {hit["kind"] for hit in case.json("search", "cựu chiến binh", "--kind", "unit")} == {
        "unit"}
    assert case.json("search", "không có đâu") == []


def test_import_and_withdraw(case):
    case.init("--sample")
    table = case.write("quà.csv", "DANH SÁCH TẶNG QUÀ\nSTT;Họ và tên;Năm sinh;Lạ\n"
                       "1;Nguyễn Văn A;1950;x\n2;Trần Thị B;03/1961;\nTổng cộng;;;\n")
    dry = case.json("import", "line", table, "--set", "list=E02", "--dry-run")
    contract = {"batch": None, "read": 2, "new": 2, "changed": 0, "same": 0,
                "left_out": [{"row": 5, "why": "a total"}], "refused": [], "created": [],
                "unknown": ["Lạ"]}
    assert {name: dry[name] for name in contract} == contract
    before = len(case.json("list", "line"))
    done = case.json("import", "line", table, "--set", "list=E02")
    assert done["new"] == 2 and done["batch"]
    assert len(case.json("list", "line")) == before + 2
    assert case.json("import", "line", table, "--set", "list=E02")["same"] == 2
    assert case.json("withdraw", done["batch"], "--dry-run") == {"records": 2, "kept": 0}
    assert case.json("withdraw", done["batch"]) == {"records": 2, "kept": 0}
    assert len(case.json("list", "line")) == before
    case.run("withdraw", "00000000-0000-7000-8000-000000000000", code=1)


def test_import_refuses_as_a_whole(case):
    case.init("--sample")
    table = case.write("việc.csv", "Mã,Nội dung,Chủ trì,Từ ngày\nX1,Một,CCB,01/01/2019\n"
                       "X2,Hai,CCB,31/02/2019\nX3,Ba,Hội lạ,\n")
    refused = case.run("--json", "import", "task", table, code=1)
    assert refused.errors == [
        table + ":-:3:Từ ngày: “31/02/2019”: There is no day 31 in month 2/2019: that month has 28 "
        "days.",
        table + ":-:4:Chủ trì: “Hội lạ”: Unit: there is none called “Hội lạ”. Correct the name, or "
        "add it first."]
    assert refused.json()["refused"][0] == {
        "row": 3, "column": "Từ ngày", "value": "31/02/2019",
        "reason": "There is no day 31 in month 2/2019: that month has 28 days."}
    assert refused.json()["new"] == 1
    assert len(case.json("list", "task")) == 23


def test_import_policies(case):
    case.init()
    first = case.write("1.csv", "Mã,Nội dung,Ghi chú\nX1,Một,cũ\n")
    second = case.write("2.csv", "Mã,Nội dung,Ghi chú,Số lượng\nX1,Một,mới,5\n")
    case.run("import", "task", first)
    assert case.json("import", "task", second, "--existing", "skip")["same"] == 1
    assert case.json("import", "task", second, "--existing", "fill")["changed"] == 1
    values = case.json("list", "task")[0]["values"]
    assert values["note"] == "cũ" and values["quantity"] == 5
    assert case.json("import", "task", second)["changed"] == 1
    assert case.json("list", "task")[0]["values"]["note"] == "mới"
    case.run("import", "task", second, "--existing", "other", code=2)
    case.run("import", "task", second, "--encoding", "latin", code=2)
    assert case.json("import", "task", second, "--encoding", "vni")["same"] == 1
    case.run("import", "task", second, "--sheet", "Trang 1", code=1)
    case.run("import", "task", case.path("nothing.csv"), code=1)


def test_old_encodings_are_converted_and_said(case):
    case.init()
    old = case.path("old.csv")
    with open(old, "wb") as file:
        file.write(b"M\xb7,N\xe9i dung\nX1,\xa7\xb6ng b\xe9 ph\xad\xeang Th\xf6\n"
                   b"X2,Tr\xc7n V\xa8n \xa7\xf8c\n")
    case.run("import", "task", old, "--encoding", "unicode", code=1)
    done = case.run("import", "task", old)
    assert done.errors[1] == (
        "Column B was converted from TCVN3 (fonts like .VnTime): “TrÇn V¨n §øc” → “Trần Văn Đức”.")
    assert [task["values"]["title"] for task in case.json("list", "task")] == [
        "Đảng bộ phường Thử", "Trần Văn Đức"]
    case.run("import", "task", old, "--encoding", "tcvn3")


def test_export_reads_back(case):
    case.init("--sample")
    for kind in [kind["name"] for kind in case.json("kinds")]:
        table = case.path(kind + ".csv")
        written = case.json("export", kind, table)["written"]
        if written == 0:
            continue
        back = case.json("import", kind, table)
        assert back["read"] == back["same"] == written, (kind, back)
    with open(case.path("task.csv"), "rb") as file:
        assert file.read(3) == b"\xef\xbb\xbf"
    with open(case.path("person.csv"), encoding="utf-8-sig") as file:
        assert "CCCD" not in file.readline()
    half = case.json("export", "task", case.path("h.csv"), "--from", "2019-07-01", "--to",
                     "31/12/2019", "--unit", "LHPN")
    assert half["written"] == 1, half
    case.run("export", "task", case.path("h.csv"), "--unit", "lạ", code=1)
    case.run("export", "task", case.path("h.csv"), "--from", "31/02/2019", code=1)
    case.run("export", "task", case.path("nowhere", "h.csv"), code=1)
    case.run("export", "task", case.path("h.ods"), code=1)
    assert not [name for name in os.listdir(case.folder) if name.endswith(".part")]


def test_export_as_a_workbook(case):
    case.init("--sample")
    book = case.path("người dân.xlsx")
    plain = case.json("export", "task", book, "--from", "2019-01-01")
    assert plain["file"] == book and plain["written"] > 0, plain
    with zipfile.ZipFile(book) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    assert "Thời gian: từ 01/01/2019" in sheet, sheet[:2000]
    assert os.stat(book).st_mode & 0o077 == 0
    case.run("export", "person", book)
    with zipfile.ZipFile(book) as package:
        assert "CCCD" not in package.read("xl/worksheets/sheet1.xml").decode()
    case.run("export", "person", book, "--sensitive")
    with zipfile.ZipFile(book) as package:
        assert "CCCD" in package.read("xl/worksheets/sheet1.xml").decode()


def test_a_sheet_that_nobody_sees_is_read_only_by_name(case):
    case.init()
    people = table([["Họ và tên", "Năm sinh"], ["Nguyễn Văn An", "1960"]])
    with open(case.path("a.xlsx"), "wb") as file:
        file.write(xlsx("", sheets={"An": people, "DS": table([["Báo cáo"]])},
                        state=' state="hidden"'))
    case.run("import", "person", case.path("a.xlsx"), code=1)
    assert case.json("import", "person", case.path("a.xlsx"), "--sheet", "an")["new"] == 1


def test_lunar(case):
    assert case.json("lunar", "05/02/2019", store=False) == {
        "day": 1, "month": 1, "leap": False, "year": 2019, "year_name": "Kỷ Hợi"}
    assert case.json("lunar", "2020-05-23", store=False)["leap"] is True
    assert case.run("lunar", "2019-02-05", "--json", store=False).json()["day"] == 1
    case.run("lunar", "31/02/2019", store=False, code=1)
    case.run("lunar", "2019", store=False, code=1)
    case.run("lunar", store=False, code=2)


def test_count_days(case):
    counted = case.json("count-days", "2026-06-26", "10", "working-days", store=False)
    assert counted["last_day"] == "2026-07-10"
    assert counted["skipped"][-1] == {"date": "2026-07-05", "why": "weekly day off"}
    assert {day["date"] for day in counted["skipped"]} == {
        "2026-06-27", "2026-06-28", "2026-07-04", "2026-07-05"}
    over = case.json("count-days", "2019-01-31", "1", "working-days", store=False)
    assert over["last_day"] == "2019-02-01"
    tet = case.json("count-days", "2019-02-01", "1", "working-days", store=False)
    assert tet["last_day"] == "2019-02-11" and len(tet["skipped"]) == 9
    case.run("count-days", "2019-01-31", "x", "days", store=False, code=2)
    case.run("count-days", "2019-01-31", "1", "weeks", store=False, code=2)
    case.run("count-days", "2019-01-31", "1", "days", code=3)


def test_count_days_uses_the_holidays_of_the_store(case):
    case.init()
    case.run("new", "holiday", "date=2026-07-10", "type=nghỉ lễ", "name=Ngày hội phường")
    counted = case.json("count-days", "2026-06-26", "10", "working-days")
    assert counted["last_day"] == "2026-07-13"
    assert {"date": "2026-07-10", "why": "Ngày hội phường"} in counted["skipped"]


def test_text(case):
    folded = case.run("text", "fold", store=False, stdin="Đặng Văn Cừ\nHOÀ\n")
    assert folded.lines == ["dang van cu", "hoa"]
    assert case.run("text", "sort", store=False, stdin="Đ\nD\nÂ\nA\n").lines == ["A", "Â", "D", "Đ"]
    assert case.run("text", "sort", "--names", store=False,
                    stdin="Nguyễn Văn Bình\nTrần Văn An\n").lines[0] == "Trần Văn An"
    case.run("text", "turn", store=False, code=2)


def test_text_of_old_encodings_is_decoded(case):
    def decode(text, *arguments, **options):
        return case.run("text", "decode", *arguments, store=False, stdin=text, **options)

    assert decode("§¶ng\r\nTæ 5", "--from", "tcvn3").lines == ["Đảng", "Tổ 5"]
    assert decode(b"\xa7\xb6ng \xadu\n", "--from", "tcvn3").lines == ["Đảng ưu"]
    assert decode("Nguyeãn Thò Haø", "--from", "vni").lines == ["Nguyễn Thị Hà"]
    assert decode(b"Nguy\xea\xden \xd0\xfd\xecc", "--from", "cp1258").lines == ["Nguyễn Đức"]
    assert decode(b"Nguy\xadn \xd0\xd1c", "--from", "viscii").lines == ["Nguyễn Đức"]
    assert decode("Nguye^~n DDu+'c", "--from", "viqr").lines == ["Nguyễn Đức"]
    for arguments in ([], ["--from", "auto"]):
        guessed = decode(b"TR\xc7N V\xa1N \xa7\xd8c\nTr\xc7n Th\xde H\xb5\n", *arguments)
        assert guessed.lines[1] == "Trần Thị Hà"
        assert "TCVN3" in guessed.err
    unicode = decode("Nguyễn Văn Hà\nai? (an)\n", "--from", "auto")
    assert unicode.lines == ["Nguyễn Văn Hà", "ai? (an)"]
    assert "Unicode" in unicode.err
    assert decode("", "--from", "vni").lines == []
    decode(b"Ren\xe9 Lef\xe8vre", code=1)
    decode(b"Ren\xe9", "--from", "unicode", code=1)
    decode("", "--from", "latin1", code=2)


def test_backup_and_restore(case):
    case.init()
    case.run("new", "unit", "code=A", "name=Một")
    backup = case.path("backup.danvan")
    assert case.json("backup", backup) == {"backup": backup}
    danvan_test.judge(backup)
    case.run("new", "unit", "code=B", "name=Hai")
    restored = case.json("restore", backup)
    assert os.path.exists(restored["kept"])
    assert [row["title"] for row in case.json("list", "unit")] == ["Một"]
    sites = case.json("site", "list")
    assert [site["own"] for site in sites] == [False, True]
    case.run("restore", case.path("nothing"), code=1)
    case.run("backup", case.path("no", "folder", "b.danvan"), code=1)


def test_site_list(case):
    case.init()
    sites = case.json("site", "list")
    assert len(sites) == 1 and sites[0]["own"] and sites[0]["state"] == "active"
    case.run("site", "invite", "Tổ 5", code=2)
    case.run("site", "retire", "Tổ 5", code=1)
    case.run("site", code=2)
    case.run("site", "dance", code=2)


def test_match(case):
    case.init()
    assert case.json("match") == []
    a = case.json("new", "person", "name=Trần Văn Khải", "birth=1950-03-05",
                  "id_number=000050123456", "address=Số 5, ngõ 12 phố Ái Mộ")["id"]
    b = case.json("new", "person", "name=TRAN VAN KHAI", "birth=1950", "phone=0900000001",
                  "address=5/12 Ái Mộ")["id"]
    case.json("new", "person", "name=Trần Văn Khánh", "birth=1955", "address=Số 5, ngõ 12 phố Ái Mộ")
    pairs = case.json("match")
    assert [{pair["a"], pair["b"]} for pair in pairs] == [{a, b}]
    assert 0.8 <= pairs[0]["score"] <= 1
    assert "name-marks" in pairs[0]["reasons"] and "same-address" in pairs[0]["reasons"]
    assert len(case.run("match").lines[0].split("\t")) == 6
    assert "000050123456" not in case.run("match", "--threshold", "0.01").out
    for wrong in (["--threshold", "x"], ["--threshold", "0"], ["--threshold", "2"], ["x"]):
        case.run("match", *wrong, code=2)


def test_not_same(case):
    case.init()
    a, b = (case.json("new", "person", "name=Khuất Duy Điệp", "birth=1950-03-05")["id"]
            for _ in range(2))
    assert len(case.json("match")) == 1
    batch = case.json("not-same", b, a, "--reason", "Cha và con")["batch"]
    assert case.json("match") == []
    case.run("withdraw", batch)
    assert len(case.json("match")) == 1
    case.run("not-same", a, a, code=1)
    case.run("not-same", a, code=2)
    case.run("delete", a)
    case.run("not-same", a, b, code=1)


def test_merge(case):
    case.init()
    keep = case.json("new", "person", "name=Trần Văn Khải", "birth=1950-03-05")["id"]
    other = case.json("new", "person", "name=Tran Van Khai", "phone=0900000001")["id"]
    home = case.json("new", "household", "name=Trần Văn Khải", f"head={other}")["id"]
    batch = case.run("merge", keep, other).lines[0]
    assert case.json("show", keep)["values"]["phone"] == "0900000001"
    assert keep in json.dumps(case.json("show", home))
    assert [row["id"] for row in case.json("list", "person")] == [keep]
    case.run("withdraw", batch)
    assert "0900000001" not in case.run("show", keep).out
    assert other in json.dumps(case.json("show", home))
    assert len(case.json("list", "person")) == 2
    case.run("set", keep, "id_number=000050123456")
    case.run("set", other, "id_number=000050999999")
    refused = case.run("merge", keep, other, code=1)
    assert len(refused.errors) == 1 and "000050" not in refused.err
    case.json("merge", keep, other, "--force")
    case.run("merge", keep, keep, code=1)
    case.run("merge", keep, home, code=1)
    case.run("merge", keep, code=2)


def test_what_needs_a_store_makes_none(case):
    os.mkdir(case.path("stick"))
    for arguments in (["packet", "make", "--output", "x"], ["packet", "inspect", "x"], ["packet", "apply", "x"],
                      ["exchange", case.path("stick")], ["conflicts", "list"], ["site", "list"]):
        assert len(case.run(*arguments, code=3).errors) == 1, arguments
        assert not os.path.exists(case.store)
    refused = case.run("init", "--invite", case.path("x"), "--code", "y", code=1)
    assert len(refused.errors) == 1 and not os.path.exists(case.store)
    assert os.listdir(case.path("stick")) == []


def test_usage(case):
    for arguments in ([], ["dance"], ["list"], ["list", "lạ"], ["list", "relation"],
                      ["new", "task", "title"], ["new", "task", "lạ=1"], ["show"],
                      ["list", "task", "--lạ"], ["list", "task", "--limit", "x"],
                      ["list", "task", "--where", "lạ=1"], ["--lang", "fr", "kinds"],
                      ["import", "task"], ["sample"], ["sample", "--people", "0"], ["--store"]):
        wrong = case.run(*arguments, store=False, code=2)
        assert len(wrong.errors) == 1, wrong.err
    assert "danvanctl" in case.run("--help", store=False).out
    assert case.run("--version", store=False).out.startswith("danvanctl ")


def test_languages(case):
    if shutil.which("msgfmt") is None:
        return "there is no msgfmt"
    folder = case.path("locale", "vi", "LC_MESSAGES")
    os.makedirs(folder)
    source = case.write("vi.po", 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
                        'msgid "The store is sound."\nmsgstr "Kho dữ liệu tốt."\n')
    subprocess.run(["msgfmt", "-o", os.path.join(folder, "danvan.mo"), source], check=True)
    case.init()
    for locale in ("C", "C.UTF-8"):
        env = {"DANVAN_LOCALEDIR": case.path("locale"), "LC_ALL": locale, "LANGUAGE": ""}
        assert case.run("--lang", "vi", "check", env=env).out == "Kho dữ liệu tốt.\n"
        assert case.run("--lang=en", "check", env=env).out == "The store is sound.\n"
    case.run("check", "--lang", "vi")


danvan_test.main(sys.modules[__name__])
