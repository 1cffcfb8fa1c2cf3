import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, matchesGlob } from 'node:path';
import { noticeOf, parseAgreement } from '#agreement';
import { catalogue, payloadProblems } from '#catalogue';
import type { AdapterConfig } from '../../../apps/adapter/src/config/adapter-config.ts';
import { readConfig } from '../../../apps/adapter/src/config/adapter-config.ts';
import { mapRow } from '../../../apps/adapter/src/mapping/map-row.ts';
import type { FileMapping, Mapping } from '../../../apps/adapter/src/mapping/mapping.ts';
import { readMapping } from '../../../apps/adapter/src/mapping/read-mapping.ts';
import type { ExportRecord } from '../../../apps/adapter/src/source/export-record.ts';
import { readExport } from '../../../apps/adapter/src/source/read-export.ts';

const HERE = 'deploy/local/demo';
const read = (...path: string[]): string => readFileSync(join(HERE, ...path), 'utf8');

interface Expected {
  readonly rows: Readonly<Record<string, readonly string[] | { readonly problem: string }>>;
  readonly events: Readonly<
    Record<
      string,
      {
        readonly agency: string;
        readonly type: string;
        readonly happened: string;
        readonly fields?: Readonly<Record<string, unknown>>;
      }
    >
  >;
  readonly recorded: readonly string[];
  readonly sinks: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly withheld: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly withheldAgain: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}
interface DemoCase {
  readonly id: string;
  readonly references: Readonly<Record<string, string>>;
}
interface Step {
  readonly drop?: { readonly agency: string; readonly file: string; readonly inHalves?: true };
  readonly desk?: {
    readonly agency: string;
    readonly do: string;
    readonly reference: string;
    readonly body?: {
      readonly provisions?: readonly { readonly form: string }[];
      readonly notice?: { readonly id: string; readonly version: string; readonly language: string };
      readonly givenBy?: string;
      readonly representedUntil?: string;
    };
  };
}

const expected = JSON.parse(read('expected.json')) as Expected;
const cases = JSON.parse(read('cases.json')) as readonly DemoCase[];
const { steps } = JSON.parse(read('story.json')) as { readonly steps: readonly Step[] };
const agencies = readdirSync(join(HERE, 'agencies'));
const berlin = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', dateStyle: 'short' });
/** Who enters by hand exports nothing. */
const exportsOf = (agency: string): readonly string[] =>
  existsSync(join(HERE, 'exports', agency)) ? readdirSync(join(HERE, 'exports', agency)) : [];
const mappingOf = (agency: string): Mapping => {
  const mapping = readMapping(read('agencies', agency, 'mapping.yaml'));
  if (Array.isArray(mapping)) throw new Error(JSON.stringify(mapping, null, 2));
  return mapping;
};

/** What the product reads out of one export, row by row, in the words of expected.json. */
async function told(agency: string, file: string, mapping: FileMapping): Promise<[string, unknown][]> {
  const records: ExportRecord[] = [];
  const path = join(HERE, 'exports', agency, file);
  for await (const some of readExport({ name: file, path }, mapping)) records.push(...some);
  const said = new Map<string, string>();
  return records.map((record): [string, unknown] => {
    const place = `${agency}/${file}:${record.line}`;
    if ('fault' in record) return [place, { problem: record.fault.code }];
    const row = mapRow(mapping, record.cells);
    const [problem] = row.refused.flatMap(({ problems }) => problems);
    if (problem !== undefined) return [place, { problem: problem.code }];
    const owner = cases.find(({ references }) => references[agency] === row.reference)?.id ?? '?';
    const twice = row.events.some(({ key, ...content }) => {
      const [name, now] = [key.join('|'), JSON.stringify(content)];
      const before = said.get(name) ?? now;
      said.set(name, before);
      return before !== now;
    });
    if (twice) return [place, { problem: 'KEY_TWICE_IN_FILE' }];
    const events = row.events.map(({ type, happenedAt, data }) => {
      const name = type.split('.').slice(2, 4).join('.');
      return { key: `${owner}/${agency}/${name}/${berlin.format(new Date(happenedAt))}`, fields: data };
    });
    return [place, events];
  });
}

/** An expected event, under the key that a single row can tell: without the number of its correction. */
const expectedEvent = (key: string): object => ({
  key: key.replace(/\+\d+$/, ''),
  fields: expected.events[key]?.fields ?? expect.anything(),
});

describe("the demonstration's data", () => {
  it('has at least forty cases and no reference that two agencies or two cases share', () => {
    expect(cases.length).toBeGreaterThanOrEqual(40);
    const references = cases.flatMap((one) => Object.values(one.references));
    expect(new Set(references).size).toBe(references.length);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
  });

  it('spans at least eighteen months and shows every type of event of the catalogue', () => {
    const events = expected.recorded.map((key) => expected.events[key]);
    const days = events.map((event) => event?.happened ?? '').sort();
    const months = (day = ''): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
    expect(months(days.at(-1)) - months(days[0])).toBeGreaterThanOrEqual(18);
    const rules = agencies.flatMap((agency) => mappingOf(agency).files.flatMap((file) => file.rules));
    const types = new Set(rules.map(({ event }) => event));
    const shown = new Set(events.map((event) => event?.type));
    expect([...types].filter((type) => !shown.has(type))).toEqual([]);
    expect(catalogue.map(({ type }) => type).filter((type) => !shown.has(type))).toEqual([]);
  });

  it.each(agencies)('configures the adapter of %s', (agency) => {
    const values: Record<string, string> = { natsUrl: 'nats://127.0.0.1:4222', port: '8301' };
    const filled = read('agencies', agency, 'config.yaml').replaceAll(
      /\{\{(\w+)\}\}/g,
      (_, name: string) => values[name] ?? `http://127.0.0.1:${name.length}`,
    );
    const config = readConfig(filled, '/') as AdapterConfig;
    expect(config).toMatchObject({
      agency,
      network: 'rheine',
      desk: { port: 8301 },
      sources: [agency === 'volunteers' ? { kind: 'push' } : { settleMs: 300 }],
    });
  });

  it.each(agencies)('tells by the mapping of %s exactly what is expected of each row', async (agency) => {
    const mapping = mappingOf(agency);
    const rows: [string, unknown][] = [];
    for (const file of exportsOf(agency)) {
      const how = mapping.files.find(({ glob }) => matchesGlob(file, glob));
      if (how === undefined) rows.push([`${agency}/${file}:1`, { problem: 'FILE_WITHOUT_MAPPING' }]);
      else rows.push(...(await told(agency, file, how)));
    }
    const wanted = Object.entries(expected.rows)
      .filter(([place]) => place.startsWith(`${agency}/`))
      .map(([place, row]) => [place, 'problem' in row ? row : row.map(expectedEvent)]);
    expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(wanted));
  });

  it('tells a story of files that are there and of notices and provisions that are whole', () => {
    const dropped = steps.flatMap(({ drop }) => (drop ? [`${drop.agency}/${drop.file}`] : []));
    const everybody = [...agencies, 'emsdetten-jobcenter', 'emsdetten-vhs'];
    const there = everybody.flatMap((agency) => exportsOf(agency).map((file) => `${agency}/${file}`));
    expect([...new Set(dropped)].sort()).toEqual([...there].sort());
    const references = new Set(cases.flatMap((one) => Object.values(one.references)));
    for (const { desk } of steps) {
      if (desk === undefined) continue;
      expect(references).toContain(desk.reference);
      const { provisions } = desk.body ?? {};
      if (provisions === undefined) continue;
      const filled = provisions.map((one) => ({
        ...one,
        validFrom: '2025-01-01T00:00:00.000Z',
        validUntil: '2027-01-01T00:00:00.000Z',
      }));
      const { notice, givenBy, representedUntil } = desk.body ?? {};
      const [type, rest] =
        desk.do === 'amend' ? ['amend', {}] : ['give', { notice, givenBy, consequencesTold: true }];
      const data = { consentId: 'a', ...rest, provisions: filled };
      expect(payloadProblems(`de.wegmarke.consent.${type}.v1`, data)).toEqual([]);
      expect(new Set(filled.map(({ form }) => form)).size).toBe(1);
      if (type === 'give') expect(representedUntil === undefined).toBe(givenBy === 'person');
    }
  });

  it('gives every person a notice that the agreement holds', () => {
    const agreementOf = (folder: string) => {
      const agreement = parseAgreement(read(folder, 'agreement.yaml'));
      if (!('parties' in agreement)) throw new Error('the agreement of the demonstration has faults');
      return agreement;
    };
    const [here, there] = [agreementOf('.'), agreementOf('../demo-second')];
    const given = steps.flatMap(({ desk }) =>
      desk?.body?.notice
        ? [{ ...desk.body.notice, by: desk.agency.startsWith('emsdetten-') ? there : here }]
        : [],
    );
    expect(given.length).toBeGreaterThan(20);
    expect(
      given.filter(({ id, version, language, by }) => noticeOf(by, id, version, language) === undefined),
    ).toEqual([]);
  });

  it('cuts the file that is dropped in halves within a line', () => {
    const halves = steps.flatMap(({ drop }) => (drop?.inHalves ? [drop] : []));
    expect(halves.length).toBeGreaterThan(0);
    for (const { agency, file } of halves) {
      const bytes = readFileSync(join(HERE, 'exports', agency, file));
      expect(bytes[Math.floor(bytes.length / 2) - 1]).not.toBe(10);
    }
  });
});

describe('the check of the sinks', () => {
  let data: string;
  beforeEach(() => (data = mkdtempSync(join(tmpdir(), 'sinks-'))));
  afterEach(() => rmSync(data, { recursive: true }));

  /** The sinks as they should be, before `doctor` lays hands on one of them. */
  const writeSinks = (doctor: (lines: object[], agency: string) => object[]): void => {
    for (const [agency, byDay] of Object.entries(expected.sinks)) {
      const lines = Object.entries(byDay).flatMap(([day, keys]) => keys.map((key) => line(agency, day, key)));
      mkdirSync(join(data, 'agencies', agency, 'sink'), { recursive: true });
      const text = doctor(lines, agency).map((one) => `${JSON.stringify(one)}\n`);
      writeFileSync(join(data, 'agencies', agency, 'sink', 'events.jsonl'), text.join(''));
    }
  };
  const line = (recipient: string, day: string, key: string): object => {
    const event = expected.events[key];
    const owner = cases.find(({ id }) => id === key.split('/')[0]);
    return {
      id: key,
      type: event?.type,
      agency: event?.agency,
      reference: owner?.references[recipient],
      ...(day !== '-' && { happenedAt: `${day}T10:00:00.000Z` }),
      ...(key.includes('+') && { corrects: 'x' }),
      fields: fieldsOf(recipient, key),
    };
  };
  const fieldsOf = (recipient: string, key: string): object => {
    const withheld = expected.withheld[recipient]?.[key] ?? [];
    const fields = Object.entries(expected.events[key]?.fields ?? {});
    return Object.fromEntries(fields.filter(([name]) => !withheld.includes(name)));
  };
  const check = (): string => {
    try {
      return execFileSync(process.execPath, [join(HERE, 'check.mjs'), data], { encoding: 'utf8' });
    } catch (error) {
      return (error as { readonly stdout: string }).stdout;
    }
  };
  const withField = (one: object | undefined, name: string, value: string): object => ({
    ...one,
    fields: { ...(one as { readonly fields: object }).fields, [name]: value },
  });
  const onlyBamf = (change: (lines: object[]) => object[]) => (lines: object[], agency: string) =>
    agency === 'bamf' ? change(lines) : lines;

  it('finds nothing where everything is right', () => {
    writeSinks((lines) => lines);
    expect(check()).toMatch(/\n\d+ checks, 0 problems\n$/);
  });

  const recallOf = (one: object | undefined, notice = 'stop-using'): object => ({
    kind: 'recall',
    notice,
    ids: [(one as { readonly id: string }).id],
  });

  it('finds nothing where a line was called back and comes again, with what is permitted now', () => {
    const [[again] = []] = Object.values(expected.withheldAgain).map((byKey) => Object.entries(byKey));
    writeSinks((lines, agency) => {
      const first = lines.find((one) => (one as { readonly id: string }).id === again?.[0]);
      if (agency !== 'jobcenter' || first === undefined) return lines;
      const fields = Object.entries((first as { readonly fields: object }).fields);
      const left = Object.fromEntries(fields.filter(([name]) => again?.[1].includes(name) === false));
      return [...lines, recallOf(first), { ...first, fields: left, delivery: 2 }];
    });
    expect(again).toBeDefined();
    expect(check()).toMatch(/\n\d+ checks, 0 problems\n$/);
  });

  it.each<[string, (lines: object[]) => object[], RegExp]>([
    [
      'a line comes again without a recall',
      (lines) => [...lines, { ...lines[0], delivery: 2 }],
      /is there 2 times instead of 1/,
    ],
    [
      'a line comes again before its recall',
      (lines) => [...lines, { ...lines[0], delivery: 2 }, recallOf(lines[0])],
      /is there 2 times instead of 1/,
    ],
    [
      'a line comes again after a restriction alone',
      (lines) => [...lines, recallOf(lines[0], 'restrict'), { ...lines[0], delivery: 2 }],
      /is there 2 times instead of 1/,
    ],
    [
      'a line comes again under a number that was left out',
      (lines) => [...lines, recallOf(lines[0]), { ...lines[0], delivery: 3 }],
      /is there 2 times instead of 1/,
    ],
    [
      'a line comes twice after one recall',
      (lines) => [...lines, recallOf(lines[0]), ...[2, 3].map((delivery) => ({ ...lines[0], delivery }))],
      /is there 2 times instead of 1/,
    ],
    ['a line is missing', (lines) => lines.slice(1), /is there 0 times instead of 1/],
    ['a line is there twice', (lines) => [...lines, ...lines.slice(0, 1)], /is there 2 times instead of 1/],
    [
      'a line has a reason',
      ([first, ...rest]) => [withField(first, 'reason', 'illness'), ...rest],
      /shows the field reason/,
    ],
    [
      'a line says something else',
      ([first, ...rest]) => [withField(first, 'issuer', 'nobody'), ...rest],
      /says something else in the field issuer/,
    ],
    [
      'a line lacks a field',
      ([first, ...rest]) => [{ ...first, fields: {} }, ...rest],
      /lacks the field issuer/,
    ],
    [
      'a line came from nowhere',
      (lines) => [...lines, { ...lines[0], agency: 'caritas' }],
      /must not be there/,
    ],
  ])('says so when %s', (_, doctor, words) => {
    writeSinks(onlyBamf(doctor));
    const said = check();
    expect(said).toMatch(words);
    expect(said).toMatch(/checks, [1-9]\d* problems\n$/);
  });
});
