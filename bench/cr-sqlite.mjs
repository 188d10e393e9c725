// SPDX-License-Identifier: GPL-3.0-or-later
// cr-sqlite as npm has it (WASM, in memory), on rows like those of bench-merge: how many times longer than
// in the same SQLite without it. Run by bench/cr-sqlite, which fetches it.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const dist = path.dirname(createRequire(import.meta.url).resolve("@vlcn.io/crsqlite-wasm"));
const part = (name) => import(pathToFileURL(path.join(dist, name)));
const { SQLite3 } = await part("index.js");
const api = await import("@vlcn.io/wa-sqlite");
const wasmBinary = await readFile(path.join(dist, "crsqlite.wasm"));
const sqlite = new SQLite3(api.Factory(await (await part("crsqlite.mjs")).default({ wasmBinary })));

const N = 20000;
const columns = ["name", "birth", "sex", "unit", "address", "household", "relation", "phone", "code", "note", "since"];
async function open(merging) {
  const db = await sqlite.open();
  await db.exec(`CREATE TABLE person (id BLOB PRIMARY KEY NOT NULL, ${columns.join(", ")})`);
  if (merging) await db.exec("SELECT crsql_as_crr ('person')");
  return db;
}

function row(i) {
  const id = new Uint8Array(16);
  new DataView(id.buffer).setUint32(0, i);
  return [id, `Nguyễn Thị Mận ${i}`, `19${10 + (i % 90)}-01-02`, "female", 7, `Số ${i % 977}, ngõ ${i % 53}`, null, null,
    `0000${i}`, null, null, null];
}

async function timed(work) {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

async function each(db, sql, values) {
  await db.tx(async (tx) => {
    const stmt = await tx.prepare(sql);
    for (let i = 0; i < N; i++) await stmt.run(tx, ...values(i));
    await stmt.finalize(tx);
  });
}

const insert = `INSERT INTO person VALUES (?${", ?".repeat(columns.length)})`;
const update = "UPDATE person SET note = ? WHERE id = ?";
const fields = '"table", "pk", "cid", "val", "col_version", "db_version", "site_id", "cl", "seq"';

async function merge(from, to, since) {
  const changes = await from.execA(`SELECT ${fields} FROM crsql_changes WHERE db_version > ?`, [since]);
  return timed(() => to.tx(async (tx) => {
    const stmt = await tx.prepare(`INSERT INTO crsql_changes (${fields}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`);
    for (const change of changes) await stmt.run(tx, ...change);
    await stmt.finalize(tx);
  }));
}

function report(what, ours, plain) {
  console.log(what.padEnd(58) + ours.toFixed(2).padStart(11) + plain.toFixed(2).padStart(11) + " s   " +
    (ours / plain).toFixed(2).padStart(7));
}

const plain = await open(false), first = await open(true), second = await open(true);
const plainInsert = await timed(() => each(plain, insert, row));
const plainUpdate = await timed(() => each(plain, update, (i) => ["Đã gặp", row(i)[0]]));
report("cr-sqlite: make 20,000 people / its own plain INSERT", await timed(() => each(first, insert, row)), plainInsert);
report("cr-sqlite: merge 20,000 new people / its own plain INSERT", await merge(first, second, 0), plainInsert);
const [[version]] = await first.execA("SELECT crsql_db_version ()");
const changed = await timed(() => each(first, update, (i) => ["Đã gặp", row(i)[0]]));
report("cr-sqlite: change a field of 20,000 / its own plain UPDATE", changed, plainUpdate);
report("cr-sqlite: merge 20,000 changes / its own plain UPDATE", await merge(first, second, version), plainUpdate);
