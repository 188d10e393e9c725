# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks for an identity that was planted in sealed parts in every byte that a program wrote."""

import base64
import os
import subprocess
import unicodedata
import zipfile

NAME = "Phùng Khuyếu Kỳ Quặc"
ADDRESS = "Ngõ Tịch Mịch 00917"
PHONE = "0000777123"
ID_NUMBER = "000123454321"
HANDWRITING = "chữ nghiêng trái zvqxw"
SCAN = "SCAN-7f3a91e0-bút tích không được lộ"
FILE_NAME = "don-viet-tay-zvqxw.jpg"

VALUES = [NAME, ADDRESS, PHONE, ID_NUMBER, HANDWRITING, SCAN, FILE_NAME]
# Words that nothing else says, as an index of words holds them.
WORDS = ["khuyếu", "quặc", "zvqxw", "7f3a91e0"]


def without_marks(text):
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(c for c in plain if not unicodedata.combining(c))


def base64_forms(data):
    """What stays the same of the base64 of some bytes, wherever in a longer text they stand."""
    forms = set()
    for shift in range(3):
        text = base64.b64encode(bytes(shift) + data)
        start = (0, 2, 3)[shift]
        end = len(text) - (4 if text.endswith(b"=") else 0)
        if end - start >= 8:
            forms.add(text[start:end])
    return forms


def forms_of(value):
    forms = {value.encode("utf-8"), unicodedata.normalize("NFD", value).encode("utf-8"),
             value.encode("utf-16-le"), value.encode("utf-16-be"),
             without_marks(value).encode("ascii", "ignore"),
             without_marks(value).replace(" ", "-").encode("ascii", "ignore"),
             value.encode("utf-8").hex().encode(), value.encode("utf-8").hex().upper().encode(),
             value.encode("unicode_escape")}
    forms |= base64_forms(value.encode("utf-8"))
    return forms


FORMS = sorted({form for value in VALUES + WORDS for form in forms_of(value) if len(form) >= 5})


def scan_bytes(data, where):
    folded = data.lower()
    return [f"{where}: {form!r}" for form in FORMS if form in data or form in folded]


def unpacked(path):
    """What is in a file besides its own bytes."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                yield name, name.encode() + b"\n" + archive.read(name)
    with open(path, "rb") as file:
        is_pdf = file.read(5) == b"%PDF-"
    if is_pdf:
        for option in ("-layout", "-raw"):
            yield option, subprocess.run(["pdftotext", option, path, "-"], capture_output=True,
                                         check=True).stdout


def scan_file(path):
    with open(path, "rb") as file:
        found = scan_bytes(file.read(), path)
    for name, data in unpacked(path):
        found += scan_bytes(data, f"{path}/{name}")
    return found


def scan_folder(folder, leave_out=()):
    found = []
    for root, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(root, name)
            if path in leave_out or not os.path.isfile(path):
                continue
            found += scan_bytes(path.encode(), f"name of {path}") + scan_file(path)
    return found
