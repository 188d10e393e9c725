# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the reader of workbooks and reads what it writes (src/workbook/dv-sheet-stream.h)."""

import os
import struct
import subprocess
import sys
import tempfile

READER = os.path.abspath(sys.argv[1])
TYPES = ["text", "number", "date", "yes-no", "error"]
FAULTS = ["damaged", "encrypted", "too-large", "long-cell", "format", "empty"]


class Sheet:
    def __init__(self, name, hidden):
        self.name = name
        self.hidden = hidden
        self.cells = {}
        self.types = {}
        self.fonts = {}
        self.hidden_rows = []
        self.merges = []

    def row(self, number):
        return [text for (row, _), text in self.cells.items() if row == number]


class Stream:
    """What the reader said of a file: its sheets, or the fault."""

    def __init__(self, data):
        self.data = data
        self.place = 0
        self.sheets = []
        self.fault = None
        self.where = None
        self.ended = False
        fonts = [""]
        row = 0
        while self.place < len(data):
            tag = chr(self.take("B"))
            if tag == "S":
                hidden = self.take("B")
                self.sheets.append(Sheet(self.text(), bool(hidden)))
            elif tag == "F":
                fonts.append(self.text())
            elif tag == "R":
                row, hidden = self.take("I"), self.take("B")
                if hidden:
                    self.sheets[-1].hidden_rows.append(row)
            elif tag == "C":
                column, kind, font = self.take("H"), self.take("B"), self.take("B")
                sheet = self.sheets[-1]
                sheet.cells[row, column] = self.text()
                sheet.types[row, column] = TYPES[kind]
                sheet.fonts[row, column] = fonts[font]
            elif tag == "M":
                self.sheets[-1].merges.append(tuple(self.take("I") for _ in range(4)))
            elif tag == "X":
                self.fault = FAULTS[self.take("B")]
                self.where = self.text()
            elif tag == "Z":
                self.ended = True

    def take(self, code):
        value, = struct.unpack_from("=" + code, self.data, self.place)
        self.place += struct.calcsize("=" + code)
        return value

    def text(self):
        length = self.take("I")
        words = self.data[self.place:self.place + length].decode()
        self.place += length + 1
        return words


def run(content, timeout=60):
    """Gives the bytes of a file to the reader; a signal or a sanitizer's complaint fails the test."""
    with tempfile.NamedTemporaryFile(prefix="danvan-reader-") as file:
        file.write(content)
        file.flush()
        file.seek(0)
        done = subprocess.run([READER], stdin=file, capture_output=True, timeout=timeout)
    assert done.returncode in (0, 1), f"{done.returncode}: {done.stderr.decode()[-2000:]}"
    assert b"Sanitizer" not in done.stderr and b"runtime error" not in done.stderr, done.stderr
    return done.stdout


def read(content):
    stream = Stream(run(content))
    assert stream.ended != (stream.fault is not None), stream.fault
    return stream


def sheet(content):
    stream = read(content)
    assert stream.fault is None, (stream.fault, stream.where)
    return stream.sheets[0]


def fault(content):
    stream = read(content)
    assert stream.fault is not None, "it was read"
    return stream.fault
