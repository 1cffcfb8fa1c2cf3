import { fold } from '#decider';
import type { CaseEvent, ReadEvent } from '../case.events.ts';
import { caseStream } from '../case.ts';
import { consentHistory, consentStatus } from './consent-status.ts';
import type { Consent } from './consents.ts';
import { consentOf } from './consents.ts';
import { chainedFact, headAfter } from './consent-chain.ts';
import { asked, AT, given, invalidated, linked, objected, opened, provision } from '../spec/history.ts';
import { reconfirmed, told, withdrawn } from '../spec/history.ts';

const END = '2026-06-01T00:00:00.000Z';
const AFTER_END = '2026-06-01T00:00:00.001Z';
const both = [provision('abh', { provisionId: 'p1' }), provision('vhs', { provisionId: 'p2' })];
const before = [...opened, linked('vhs'), given('abh', 'c1', ...both)];

function byGuardian(representedUntil = END): CaseEvent {
  const data = { by: 'abh', consentId: 'c1', ...told, givenBy: 'guardian', representedUntil };
  return { type: 'ConsentGiven', data: { ...data, provisions: both } };
}

function superseding(consentId: string, supersedes: string): CaseEvent {
  return { type: 'ConsentGiven', data: { by: 'abh', consentId, ...told, supersedes, provisions: both } };
}

function amendedTo(...provisions: typeof both): CaseEvent {
  return { type: 'ConsentAmended', data: { by: 'abh', consentId: 'c1', provisions } };
}

/** The facts as the record holds them, each under an id of its own and a day after the one before. */
function stored(...facts: readonly CaseEvent[]): ReadEvent[] {
  return facts.map((fact, day) => {
    const recordedAt = `2026-03-${String(day + 1).padStart(2, '0')}T00:00:00.000Z`;
    return {
      ...fact,
      stored: { id: `event-${day}`, recordedAt, commitment: `commitment-${JSON.stringify(fact)}` },
    };
  });
}

function recordOf(facts: readonly ReadEvent[], consentId = 'c1'): Consent {
  const state = fold(caseStream, facts);
  const found = state.kind === 'open' ? consentOf(state.consents, 'abh', consentId) : undefined;
  if (found === undefined) throw new Error('the history holds no such record');
  return found;
}

function standing(facts: readonly ReadEvent[], at = AT, consentId = 'c1') {
  return consentStatus(recordOf(facts, consentId), at);
}

/** Ids of the provisions that count at an instant. */
function counting(facts: readonly ReadEvent[], at = AT, consentId = 'c1'): string[] {
  return recordOf(facts, consentId)
    .provisions.filter((one) => one.withdrawnAt === undefined && one.invalidatedAt === undefined)
    .filter((one) => one.validFrom <= at && at < one.validUntil)
    .map(({ provisionId }) => provisionId);
}

describe('a consent given for the person', () => {
  it('ends with the representation, at the instant', () => {
    const history = [...opened, byGuardian()];
    expect(counting(history, '2026-05-31T23:59:59.999Z')).toEqual(['p1', 'p2']);
    expect(counting(history, END)).toEqual([]);
    expect(standing(history, END)).toBe('expired');
  });

  it('ends when it would have ended anyway, if that is before', () => {
    const history = [...opened, byGuardian('2029-01-01T00:00:00.000Z')];
    expect(recordOf(history).provisions.map((one) => one.validUntil)).toEqual(
      both.map((one) => one.validUntil),
    );
  });

  it('goes on when the person confirms it, within the periods that were asked for', () => {
    const history = [...opened, byGuardian(), reconfirmed('abh', 'c1')];
    expect(counting(history, AFTER_END)).toEqual(['p1', 'p2']);
    expect(counting(history, both[0]!.validUntil)).toEqual([]);
  });

  it('goes on until the new end when a representative confirms it', () => {
    const renewed = { givenBy: 'custodian', representedUntil: '2026-07-01T00:00:00.000Z' };
    const history = [...opened, byGuardian(), reconfirmed('abh', 'c1', renewed)];
    expect(counting(history, AFTER_END)).toEqual(['p1', 'p2']);
    expect(counting(history, renewed.representedUntil)).toEqual([]);
    expect(recordOf(history)).toMatchObject(renewed);
  });

  it('holds an amendment to the same end', () => {
    const again = [provision('abh', { provisionId: 'p3' })];
    expect(counting([...opened, byGuardian(), amendedTo(...again)], END)).toEqual([]);
  });
});

describe('a consent that counts no more', () => {
  it('is not brought back by anything that comes later', () => {
    for (const end of [invalidated('abh', 'c1'), withdrawn('abh', 'c1')]) {
      const history = [...before, end, reconfirmed('abh', 'c1'), amendedTo(...both), withdrawn('abh', 'c1')];
      expect(counting(history)).toEqual([]);
      expect(counting([...history, given('abh', 'c1', ...both)])).toEqual([]);
    }
  });

  it('counts no more for the source that objected, and goes on for others', () => {
    const objection = [...before, objected('vhs', 'abh', 'c1')];
    expect(counting(objection)).toEqual(['p1']);
    const forVhs = provision('vhs', { provisionId: 'p4' });
    expect(counting([...objection, amendedTo(both[0]!, forVhs)])).toEqual(['p1']);
    expect(recordOf(objection).provisions.map((one) => one.invalidatedAt)).toEqual([undefined, AT]);
  });

  it('was superseded from the moment at which the new one was recorded', () => {
    const history = stored(...before, superseding('c2', 'c1'));
    const { recordedAt } = history.at(-1)!.stored!;
    expect(recordOf(history)).toMatchObject({ supersededBy: 'c2', invalidatedAt: recordedAt });
    expect(counting(history)).toEqual([]);
    expect(counting(history, AT, 'c2')).toEqual(['p1', 'p2']);
  });

  it('takes what superseded it along when it is withdrawn', () => {
    const history = [...before, superseding('c2', 'c1'), superseding('c3', 'c2')];
    expect(counting([...history, withdrawn('abh', 'c1')], AT, 'c3')).toEqual([]);
    const bySource = withdrawn('vhs', 'c1', { recordedBy: 'abh', source: 'vhs' });
    expect(counting([...history, bySource], AT, 'c3')).toEqual(['p1']);
    expect(counting([...history, withdrawn('abh', 'c3')], AT, 'c3')).toEqual([]);
  });
});

describe('the standing of a consent', () => {
  it('follows its life', () => {
    expect(standing([...opened, asked('abh', 'c1', ...both)])).toBe('requested');
    expect(standing([...opened, asked('abh', 'c1', ...both), given('abh', 'c1', ...both)])).toBe('given');
    const { notice, givenBy } = told;
    const data = { by: 'abh', consentId: 'c1', notice, givenBy, provisions: both };
    expect(standing([...opened, { type: 'ConsentRefused', data }])).toBe('refused');
    expect(standing([...before, withdrawn('abh', 'c1', { provisionIds: ['p1'] })])).toBe('partly-withdrawn');
    expect(standing([...before, withdrawn('abh', 'c1')])).toBe('withdrawn');
    expect(standing([...before, invalidated('abh', 'c1')])).toBe('invalidated');
    expect(standing([...before, superseding('c2', 'c1')])).toBe('superseded');
    expect(standing([...before, invalidated('abh', 'c1'), withdrawn('abh', 'c1')])).toBe('withdrawn');
  });

  it('follows the clock, at both borders of the period', () => {
    const { validFrom, validUntil } = both[0]!;
    expect(standing(before, '2025-12-31T23:59:59.999Z')).toBe('not-yet-valid');
    expect(standing(before, validFrom)).toBe('given');
    expect(standing(before, '2026-12-31T23:59:59.999Z')).toBe('given');
    expect(standing(before, validUntil)).toBe('expired');
  });
});

describe('the chain of a consent', () => {
  const history = stored(
    ...opened,
    asked('abh', 'c1', ...both),
    given('abh', 'c1', ...both),
    linked('vhs'),
    amendedTo(both[0]!),
    withdrawn('abh', 'c1'),
  );
  const heads = (facts: readonly ReadEvent[]) =>
    consentHistory(fold(caseStream, facts), 'abh', 'c1').map(({ head }) => head);

  it('has a step for every change, and its last head is that of the record', () => {
    const steps = consentHistory(fold(caseStream, history), 'abh', 'c1');
    expect(steps.map(({ revision, change }) => [revision, change.type, change.stored?.id])).toEqual([
      [0, 'ConsentRequested', 'event-2'],
      [1, 'ConsentGiven', 'event-3'],
      [2, 'ConsentAmended', 'event-5'],
      [3, 'ConsentWithdrawn', 'event-6'],
    ]);
    expect(recordOf(history)).toMatchObject({ revision: 3, head: steps.at(-1)!.head });
    expect(steps.reduce((head, { change }) => headAfter(head, chainedFact(change)), '')).toBe(
      steps.at(-1)!.head,
    );
  });

  it('tells when a step was changed, dropped or put elsewhere', () => {
    const [first, second, third] = heads(history);
    const other = history.map((one) =>
      one.type === 'ConsentGiven' ? { ...one, stored: { ...one.stored!, commitment: 'another' } } : one,
    );
    expect(heads(other).slice(0, 2)).toEqual([first, expect.not.stringContaining(second!)]);
    expect(heads(other)[2]).not.toBe(third);
    expect(heads(history.filter((one) => one.type !== 'ConsentAmended')).at(-1)).not.toBe(
      heads(history).at(-1),
    );
    const moved = history.map((one) => ({ ...one, stored: { ...one.stored!, id: `x${one.stored!.id}` } }));
    expect(heads(moved)[0]).not.toBe(first);
  });

  it('has none for what changes nothing', () => {
    const twice = [...history, ...stored(withdrawn('abh', 'c1'), amendedTo(...both))];
    expect(heads(twice)).toEqual(heads(history));
    expect(consentHistory(fold(caseStream, history), 'vhs', 'c1')).toEqual([]);
  });
});

describe('a fact of a consent that can no longer be read', () => {
  const lost = (
    fact: Extract<ReadEvent, { type: 'FactLost' }>['data']['fact'],
    agency = 'abh',
  ): ReadEvent => {
    return { type: 'FactLost', data: { fact, agency, recordedAt: AT } };
  };

  it.each([
    'ConsentWithdrawn',
    'ConsentAmended',
    'ConsentReconfirmed',
    'ConsentInvalidated',
    'ConsentObjected',
    'ConsentGiven',
  ] as const)('goes on narrowing all that its author could narrow: %s', (fact) => {
    expect(counting([...before, lost(fact)])).toEqual([]);
    expect(counting([...before, lost(fact, 'jobcenter')])).toEqual(['p1', 'p2']);
  });

  it('by a source ends what speaks for that source', () => {
    expect(counting([...before, lost('ConsentObjected', 'vhs')])).toEqual(['p1']);
    expect(counting([...before, lost('ConsentGiven', 'vhs')])).toEqual(['p1', 'p2']);
  });

  it('narrows nothing when it could not have', () => {
    for (const fact of ['ConsentRequested', 'ConsentRefused'] as const)
      expect(counting([...before, lost(fact)])).toEqual(['p1', 'p2']);
  });
});
