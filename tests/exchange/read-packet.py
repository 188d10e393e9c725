#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A second reader of packets, written from the section “Packets” of HACKING.md alone.

    read-packet.py TOOL DICTIONARY

Packets and their insides, good and damaged, are made by TOOL; this program and TOOL must agree about
each: what is in it, or that it is refused and why. DV_ROUNDS and DV_SEED as elsewhere.
"""
import ctypes
import hashlib
import os
import random
import subprocess
import sys
import tempfile
from ctypes import byref, c_char_p, c_int, c_size_t, c_ubyte, c_ulonglong, c_void_p, create_string_buffer
from pathlib import Path

sodium = ctypes.CDLL("libsodium.so.23")
zstd = ctypes.CDLL("libzstd.so.1")
for name, *types in (
        ("ZSTD_decompressStream", c_void_p, c_void_p, c_void_p),
        ("ZSTD_DCtx_setParameter", c_void_p, c_int, c_int),
        ("ZSTD_DCtx_loadDictionary", c_void_p, c_char_p, c_size_t),
        ("ZSTD_freeDCtx", c_void_p),
        ("ZSTD_isError", c_size_t)):
    getattr(zstd, name).argtypes = types
    getattr(zstd, name).restype = c_size_t
zstd.ZSTD_createDCtx.restype = c_void_p

NOT_A_PACKET, TRUNCATED, ALTERED, STRANGER, NOT_FOR_US, OTHER_WARD, TOO_NEW, TOO_LARGE, FAILED = range(9)
MIB = 1 << 20
SEAT = 8 + 80


class Refused(Exception):
    pass


class Buffer(ctypes.Structure):
    _fields_ = [("data", c_void_p), ("size", c_size_t), ("pos", c_size_t)]


def blake(data):
    return hashlib.blake2b(data, digest_size=32).digest()


class Cursor:
    def __init__(self, data):
        self.data, self.at = data, 0

    def raw(self, n):
        if n > len(self.data) - self.at:
            raise Refused(TRUNCATED)
        self.at += n
        return self.data[self.at - n:self.at]

    def number(self):
        value = 0
        for shift in range(0, 64, 7):
            byte = self.raw(1)[0]
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                return value & (1 << 64) - 1
        raise Refused(ALTERED)


def keys(seed):
    """The made-up site that sites.c makes of the same number."""
    start = seed.to_bytes(4, "little") + bytes(28)
    out = [create_string_buffer(n) for n in (32, 64, 32, 32)]
    sodium.crypto_sign_seed_keypair(out[0], out[1], start)
    sodium.crypto_box_seed_keypair(out[2], out[3], start)
    sign, _, box, secret = (b.raw for b in out)
    return blake(sign)[:16], sign, box, secret


OFFICE, LEAF, WARD = keys(1), keys(2), b"ward-000"


def unpack(packed, dictionary, plain_size, dictionary_bytes):
    """Never more than one byte beyond what the head says."""
    if dictionary > 1:
        raise Refused(TOO_NEW)
    context = zstd.ZSTD_createDCtx()
    zstd.ZSTD_DCtx_setParameter(context, 100, 23)
    if dictionary:
        zstd.ZSTD_DCtx_loadDictionary(context, dictionary_bytes, len(dictionary_bytes))
    source = b"\x28\xb5\x2f\xfd" + packed
    room = create_string_buffer(plain_size + 1)
    holder = create_string_buffer(source, len(source))
    into = Buffer(ctypes.cast(room, c_void_p), plain_size + 1, 0)
    out_of = Buffer(ctypes.cast(holder, c_void_p), len(source), 0)
    left, before = 1, None
    while left and (out_of.pos, into.pos) != before and into.pos <= plain_size:
        before = (out_of.pos, into.pos)
        left = zstd.ZSTD_decompressStream(context, byref(into), byref(out_of))
        if zstd.ZSTD_isError(left):
            zstd.ZSTD_freeDCtx(context)
            raise Refused(ALTERED)
    zstd.ZSTD_freeDCtx(context)
    if left or out_of.pos < len(source) or into.pos != plain_size:
        raise Refused(ALTERED)
    return room.raw[:plain_size]


def frames(plain, n_frames):
    cursor = Cursor(plain)
    while cursor.at < len(plain):
        kind, size = cursor.raw(1)[0], 0
        for i in range(4):
            byte = cursor.raw(1)[0]
            if byte == 0 and i > 0:
                raise Refused(ALTERED)
            size |= (byte & 0x7F) << 7 * i
            if byte < 0x80:
                break
        else:
            raise Refused(ALTERED)
        n_frames -= 1
        if kind == 0 or n_frames < 0:
            raise Refused(ALTERED)
        if size > 64 * MIB:
            raise Refused(TOO_LARGE)
        yield kind, cursor.raw(size)
    if n_frames:
        raise Refused(ALTERED)


def open_packet(data, dictionary_bytes):
    if not data or data[:4] != b"DVPK"[:len(data)]:
        raise Refused(NOT_A_PACKET)
    cursor = Cursor(data)
    cursor.raw(5)
    if cursor.raw(1)[0] > 1:
        raise Refused(TOO_NEW)
    ward, sender, scope = cursor.raw(8), cursor.raw(16), cursor.raw(1)
    if scope not in (b"W", b"O", b"G"):
        raise Refused(ALTERED)
    cursor.raw(16 if scope == b"G" else 0)
    _, dictionary, plain_size, packed_size, n_frames, n_readers = (cursor.number() for _ in range(6))
    if max(dictionary, n_frames, n_readers) >= 1 << 32:
        raise Refused(ALTERED)
    if (plain_size > 256 * MIB or packed_size > 258 * MIB or n_frames > 100000 or n_readers > 256
            or plain_size > 16 * MIB + 200 * packed_size):
        raise Refused(TOO_LARGE)
    seats = [cursor.raw(SEAT) for _ in range(n_readers)]
    head = cursor.at
    end = head + packed_size + 17 * -(-packed_size // 65536)
    if len(data) < end + 64:
        raise Refused(TRUNCATED)
    if len(data) > end + 64 or not seats or not packed_size:
        raise Refused(ALTERED)
    if ward != WARD:
        raise Refused(OTHER_WARD)
    if sender != OFFICE[0]:
        raise Refused(STRANGER)
    signed = b"DanVan packet 1\0" + blake(data[:end])
    if sodium.crypto_sign_verify_detached(data[end:], signed, c_ulonglong(len(signed)), OFFICE[1]):
        raise Refused(ALTERED)
    key = create_string_buffer(32)
    if not any(s[:8] == LEAF[0][:8] and not sodium.crypto_box_seal_open(key, s[8:], c_ulonglong(80), LEAF[2], LEAF[3])
               for s in seats):
        raise Refused(NOT_FOR_US)
    state, packed = create_string_buffer(52), b""
    start = hashlib.blake2b(data[:head], digest_size=24).digest()
    sodium.crypto_secretstream_xchacha20poly1305_init_pull(state, start, key)
    for at in range(head, end, 65536 + 17):
        chunk = data[at:min(at + 65536 + 17, end)]
        out, tag = create_string_buffer(len(chunk)), c_ubyte()
        last = at + len(chunk) == end
        if (sodium.crypto_secretstream_xchacha20poly1305_pull(
                state, out, None, byref(tag), chunk, c_ulonglong(len(chunk)), None, c_ulonglong(0)) or tag.value != (3 if last else 0)):
            raise Refused(ALTERED)
        packed += out.raw[:len(chunk) - 17]
    yield from frames(unpack(packed, dictionary, plain_size, dictionary_bytes), n_frames)


def open_inside(data, dictionary_bytes):
    cursor = Cursor(data)
    dictionary, plain_size, n_frames = (cursor.number() for _ in range(3))
    yield from frames(unpack(data[cursor.at:], dictionary, plain_size, dictionary_bytes), n_frames)


def verdict(path, dictionary_bytes):
    reader = open_inside if path.suffix == ".inside" else open_packet
    try:
        found = b"".join(bytes([kind]) + len(data).to_bytes(8, "little") + data
                         for kind, data in reader(path.read_bytes(), dictionary_bytes))
    except Refused as refused:
        return f"{path.name} refused {refused}"
    return f"{path.name} {blake(found).hex()}"


def main():
    tool, dictionary = sys.argv[1], Path(sys.argv[2]).read_bytes()
    seed = os.environ.get("DV_SEED", str(random.randrange(1 << 31)))
    rounds = str(min(int(os.environ.get("DV_ROUNDS", "600")), 5000))
    assert sodium.sodium_init() >= 0
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([tool, "write", folder, seed, rounds], check=True)
        paths = sorted(Path(folder).iterdir())
        theirs = subprocess.run([tool, "read", *paths], check=True, capture_output=True, text=True).stdout
        ours = [verdict(path, dictionary) for path in paths]
    different = [pair for pair in zip(theirs.splitlines(), ours) if pair[0] != pair[1]]
    # Why an inside is refused may be found in another order: it is unpacked whole here, there as it comes.
    different = [(a, b) for a, b in different if not (".inside refused" in a and ".inside refused" in b)]
    refused = sum("refused" in line for line in ours)
    print(f"DV_SEED={seed}: {len(ours)} files, {refused} refused by both, {len(different)} read differently")
    for pair in different[:10]:
        print(*pair, sep="\n  ")
    sys.exit(1 if different or not 0 < refused < len(ours) or len(theirs.splitlines()) != len(ours) else 0)


main()
