import { randomBytes } from 'node:crypto';
import { open, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AdapterConfig, CsvFormat, FileMapping, Mapping } from '#adapter';
import { mapRow, readMapping } from '#adapter';
import { readText } from '#files';
import type { Bench, Line, Report } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { Failure, wrongUsage } from '../failure.ts';
import type { Fixture } from '../fixtures/fixtures.ts';
import { fixtureOf, fixtures, mappingOf, rowOf, SAMPLE_PERSON, shortName } from '../fixtures/fixtures.ts';
import { readOffice } from '../office/read-office.ts';
import { askNeighbour } from './ask-neighbour.ts';
import { exportBytes } from './export-bytes.ts';
import { exportName } from './export-name.ts';

type Row = Readonly<Record<string, string>>;

/** A kind of CSV export whose header names its columns. */
type NamedColumns = FileMapping & { readonly format: CsvFormat };

/** Lets something happen. */
export async function triggerEvent(bench: Bench): Promise<Report> {
  const { line } = bench;
  const fixture = namedFixture(line.operand('event'));
  const simulation = line.value('simulation');
  if (simulation !== undefined) return askNeighbour(simulation, line.value('agency') ?? '', fixture.event);
  return exported(bench, fixture);
}

async function exported({ line, hub }: Bench, fixture: Fixture): Promise<Report> {
  const path = line.optionalOperand('config');
  if (path === undefined)
    throw wrongUsage('USAGE_WRONG', 'neither a configuration nor --simulation is named', [
      'npx wegmarke trigger --help',
    ]);
  const { config } = await readOffice(path);
  const row = rowOf(fixture, {
    reference: referenceIn(line),
    azr: line.value('azr') ?? SAMPLE_PERSON.azr,
    voucher: line.value('voucher') ?? SAMPLE_PERSON.voucher,
    running: `T-${randomBytes(9).toString('base64url')}`,
    day: dayIn(line, hub.clock.now()).split('-').toReversed().join('.'),
  });
  const { file, name } = namedFile(await mappingAt(config), { fixture, row });
  const place = join(folderIn(config), name);
  await writeWhole(place, exportBytes(file.format, file.columns, row));
  return {
    facts: { event: fixture.event, file: place },
    lines: [`${place}: one row that reports ${fixture.event}`],
  };
}

async function mappingAt({ mappingFile }: AdapterConfig): Promise<Mapping> {
  const mapping = readMapping(await readText(mappingFile));
  if (!Array.isArray(mapping)) return mapping;
  throw new Failure('OFFICE_INVALID', EXIT.usage, {
    happened: `${mappingFile} is no mapping that an adapter could start with`,
    safe: 'nothing was written',
    next: mapping.map(({ line, pointer, code, fix }) => `${mappingFile}:${line} ${pointer} ${code}: ${fix}`),
  });
}

/** Whole before the adapter reads it (names that end in .part are never read), and never over what is there. */
async function writeWhole(place: string, bytes: Uint8Array): Promise<void> {
  const part = `${place}.part`;
  await writeFile(part, bytes, { flag: 'wx', mode: 0o600 });
  try {
    await (await open(place, 'wx', 0o600)).close();
    await rename(part, place);
  } finally {
    await rm(part, { force: true });
  }
}

/** The entries by whose rules the row reports the event, and a name for an export that the first of them reads. */
function namedFile(
  mapping: Mapping,
  { fixture, row }: { readonly fixture: Fixture; readonly row: Row },
): { readonly file: NamedColumns; readonly name: string } {
  const entries = mapping.files.filter(
    (file): file is NamedColumns =>
      hasNamedColumns(file) &&
      mapRow(file, new Map(Object.entries(row))).events.some(({ type }) => type === fixture.event),
  );
  const unique = `trigger-${randomBytes(6).toString('hex')}`;
  for (const file of entries) {
    const name = exportName(mapping, file, unique);
    if (name !== undefined) return { file, name };
  }
  throw entries[0] === undefined ? notMapped(fixture) : notNamed(entries[0]);
}

function notNamed({ glob }: NamedColumns): Failure {
  return new Failure('FIXTURE_NOT_MAPPED', EXIT.refused, {
    happened: `no name was found for an export that the entry of the mapping with glob ${glob} reads and no earlier one`,
    safe: 'nothing was written',
    next: ['put the entry before the others, or give it a glob that they do not have'],
  });
}

function notMapped(fixture: Fixture): Failure {
  return new Failure('FIXTURE_NOT_MAPPED', EXIT.refused, {
    happened: `the mapping makes no ${shortName(fixture.event)} from a row with the columns of the fixtures`,
    safe: 'nothing was written',
    next: [
      'add this entry to the mapping file, and start the adapter again:',
      ...mappingOf([fixture.event]).trimEnd().split('\n'),
    ],
  });
}

function hasNamedColumns(file: FileMapping): file is NamedColumns {
  return file.format.kind === 'csv' && file.format.header === 'names' && !file.glob.endsWith('.gz');
}

function folderIn({ sources }: AdapterConfig): string {
  for (const source of sources) if (source.kind === 'folder') return source.folder;
  throw new Failure('FIXTURE_NOT_MAPPED', EXIT.refused, {
    happened: 'the configuration names no folder from which exports are read',
    safe: 'nothing was written',
    next: ['add a folder to sources: docs/how-to/sources.md'],
  });
}

function namedFixture(type: string): Fixture {
  const fixture = fixtureOf(type);
  if (fixture !== undefined) return fixture;
  const known = fixtures.map(({ event }) => shortName(event)).join(', ');
  throw wrongUsage('EVENT_TYPE_UNKNOWN', `there is no event type ${type}`, [`there are: ${known}`]);
}

/** An empty one would make a row that every import refuses. */
function referenceIn(line: Line): string {
  const reference = line.value('reference') ?? '000417';
  if (reference.trim() !== '') return reference;
  throw wrongUsage('USAGE_WRONG', '--reference is empty', [
    'write the number of a file, as --reference 000417',
  ]);
}

function dayIn(line: Line, now: string): string {
  const day = line.value('day') ?? now.slice(0, 10);
  if (/^\d{4}-\d\d-\d\d$/.test(day) && isOnCalendar(day)) return day;
  throw wrongUsage('USAGE_WRONG', '--day is no day', ['write it as 2026-02-03']);
}

function isOnCalendar(day: string): boolean {
  const at = Date.parse(`${day}T00:00:00.000Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}
