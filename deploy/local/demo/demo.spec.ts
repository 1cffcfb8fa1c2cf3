import { existsSync, readdirSync, readFileSync } from 'node:fs';
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
import { DEMO as HERE, demoCases as cases, expected, readDemo as read } from './expectations.ts';

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
