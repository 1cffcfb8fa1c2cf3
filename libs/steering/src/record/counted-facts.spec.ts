import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAgreement } from '#agreement';
import type { ReadEvent } from '#casefile';
import { caseStream } from '#casefile';
import { fold } from '#decider';
import { correctedName, countedFacts } from './counted-facts.decide.ts';

const DUTY = 'de.wegmarke.language.duty-stated.v1';
const VOUCHER = 'de.wegmarke.language.voucher-issued.v1';
const STARTED = 'de.wegmarke.language.course-started.v1';
const NEED = 'de.wegmarke.language.need-found.v1';
const AT = '2026-07-02T08:00:00.000Z';
const HAPPENED = '2026-02-01T09:00:00.000Z';
const demo = join(import.meta.dirname, '../../../../deploy/local/demo/agreement.yaml');
const sample = readFileSync(demo, 'utf8');

function inForceOf(text: string) {
  const agreement = parseAgreement(text);
  if (Array.isArray(agreement)) throw new Error('the agreement has faults');
  return { agreement, hash: 'hash', revision: 1 };
}

const recorded = (agency: string, type: string, id: string): ReadEvent => ({
  type: 'EventRecorded',
  data: { id, type, agency, theme: 'language', category: 'language', happenedAt: HAPPENED },
});
const linked = (agency: string): ReadEvent => ({
  type: 'AgencyLinked',
  data: { agency, handle: `handle-of-${agency}`, way: 'code' },
});
const history: readonly ReadEvent[] = [
  { type: 'CaseOpened', data: { by: 'jobcenter', handle: 'handle-of-jobcenter' } },
  ...['jobcenter', 'vhs', 'caritas'].map(linked),
  recorded('jobcenter', DUTY, 'e1'),
  recorded('vhs', STARTED, 'e2'),
  recorded('caritas', NEED, 'e3'),
];
const limited = { controller: 'kreis-steinfurt', agencies: ['jobcenter'], request: 'r1', from: HAPPENED };

function counted(more: readonly ReadEvent[] = [], text = sample, corrected: readonly string[] = []) {
  const state = fold(caseStream, [...history, ...more]);
  const loaded = { network: 'rheine', caseId: 'c1', state, revision: 6, byId: new Map<string, never>() };
  const types = new Set([DUTY, STARTED, NEED]);
  const facts = countedFacts(loaded, {
    inForce: inForceOf(text),
    at: AT,
    types,
    corrected: new Set(corrected),
  });
  return facts.map(({ fact }) => fact.agency);
}

describe('what of a case is counted', () => {
  it('is what rows for the steering group name: never what a bearer of secrets recorded', () =>
    expect(counted()).toEqual(['jobcenter', 'vhs']));

  it('is told with the legal sphere of whose it is, its day, and nothing else', () => {
    const state = fold(caseStream, history);
    const loaded = { network: 'rheine', caseId: 'c1', state, revision: 6, byId: new Map<string, never>() };
    const asked = {
      inForce: inForceOf(sample),
      at: AT,
      types: new Set([DUTY]),
      corrected: new Set<string>(),
    };
    expect(countedFacts(loaded, asked).map(({ fact }) => fact)).toEqual([
      { type: DUTY, happenedAt: HAPPENED, agency: 'jobcenter', legalSphere: 'SGB II' },
    ]);
  });

  it('asks for the code that the agreement counts by, where a row goes so deep, and for nothing else', () => {
    const state = fold(caseStream, [...history, recorded('jobcenter', VOUCHER, 'e4')]);
    const loaded = { network: 'rheine', caseId: 'c1', state, revision: 7, byId: new Map<string, never>() };
    const fieldsOf = (text: string) =>
      countedFacts(loaded, {
        inForce: inForceOf(text),
        at: AT,
        types: new Set([DUTY, VOUCHER]),
        corrected: new Set<string>(),
      }).map(({ permit }) => permit.record.fields);
    expect(fieldsOf(sample)).toEqual([[], ['issueMode']]);
    const shallow = sample.replaceAll('depth: detail', 'depth: date');
    expect(fieldsOf(shallow)).toEqual([[], []]);
  });

  it.each<readonly [string, ReadEvent]>([
    ['restricted', { type: 'ProcessingRestricted', data: limited }],
    [
      'objected to',
      {
        type: 'ObjectionUpheld',
        data: {
          ...limited,
          rowId: 'steer-social',
          types: [DUTY],
          senders: ['jobcenter'],
          recipients: ['the-steering-group'],
          purposes: ['steering-statistics'],
        },
      },
    ],
    [
      'in doubt',
      {
        type: 'EntriesDoubted',
        data: {
          agency: 'jobcenter',
          kid: 'k',
          revocation: 'v',
          at: HAPPENED,
          eventIds: ['e1'],
          envelopeIds: ['e1'],
        },
      },
    ],
    [
      'disputed by the person',
      {
        type: 'EntryDisputed',
        data: { by: 'jobcenter', dispute: 'd1', eventIds: ['e1'], staff: 'jobcenter-007' },
      },
    ],
    [
      'erased with its controller',
      {
        type: 'ControllerErased',
        data: { erasure: 'x1', controller: 'kreis-steinfurt', agencies: ['jobcenter'] },
      },
    ],
  ])('leaves out what is %s', (_what, fact) => expect(counted([fact])).toEqual(['vhs']));

  it('leaves out everything of an erased case', () =>
    expect(counted([{ type: 'CaseErased', data: { erasure: 'x1' } }])).toEqual([]));

  it('leaves out what its agency corrected, and only for that agency', () => {
    expect(counted([], sample, [correctedName('jobcenter', 'e1')])).toEqual(['vhs']);
    expect(counted([], sample, [correctedName('vhs', 'e1')])).toEqual(['jobcenter', 'vhs']);
  });

  it('leaves out a party for which the parties switched the function off', () => {
    const off = sample.replace(
      '- name: steering\n    on: true\n    exceptFor: []',
      '- name: steering\n    on: true\n    exceptFor: [vhs]',
    );
    expect(counted([], off)).toEqual(['jobcenter']);
  });
});
