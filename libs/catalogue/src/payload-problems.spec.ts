import fc from 'fast-check';
import { catalogue, commandEntry, commands } from './catalogue.ts';
import { payloadProblems } from './payload-problems.ts';

const voucher = 'de.wegmarke.language.voucher-issued.v1';
const give = 'de.wegmarke.consent.give.v1';
const given = commandEntry(give)?.example ?? {};
const [provision] = given['provisions'] as readonly Record<string, unknown>[];

describe('faults of a payload', () => {
  it('are told all at once, each with pointer, code and fix', () => {
    const data = {
      issueMode: 'fax',
      issuer: 'jobcenter',
      ground: 'aufenthg-44-1',
      standing: 'entitled',
      name: 'x',
    };
    expect(payloadProblems(voucher, data)).toEqual([
      { pointer: '/name', code: 'FIELD_UNKNOWN', fix: 'remove this field' },
      { pointer: '/issueMode', code: 'FIELD_INVALID', fix: 'send one of online, paper' },
      { pointer: '/validUntil', code: 'FIELD_MISSING', fix: 'send a day of the calendar as YYYY-MM-DD' },
    ]);
  });

  it('never repeat what was sent', () => {
    const secret = 'Mustermann, Erika';
    expect(JSON.stringify(payloadProblems(voucher, { issueMode: secret, validUntil: secret }))).not.toContain(
      'Muster',
    );
  });

  it('point into nested provisions', () => {
    const provisions = [provision, { ...provision, purposes: ['advertising'], note: 'x' }];
    expect(
      payloadProblems(give, { ...given, provisions }).map(({ pointer, code }) => [pointer, code]),
    ).toEqual([
      ['/provisions/1/note', 'FIELD_UNKNOWN'],
      ['/provisions/1/purposes', 'FIELD_INVALID'],
    ]);
  });

  it.each(['2025-02-29', '2025-13-01', '01.02.2025', '2025-1-1', '2025-06-30T00:00:00.000Z'])(
    'include a day that is none: %s',
    (validUntil) => {
      const data = {
        issueMode: 'paper',
        issuer: 'bamf',
        ground: 'aufenthg-44-4',
        standing: 'admitted',
        validUntil,
      };
      expect(payloadProblems(voucher, data).map((problem) => problem.pointer)).toEqual(['/validUntil']);
    },
  );

  it('include an unknown type', () => {
    expect(payloadProblems('de.wegmarke.language.unknown.v1', {})[0]?.code).toBe('TYPE_UNKNOWN');
  });

  it.each([null, undefined, 'text', 1, [], [{}]])('include data that is no object: %p', (data) => {
    expect(payloadProblems(voucher, data)[0]).toMatchObject({ pointer: '', code: 'FIELD_INVALID' });
  });

  it.each(['__proto__', 'constructor', 'prototype'])('include a member named %s, however deep', (name) => {
    const data: unknown = JSON.parse(`{"a":{"${name}":{"issueMode":"paper"}}}`);
    expect(payloadProblems(voucher, data)).toEqual([
      { pointer: `/a/${name}`, code: 'FIELD_NAME_FORBIDDEN', fix: 'remove this member' },
    ]);
  });

  it('include deep nesting, found without deep recursion', () => {
    const data: unknown = JSON.parse(`{"a":${'['.repeat(5_000)}${']'.repeat(5_000)}}`);
    expect(payloadProblems(voucher, data).map((problem) => problem.code)).toEqual(['TOO_DEEP']);
  });

  it('include too many values and too long texts', () => {
    expect(payloadProblems(voucher, { a: Array.from({ length: 5_000 }, () => 1) })[0]?.code).toBe(
      'TOO_LARGE',
    );
    expect(payloadProblems(voucher, { issueMode: 'x'.repeat(5_000) })[0]?.code).toBe('TOO_LARGE');
  });

  it('cut a long unknown name and escape it as a pointer', () => {
    const [problem] = payloadProblems('de.wegmarke.case.open.v1', { [`a/b~${'x'.repeat(200)}`]: 1 });
    expect(problem?.pointer).toMatch(/^\/a~1b~0x{60}$/);
  });

  it('include a value of the right code but the wrong type', () => {
    const data = { level: ['a1'], way: 'interview' };
    expect(payloadProblems('de.wegmarke.language.need-found.v1', data)[0]).toMatchObject({
      pointer: '/level',
    });
  });

  it('are found in whatever is sent, never thrown', () => {
    const types = fc.constantFrom(...[...catalogue, ...commands].filter((one) => one.fields.length > 0));
    fc.assert(
      fc.property(types, fc.jsonValue(), fc.nat(), (entry, value, which) => {
        const name = entry.fields[which % entry.fields.length]?.name ?? '';
        expect(Array.isArray(payloadProblems(entry.type, value))).toBe(true);
        expect(Array.isArray(payloadProblems(entry.type, { ...entry.example, [name]: value }))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
