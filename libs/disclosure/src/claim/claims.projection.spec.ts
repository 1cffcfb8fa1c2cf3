import type { CaseFact } from '#casefile';
import type { PermitRecord } from '#gate';
import type { StoredEvent } from '#ports';
import { claimChanges, openedForClaims } from './claims.projection.ts';

const AT = '2026-01-15T12:00:00.000Z';
const at = { network: 'rheine', caseId: 'c-1' };
const changed = { kind: 'changed', ...at, position: 9 };

function event(type: string, stream = 'case-rheine-c-1'): StoredEvent {
  const sealed = { kid: 'k', iv: 'i', ct: 'c', tag: 't' };
  const clear = {
    id: 'e',
    type,
    version: 1,
    network: 'rheine',
    agency: 'abh',
    theme: 'case',
    category: 'case',
  };
  return {
    ...clear,
    happenedAt: AT,
    recordedAt: AT,
    commitment: 'c',
    signature: 's',
    sealed,
    position: 9,
    stream,
    revision: 3,
  };
}

function changes(fact: CaseFact) {
  return claimChanges(event(fact.type), fact);
}

describe('the index of open claims', () => {
  it("learns of an agency's event, and of facts that may move the gate, that the case changed", () => {
    for (const type of [
      'de.wegmarke.language.need-found.v1',
      'ConsentGiven',
      'ConsentAmended',
      'ConsentWithdrawn',
      'InformationRequested',
    ])
      expect(claimChanges(event(type), undefined)).toEqual([changed]);
  });

  it('learns nothing from what moves nothing, and nothing from other streams', () => {
    for (const type of [
      'CaseOpened',
      'LinkCodeMade',
      'LinkCodeRedeemed',
      'ConsentRefused',
      'ReleaseAbandoned',
    ])
      expect(claimChanges(event(type), undefined)).toEqual([]);
    expect(claimChanges(event('MessageRefused', 'refusals-rheine-abh-202601'), undefined)).toEqual([]);
  });

  it('reaches who shares the case, and whom a proposal invites', () => {
    expect(changes({ type: 'AgencyLinked', data: { agency: 'vhs', handle: 'h', way: 'code' } })).toEqual([
      { kind: 'reachable', ...at, agency: 'vhs' },
      changed,
    ]);
    expect(changes({ type: 'LinkProposed', data: { by: 'abh', recipient: 'bamf', proposal: 'p' } })).toEqual([
      { kind: 'reachable', ...at, agency: 'bamf' },
      changed,
    ]);
  });

  it('counts as delivered what went out to a claim, never what a timeline showed', () => {
    const decisions = [{ eventIds: ['a'] }, { eventIds: ['b'] }] as unknown as PermitRecord[];
    const data = { recipient: 'vhs', actor: 'system', decisions };
    expect(changes({ type: 'Released', data: { ...data, door: 'claim', seq: 7, after: 3 } })).toEqual([
      { kind: 'released', ...at, agency: 'vhs', eventIds: ['a', 'b'], seq: 7, after: 3 },
    ]);
    expect(changes({ type: 'Released', data: { ...data, door: 'timeline' } })).toEqual([]);
  });

  it('opens only the facts that it reads', () => {
    expect(openedForClaims).toEqual(['AgencyLinked', 'LinkProposed', 'Released']);
  });
});
