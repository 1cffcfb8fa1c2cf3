/**
 * Holds the sinks of a finished demonstration against what the agreement and the consents of the story allow (expected.json):
 * `node deploy/local/demo/check.mjs <data folder>`. It shares no line with the product. Exit code 1 with every difference named.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readExport } from './check/exports.mjs';
import { checkSink } from './check/sinks.mjs';

/** @param {string} name */
const read = (name) => JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8'));

/**
 * @typedef {object} Expected
 * @property {Record<string, readonly string[] | { problem: string }>} rows by `<agency>/<file>:<line>`
 * @property {Record<string, { agency: string, type: string, case: string, happened: string, fields: Record<string, unknown> }>} events
 * @property {Record<string, Record<string, readonly string[]>>} sinks
 * @property {Record<string, Record<string, readonly string[]>>} withheld
 * @property {Record<string, Record<string, readonly string[]>>} withheldAgain
 * @property {Record<string, readonly string[]>} neverFields
 */

/** @type {Expected} */
const expected = read('expected.json');
/** @type {{ id: string, references: Record<string, string> }[]} */
const cases = read('cases.json');
const owners = new Map(
  cases.flatMap(({ id, references }) =>
    Object.entries(references).map(([agency, reference]) => [`${agency} ${reference}`, id]),
  ),
);
/** @param {string} agency @param {string} reference */
const caseOf = (agency, reference) => owners.get(`${agency} ${reference}`);

/** What an event says. @param {string} key */
const fieldsOf = (key) => expected.events[key]?.fields ?? {};

/** Faults that only somebody who knows the code lists can see; the small reader takes these rows as they are. */
const CODE_FAULTS = ['CODE_UNKNOWN', 'CELL_EMPTY', 'NUMBER_INVALID'];

/** A key without the number of its correction. @param {string} key */
const base = (key) => key.replace(/\+\d+$/, '');

/** @param {string} agency */
function checkExports(agency) {
  const folder = join(import.meta.dirname, 'exports', agency);
  if (!existsSync(folder)) return { checks: 0, problems: [] }; // enters by hand
  const problems = [];
  const seen = new Set();
  for (const file of readdirSync(folder)) {
    const bytes = readFileSync(join(folder, file));
    for (const { line, keys, fault } of readExport({ agency, file, bytes, caseOf })) {
      const place = `${agency}/${file}:${line}`;
      seen.add(place);
      const said = rowSays(keys, fault);
      const wanted = rowWanted(place);
      if (said !== wanted && !CODE_FAULTS.includes(wanted))
        problems.push(`${place} reports ${said} instead of ${wanted}`);
    }
  }
  const rows = Object.keys(expected.rows).filter((place) => place.startsWith(`${agency}/`));
  problems.push(...rows.filter((place) => !seen.has(place)).map((place) => `${place} is not there`));
  return { checks: seen.size, problems };
}

/** @param {readonly string[]} keys @param {string | undefined} fault */
const rowSays = (keys, fault) => fault ?? keys.join(' ');

/** @param {string} place */
function rowWanted(place) {
  const wanted = expected.rows[place];
  if (wanted === undefined) return 'nothing, as it is not expected';
  return 'problem' in wanted ? wanted.problem : wanted.map(base).join(' ');
}

/** @param {string} data @param {string} agency */
function sinkOf(data, agency) {
  const file = join(data, 'agencies', agency, 'sink', 'events.jsonl');
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line));
}

/** @param {string} data */
function main(data) {
  const problems = [];
  let checks = 0;
  console.log('agency              rows  sink: wanted  found  problems');
  for (const agency of Object.keys(expected.sinks)) {
    const byDay = expected.sinks[agency] ?? {};
    const withheld = expected.withheld[agency] ?? {};
    const withheldAgain = expected.withheldAgain[agency] ?? {};
    const never = expected.neverFields[agency] ?? [];
    const lines = sinkOf(data, agency);
    const parts = [
      checkExports(agency),
      checkSink(agency, lines, { byDay, fieldsOf, withheld, withheldAgain, never }, caseOf),
    ];
    const found = parts.flatMap((part) => part.problems);
    const wanted = Object.values(byDay).flat().length;
    // What is called back gets a line of its own, which is no event.
    const events = lines.filter(({ kind }) => kind !== 'recall');
    const numbers = [parts[0]?.checks, wanted, events.length, found.length];
    const [rows, ...rest] = numbers.map(String);
    console.log(
      `${agency.padEnd(17)} ${rows?.padStart(6)} ${rest[0]?.padStart(13)} ${rest[1]?.padStart(6)} ${rest[2]?.padStart(9)}`,
    );
    problems.push(...found);
    checks += parts.reduce((sum, part) => sum + part.checks, 0);
  }
  for (const problem of problems) console.log(problem);
  console.log(`${checks} checks, ${problems.length} problems`);
  return problems.length === 0 ? 0 : 1;
}

const [data] = process.argv.slice(2);
if (data === undefined) {
  console.error('Name the data folder: node deploy/local/demo/check.mjs .data');
  process.exitCode = 2;
} else {
  process.exitCode = main(data);
}
