#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts mistakes into copies of the real sources, one at a time, and sees whether the schedules (or the
kills) find them: mutations.py SOURCE BUILD [--count N] [--full] [NAME…]

Without --full each mistake is given up as soon as it is found; with it, it is said how many of N
schedules found it. Fails if a mistake is not found, or if the sources have changed so that it cannot be
put in."""
import argparse
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile

INCOMING = 'src/store/dv-incoming.c'
SIBLINGS = 'src/store/dv-siblings.c'
WRITE = 'src/store/dv-write.c'
MEMBERS = 'src/store/dv-members.c'
SCHEDULES = 'test-schedules'

# name, what the mistake is, file, what stands there, what stands there with the mistake, who finds it
MUTATIONS = [
    ('lww', 'the newest value replaces the others', SIBLINGS,
     '''  dv_version_replace (version, entry->field,
                      is_blank (record, version, field) ? before : entry->replaced, stamp->dot);
''',
     '''  gint64 hlc = 0;
  g_autofree char *actor = NULL;

  dv_siblings_read_stamp (db, dv_record_get_row (record), g_array_index (before, DvDot, 0), &hlc,
                          &actor, NULL);
  if (hlc > stamp->hlc)
    return TRUE;
  dv_version_replace (version, entry->field, before, stamp->dot);
''', SCHEDULES),
    ('basenow', 'what was seen is what is there when the form is saved', WRITE,
     '''  g_autoptr (DvVersion) base = dv_row_get_version (record, error);
  g_autoptr (DvVersion) current = base != NULL ? dv_row_get_version (stored, error) : NULL;
  g_autoptr (DvOp) op = dv_op_new (kind->id, DV_LIFE_ALIVE);
''',
     '''  g_autoptr (DvVersion) base = dv_row_get_version (stored, error);
  g_autoptr (DvVersion) current = base != NULL ? dv_row_get_version (stored, error) : NULL;
  g_autoptr (DvOp) op = dv_op_new (kind->id, DV_LIFE_ALIVE);
''', SCHEDULES),
    ('stale', 'an old form is saved all the same', WRITE,
     '  if (dv_dots_cover (seen, dots))\n    return TRUE;\n',
     '  if (dots != NULL)\n    return TRUE;\n', SCHEDULES),
    ('nocausal', 'what a batch builds on is not waited for', INCOMING,
     '  return !*ready || check_deps (self, batch, stream->scope, ready, error);\n',
     '  return *ready || TRUE || check_deps (self, batch, stream->scope, ready, error);\n',
     SCHEDULES),
    ('nogap', 'a batch may be left out', INCOMING,
     '  *ready = batch->number == stream->batch + 1;\n', '  *ready = TRUE;\n', SCHEDULES),
    ('noidem', 'a known batch is applied again', INCOMING,
     '    return compare_known (self, site, &stream, batch, hash, taken, error);\n',
     '''    return compare_known (self, site, &stream, batch, hash, taken, error) &&
           apply_batch (self, site, &stream, batch, hash, error);
''', SCHEDULES),
    ('samesite', 'a store out of a backup goes on as the site that it was', MEMBERS,
     '  own = dv_members_get_own (db, &keys, error);\n  renewed = own',
     '''  if (db != NULL)
    return TRUE;
  own = dv_members_get_own (db, &keys, error);
  renewed = own''', SCHEDULES),
    ('unsent', 'what was not signed is lost with the old key', MEMBERS,
     'own != NULL && dv_outgoing_sign (db, error) && dv_members_get_ward',
     'own != NULL && dv_members_get_ward', SCHEDULES),
    ('editnolife', 'an edit says nothing of the life of its record', SIBLINGS,
     '  dv_version_set_life (version, op->life_replaced, stamp->dot, op->life);\n  return update_state',
     '''  if (op->life != DV_LIFE_ALIVE || op->fields->len == 0)
    dv_version_set_life (version, op->life_replaced, stamp->dot, op->life);
  return update_state''', SCHEDULES),
    ('blank', 'a value left blank is a value', SIBLINGS,
     'is_blank (record, version, field) ? before : entry->replaced',
     'is_blank (record, version, field) && FALSE ? before : entry->replaced', SCHEDULES),
    ('equal', 'equal values are a conflict', SIBLINGS,
     "\" HAVING count (DISTINCT coalesce (value, '')) > 1\"", '" HAVING count (*) > 1"', SCHEDULES),
    ('localwinner', 'each site shows another value of a conflict', SIBLINGS,
     'ORDER BY s.hlc DESC, i.id DESC, s.seq DESC', 'ORDER BY s.sid, s.seq DESC', SCHEDULES),
    ('fieldid', 'the number of a field is used for another one', 'src/records/kinds/person.c',
     '  { 9, "phone"', '  { 6, "phone"', SCHEDULES),
    ('unsigned', 'nobody looks at the signature', 'src/store/dv-verifier.c',
     '  return g_atomic_int_get (&self->bad) == 0;\n',
     '  return TRUE;\n', SCHEDULES),
    ('rights', 'everybody may write everything', INCOMING,
     '  if (!dv_member_may_write (member, batch->scope)) {\n',
     '  if (!dv_member_may_write (member, batch->scope) && FALSE) {\n', SCHEDULES),
    ('chain', 'nobody looks at the hash of the batch before', INCOMING,
     '  return memcmp (stream->head, batch->before, DV_HASH_SIZE) == 0 && batch->first',
     '  return batch->first', SCHEDULES),
    ('samehead', 'only the numbers of batches are compared', 'src/store/dv-outgoing.c',
     'memcmp (hash, known->hash, DV_KNOWN_HASH_SIZE) == 0 ? SAME_BATCH : OTHER_BATCH',
     'hash != NULL ? SAME_BATCH : OTHER_BATCH', 'test-twins'),
    ('nodeps', 'what builds on a renamed change waits for its old name', 'src/store/dv-fork.c',
     '    if (ward && move->ward != NULL)\n', '    if (ward && FALSE)\n', 'test-twins'),
    ('vvseparate', 'what is known is written in a transaction of its own', INCOMING,
     '''  return write_stream (self, site->sid, stream, hash, error) &&
         note_alive''',
     '''  return dv_db_exec (self->db, "COMMIT; BEGIN IMMEDIATE", error) &&
         write_stream (self, site->sid, stream, hash, error) &&
         note_alive''', 'test-kills'),
]


def commands_of(build, target):
    text = subprocess.run(['ninja', '-C', build, '-t', 'commands', target], check=True, text=True,
                          stdout=subprocess.PIPE).stdout
    return text.splitlines()


def compile_command(build, source):
    with open(os.path.join(build, 'compile_commands.json'), encoding='utf-8') as file:
        for entry in json.load(file):
            if os.path.realpath(os.path.join(build, entry['file'])) == os.path.realpath(source):
                return shlex.split(entry['command'])
    raise SystemExit(f'{source} is not built')


def build_mutant(source, build, scratch, mutation):
    name, _, path, old, new, program = mutation
    with open(os.path.join(source, path), encoding='utf-8') as file:
        text = file.read()
    if text.count(old) != 1:
        raise SystemExit(f'{name}: {path} has changed, so that the mistake cannot be put in')
    mutant = os.path.join(scratch, name + '.c')
    with open(mutant, 'w', encoding='utf-8') as file:
        file.write(text.replace(old, new))
    command = compile_command(build, os.path.join(source, path))
    for flag, value in (('-o', mutant[:-2] + '.o'), ('-c', mutant), ('-MF', mutant + '.d')):
        command[command.index(flag) + 1] = value
    command += ['-I', os.path.dirname(os.path.join(source, path)), '-Wno-error', '-w']
    subprocess.run(command, cwd=build, check=True)
    # The linker takes a file before it looks into a library for the same one.
    link = shlex.split(commands_of(build, f'tests/merging/{program}')[-1])
    link[link.index('-o') + 1] = mutant[:-2]
    link.insert(link.index('-o') + 2, mutant[:-2] + '.o')
    subprocess.run(link, cwd=build, check=True)
    return mutant[:-2]


def find(program, mutant, count, full):
    """Returns how many of how many schedules found it."""
    env = dict(os.environ, DV_BRIEF='1' if full else 'first')
    env.pop('DV_SCHEDULES', None)
    arguments = [mutant, '0', str(count)] if program == SCHEDULES else [mutant]
    run = subprocess.run(arguments, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                         env=env, check=False, errors='replace')
    found = re.search(r'(\d+) of (\d+) schedules failed', run.stdout)
    if found:
        return int(found[1]), int(found[2])
    return int(run.returncode != 0), 1


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('source')
    parser.add_argument('build')
    parser.add_argument('--count', type=int, default=4000)
    parser.add_argument('--full', action='store_true')
    parser.add_argument('names', nargs='*')
    options = parser.parse_intermixed_args()
    source, build = os.path.abspath(options.source), os.path.abspath(options.build)
    chosen = [m for m in MUTATIONS if not options.names or m[0] in options.names]
    print(f'1..{len(chosen)}')
    missed = 0
    with tempfile.TemporaryDirectory() as scratch:
        for number, mutation in enumerate(chosen, 1):
            mutant = build_mutant(source, build, scratch, mutation)
            found, tried = find(mutation[5], mutant, options.count, options.full)
            missed += not found
            by = 'run of the kills' if mutation[5] == 'test-kills' else 'schedules'
            print(f'{"ok" if found else "not ok"} {number} {mutation[0]}: {mutation[1]}: '
                  f'found by {found} of {tried} {by}', flush=True)
    sys.exit(missed > 0)


main()
