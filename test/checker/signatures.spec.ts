import { kidIn } from './agency-keys.ts';
import { CASE, CheckedCase, PROVISION } from './checked-case.ts';
import type { LogEntry } from './log-entry.ts';

let one: CheckedCase;
beforeEach(() => (one = new CheckedCase()));

describe('The checker, on signatures (N2)', () => {
  it.each<[string, Partial<LogEntry>]>([
    ['type', { type: 'de.wegmarke.language.interrupted.v1' }],
    ['date', { happenedAt: '2026-01-01T00:00:00.000Z' }],
    ['agency', { agency: 'jobcenter' }],
    ['commitment', { commitment: 'AAAA' }],
  ])('notices an event whose %s was changed', (_what, change) => {
    one.recorded();
    expect(one.found(one.doctored(one.log.entries.length - 1, change))).toEqual(['N2 no agency signed it']);
  });

  it('notices a command that nobody gave', () => {
    one.log.stated(
      CASE,
      'ConsentGiven',
      { by: 'vhs', consentId: 'k1', provisions: [PROVISION] },
      { agency: 'vhs' },
    );
    expect(one.found()).toEqual(['N2 no agency signed its command']);
  });

  it('notices a fact that the hub did not sign, and one that is not its to state', () => {
    one.log.stated(CASE, 'ReleaseAbandoned', { release: 'r' });
    const last = one.log.entries.length - 1;
    expect(one.found(one.doctored(last, { recordedAt: '2026-03-02T11:00:00.000Z' }))).toEqual([
      'N2 the hub did not sign it',
    ]);
    one.log.stated(CASE, 'InformationRequested', { by: 'abh', addressee: 'vhs', about: '', request: '' });
    expect(one.found()).toEqual(['N2 the hub states what only an agency may']);
  });

  it('notices a fact beside a message that is not there', () => {
    one.log.stated(
      CASE,
      'AgencyLinked',
      { agency: 'abh', handle: 'h', way: 'code' },
      { agency: 'abh', id: 'e1.1' },
    );
    expect(one.found()).toEqual(['N2 no agency signed its command']);
  });

  it('notices what does not open, and what is not what was committed to', () => {
    one.consent();
    const last = one.log.entries.length - 1;
    const { content, ...clear } = one.log.entries[last]!;
    expect(one.found(one.doctored(last, { kind: 'broken' }))).toEqual(['N2 does not open']);
    const changed = { ...content!, body: { data: {} } };
    expect(one.found([...one.log.entries.slice(0, last), { ...clear, content: changed }])).toEqual([
      'N2 is not what was committed to',
    ]);
  });
});

describe('The checker, on keys that count no more', () => {
  const END = '2026-03-02T10:00:00.000Z';
  const IN_HAND = '2026-03-02T10:00:05.000Z';
  const LATER = '2026-03-02T10:00:05.001Z';
  const LATE = 'N2 was signed with a key that counted no more';

  const stated = (type: string, data: object) =>
    one.log.stated('registry-rheine', type, { agency: 'vhs', at: END, by: 'operator', ...data });
  const ends: Readonly<Record<string, (kid: string) => unknown>> = {
    'was revoked': (kid) => stated('AgencyKeyRevoked', { kid, revocation: 'r', ground: 'retired' }),
    'had another in its place, and the overlap was over': (kid) =>
      stated('AgencyKeysRotated', { keys: { signing: [] }, retiredKids: [kid], overlapUntil: END }),
  };

  const theft = { kid: 'thief', revocation: 'r', ground: 'compromised' };
  const letInThief = (retired: string, endorsedBy: string) =>
    stated('AgencyKeysRotated', {
      keys: { signing: [{ kid: 'thief' }] },
      retiredKids: [retired],
      overlapUntil: END,
      endorsedBy,
      by: 'agency',
    });

  it.each(Object.keys(ends))('notices what came in after its key %s, and what was released on it', (end) => {
    one.consent();
    one.recorded();
    ends[end]?.(kidIn(one.event) ?? '');
    expect(one.found()).toEqual([]);
    one.log.at = IN_HAND;
    one.recorded();
    one.released();
    expect(one.found()).toEqual([]);
    one.log.at = LATER;
    one.recorded();
    expect(one.found()).toEqual([LATE]);
    one.released();
    expect(one.found()).toEqual(['C1 tells of an event that is in doubt', LATE]);
  });

  it('lets a key go on that only a thief had ended, with a key of his own that was revoked from its first day', () => {
    one.recorded();
    const own = kidIn(one.event) ?? '';
    letInThief(own, 'another');
    one.log.at = LATER;
    one.recorded();
    expect(one.found()).toEqual([LATE]);
    stated('AgencyKeyRevoked', { ...theft, compromisedSince: LATER });
    expect(one.found()).toEqual([LATE]);
    stated('AgencyKeyRevoked', { ...theft, compromisedSince: END });
    expect(one.found()).toEqual([]);
  });

  it.each<[string, (own: string) => unknown]>([
    ['a thief had, as it endorsed his', (own) => letInThief(own, own)],
    [
      'the operator has approved another for since',
      (own) => {
        letInThief(own, 'another');
        stated('AgencyKeysRotated', { keys: { signing: [] }, retiredKids: [] });
      },
    ],
  ])('lets no key go on that %s', (_what, happen) => {
    one.recorded();
    happen(kidIn(one.event) ?? '');
    stated('AgencyKeyRevoked', { ...theft, compromisedSince: END });
    one.log.at = LATER;
    one.recorded();
    expect(one.found()).toEqual([LATE]);
  });

  it('knows a key in the network and for the agency only that registered it', () => {
    one.recorded();
    const last = one.log.entries.length - 1;
    const registered = one.log.entries.findIndex(({ type }) => type === 'AgencyRegistered');
    expect(one.found(one.doctored(registered, { network: 'osnabrueck' }))).toContain(
      'N2 no agency signed it',
    );
    expect(one.found(one.doctored(last, { agency: 'jobcenter' }))).toContain('N2 no agency signed it');
  });
});

describe('The checker, on facts that lost their key', () => {
  const gone = (position: number, entry: LogEntry): LogEntry => {
    const { content: _content, ...clear } = entry;
    return { ...clear, position, kind: 'gone' };
  };

  it('finds none of an erased case, whose signatures still stand', () => {
    one.consent();
    one.log.stated(CASE, 'CaseErased', { erasure: 'e' });
    const entries = one.log.entries.map((entry) =>
      entry.stream === CASE && entry.kind === 'fact' && entry.type !== 'CaseErased'
        ? gone(entry.position, entry)
        : entry,
    );
    expect(entries.filter(({ kind }) => kind === 'gone').length).toBeGreaterThan(1);
    expect(one.found(entries)).toEqual([]);
    const forged = entries.map((entry) =>
      entry.type === 'ConsentGiven' ? { ...entry, commitment: 'x' } : entry,
    );
    expect(one.found(forged)).toEqual(['N2 no agency signed its command']);
  });

  it('finds each where nothing was erased', () => {
    one.consent();
    const last = one.log.entries.length - 1;
    const entries = one.log.entries.with(last, gone(last + 1, one.log.entries[last]!));
    expect(one.found(entries)).toContain('N2 has lost its key though nothing was erased');
  });
});
