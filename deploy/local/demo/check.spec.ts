import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO as HERE, demoCases as cases, expected } from './expectations.ts';

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
    const { stdout, status } = spawnSync(process.execPath, [join(HERE, 'check.mjs'), data], {
      encoding: 'utf8',
    });
    expect(status).toBe(stdout.endsWith(', 0 problems\n') ? 0 : 1);
    return stdout;
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
      /shows the field reason, which this agency must never get/,
    ],
    [
      'a line has a field that is not for this agency',
      ([first, ...rest]) => [withField(first, 'weeks', '30'), ...rest],
      /shows the field weeks\n/,
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
