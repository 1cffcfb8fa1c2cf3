import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Agreement } from './agreement.ts';
import { changedNotices, earliestNext, signatories } from './adoption.ts';
import { parseAgreement } from './parse.ts';
import { functionOn } from './questions.ts';
import { noticeOf, retentionOf, speaksOf } from './sections.ts';

const path = join(import.meta.dirname, '../../../deploy/local/demo/agreement.yaml');
const whole = parse(readFileSync(path, 'utf8')) as object;
const NEED = 'de.wegmarke.language.need-found.v1';

/** The agreement of the demonstration with these sections in place of its own. */
function written(sections: object): Agreement | { readonly pointer: string; readonly code: string }[] {
  return parseAgreement(stringify({ ...whole, ...sections }));
}

function agreementWith(sections: object): Agreement {
  const parsed = written(sections);
  if (Array.isArray(parsed)) throw new Error(JSON.stringify(parsed));
  return parsed;
}

function faultsOf(sections: object): string[] {
  const parsed = written(sections);
  return Array.isArray(parsed) ? parsed.map(({ pointer, code }) => `${code} ${pointer}`) : [];
}

const notice = { id: 'course', version: '1', language: 'de', text: 'Erste Zeile\nZweite Zeile' };
const rule = {
  types: ['language.need-found'],
  paragraph: 'Art. 17 GDPR',
  period: 'P1Y',
  start: 'happened',
  action: 'unreadable',
};

describe('the notices of an agreement', () => {
  it('are found by id, version and language, with the hash of their text', () => {
    const agreement = agreementWith({
      notices: [notice, { ...notice, language: 'ar', plainLanguage: true }],
    });
    const hash = createHash('sha256').update(notice.text).digest('base64url');
    expect(noticeOf(agreement, 'course', '1', 'de')).toEqual({ ...notice, hash });
    expect(noticeOf(agreement, 'course', '1', 'ar')).toMatchObject({ plainLanguage: true });
    expect(noticeOf(agreement, 'course', '2', 'de')).toBeUndefined();
    expect(noticeOf(agreementWith({ notices: undefined }), 'course', '1', 'de')).toBeUndefined();
  });

  it('speak of the purposes and the declaration that they name, and of any where they name none', () => {
    const text = { ...notice, hash: '' };
    const consent = { purposes: ['course-progress'], form: 'consent' } as const;
    const release = { ...consent, form: 'secrecy-release' } as const;
    expect(speaksOf(text, [consent, release])).toBe(true);
    const bound = { ...text, purposes: ['course-progress', 'course-access'], form: 'consent' } as const;
    expect(speaksOf(bound, [consent])).toBe(true);
    expect(speaksOf(bound, [release])).toBe(false);
    expect(speaksOf(bound, [consent, { ...consent, purposes: ['course-access', 'counselling'] }])).toBe(
      false,
    );
  });

  it('name purposes of the closed list', () => {
    expect(faultsOf({ notices: [{ ...notice, purposes: ['marketing'] }] })).toEqual([
      'PURPOSE_UNKNOWN /notices/0/purposes/0',
    ]);
  });

  it('have one text each', () => {
    expect(faultsOf({ notices: [notice, { ...notice, text: 'other' }] })).toEqual(['ID_TAKEN /notices/1/id']);
    expect(faultsOf({ notices: [{ ...notice, text: 'bell\u0007' }] })).toEqual([
      'FIELD_INVALID /notices/0/text',
    ]);
  });

  it('that change under the same version are told', () => {
    const before = agreementWith({ notices: [notice] });
    const change = (more: object) =>
      changedNotices(before, agreementWith({ notices: [{ ...notice, ...more }] }));
    expect(change({})).toEqual([]);
    expect(change({ text: 'other' })).toEqual(['course 1 de']);
    expect(change({ text: 'other', version: '2' })).toEqual([]);
  });
});

describe('the retention rules of an agreement', () => {
  it("are the controller's own before those for all", () => {
    const own = { ...rule, controller: 'vhs-rheine', period: 'P6M' };
    const agreement = agreementWith({ retention: [rule, own, { ...rule, types: ['access-entries'] }] });
    expect(retentionOf(agreement, 'vhs-rheine', NEED)).toMatchObject({ period: 'P6M' });
    expect(retentionOf(agreement, 'stadt-rheine', NEED)).toMatchObject({ period: 'P1Y', types: [NEED] });
    expect(retentionOf(agreement, 'hub', 'Released')).toMatchObject({ period: 'P1Y' });
    expect(retentionOf(agreement, 'vhs-rheine', 'de.wegmarke.language.registered.v1')).toBeUndefined();
  });

  it.each<[string, object, string]>([
    ['a stranger', { controller: 'nobody' }, 'CONTROLLER_UNKNOWN /retention/0/controller'],
    ['an unknown type', { types: ['language.sung'] }, 'TYPE_UNKNOWN /retention/0/types/0'],
    ['a period in days', { period: 'P30D' }, 'FIELD_INVALID /retention/0/period'],
    [
      'retrievals of one controller',
      { types: ['access-entries'], controller: 'vhs-rheine' },
      'FIELD_INVALID /retention/0/controller',
    ],
    ['a consent that ends before its case', { types: ['consent.give'] }, 'FIELD_INVALID /retention/0/start'],
    [
      'the same type twice',
      { types: ['language.need-found', 'language.need-found.v1'] },
      'RULE_TWICE /retention/0/types/1',
    ],
  ])('are not for %s', (_, change, fault) => {
    expect(faultsOf({ retention: [{ ...rule, ...change }] })).toEqual([fault]);
  });
});

describe('the functions of an agreement', () => {
  const off = (name: string) => ({ name, on: false, exceptFor: [], role: 'none' });

  it('disclose nothing unless they are switched on, and owe the person what they owe unless switched off', () => {
    const silent = agreementWith({ functions: [] });
    for (const name of ['claim', 'timeline', 'export'] as const)
      expect(functionOn(silent, name, 'vhs')).toBe(false);
    for (const name of ['recall', 'subject-access', 'officer'] as const)
      expect(functionOn(silent, name, 'vhs')).toBe(true);
    expect(functionOn(agreementWith({ functions: [off('officer')] }), 'officer', 'vhs')).toBe(false);
  });

  it('are named once each', () => {
    expect(faultsOf({ functions: [off('claim'), { ...off('claim'), on: true }] })).toEqual([
      'ID_TAKEN /functions/1/name',
    ]);
    expect(faultsOf({ functions: [off('oracle')] })).toEqual(['FIELD_INVALID /functions/0/name']);
  });
});

describe('the adoption of an agreement', () => {
  it('is signed by who was a party and by who becomes one', () => {
    const now = agreementWith({});
    const next = { ...now, parties: [{ ...now.parties[0]!, agency: 'newcomer' }, ...now.parties.slice(2)] };
    expect(signatories(now, next)).toEqual([...now.parties.map(({ agency }) => agency), 'newcomer']);
  });

  it('waits as many days as the version in force says', () => {
    const at = '2026-03-01T10:00:00.000Z';
    expect(earliestNext(agreementWith({ adoption: { delayDays: 30 } }), at)).toBe('2026-03-31T10:00:00.000Z');
    expect(earliestNext(agreementWith({ adoption: undefined }), at)).toBe(at);
    expect(faultsOf({ adoption: { delayDays: -1 } })).toEqual(['FIELD_INVALID /adoption/delayDays']);
  });
});
