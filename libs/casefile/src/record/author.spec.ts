import { catalogue, commands, headOf } from '#catalogue';
import type { StoredEvent } from '#ports';
import { canonicalJson } from '#catalogue';
import { envelope } from '../spec/desk.ts';
import { PlainSealer } from '../spec/plain-vault.ts';
import { isSignedByAuthor } from './author.ts';
import { commandDraft, hubDraft, payloadDraft } from './draft.ts';

const owner = { network: 'rheine', caseId: 'c1', controller: 'vhs' };
const AT = '2026-01-10T00:00:01.000Z';
const sealer = new PlainSealer();
const keys = { hub: [], agency: [] };
const facts = [
  ['de.wegmarke.case.open.v1', 'CaseOpened'],
  ['de.wegmarke.case.make-link-code.v1', 'LinkCodeMade'],
  ['de.wegmarke.case.make-person-code.v1', 'PersonCodeMade'],
  ['de.wegmarke.case.redeem-link-code.v1', 'LinkCodeRedeemed'],
  ['de.wegmarke.case.accept-link.v1', 'AgencyLinked'],
  ['de.wegmarke.consent.give.v1', 'ConsentGiven'],
  ['de.wegmarke.consent.refuse.v1', 'ConsentRefused'],
  ['de.wegmarke.consent.amend.v1', 'ConsentAmended'],
  ['de.wegmarke.consent.withdraw.v1', 'ConsentWithdrawn'],
  ['de.wegmarke.consent.request.v1', 'ConsentRequested'],
  ['de.wegmarke.consent.reconfirm.v1', 'ConsentReconfirmed'],
  ['de.wegmarke.consent.invalidate.v1', 'ConsentInvalidated'],
  ['de.wegmarke.consent.object.v1', 'ConsentObjected'],
  ['de.wegmarke.disclosure.decide.v1', 'ClerkDecided'],
  ['de.wegmarke.rights.dispute-entry.v1', 'EntryDisputed'],
  ['de.wegmarke.rights.settle-dispute.v1', 'DisputeSettled'],
  ['de.wegmarke.rights.request.v1', 'RightRequested'],
  ['de.wegmarke.rights.propose.v1', 'DecisionProposed'],
  ['de.wegmarke.rights.confirm.v1', 'DecisionConfirmed'],
  ['de.wegmarke.rights.return.v1', 'DecisionReturned'],
  ['de.wegmarke.rights.extend.v1', 'RequestExtended'],
  ['de.wegmarke.rights.propose-lift.v1', 'LiftProposed'],
  ['de.wegmarke.rights.confirm-lift.v1', 'RestrictionLifted'],
  ['de.wegmarke.keys.settle-doubt.v1', 'DoubtSettled'],
  ['de.wegmarke.case.unlink.v1', 'AgencyUnlinked'],
  ['de.wegmarke.case.close-file.v1', 'FileClosed'],
  ['de.wegmarke.conflict.acknowledge.v1', 'ConflictAcknowledged'],
  ['de.wegmarke.conflict.resolve.v1', 'ConflictResolved'],
] as const;

describe('The author of an event', () => {
  it.each([...catalogue, ...commands])('signed it when it is a $type', (entry) => {
    const { clear } = payloadDraft(owner, signed(entry.type), { ...entry, version: 1 }, AT);
    expect(isSignedByAuthor(stored(clear), keys, sealer)).toBe(true);
    expect(isSignedByAuthor(stored({ ...clear, id: 'other' }), keys, sealer)).toBe(false);
    expect(isSignedByAuthor(stored(clear), { hub: [] }, sealer)).toBeUndefined();
  });

  it.each(facts)('signed a %s for its %s', (command, type) => {
    const { clear } = commandDraft(signed(command), { owner, type, ...filed, data: {} });
    expect(isSignedByAuthor(stored(clear), keys, sealer)).toBe(true);
    for (const change of [{ agency: 'abh' }, { commitment: 'other' }, { happenedAt: AT }, { type: 'Other' }])
      expect(isSignedByAuthor(stored({ ...clear, ...change }), keys, sealer)).toBe(false);
  });

  it('knows every command but the one that is recorded itself, and the one that is recorded beside the case', () => {
    const missing = commands.map(({ type }) => type).filter((type) => !facts.some(([one]) => one === type));
    expect(missing).toEqual(['de.wegmarke.case.propose-link.v1', 'de.wegmarke.recall.answer.v1']);
  });

  it('is the hub for what it states itself, with agencies unknown too', () => {
    const fact = { owner, kind: 'fact', id: 'e1', type: 'HandlePointed', agency: 'vhs', ...filed } as const;
    const { clear } = hubDraft(sealer, { ...fact, data: {} });
    expect(isSignedByAuthor(stored(clear), { hub: [] }, sealer)).toBe(true);
    for (const change of [{ agency: 'abh' }, { version: 2 }, { recordedAt: '2026-01-11T00:00:00.000Z' }])
      expect(isSignedByAuthor(stored({ ...clear, ...change }), keys, sealer)).toBe(false);
  });
});

const filed = { theme: 'case', happenedAt: '2026-01-10T00:00:00.000Z', recordedAt: AT };

/** An envelope under a signature that is the text it stands over. */
function signed(type: string) {
  const said = envelope('vhs', 'e1', type);
  return { ...said, signature: canonicalJson(headOf(said.envelope)) };
}

function stored(clear: Omit<StoredEvent, 'position' | 'stream' | 'revision' | 'sealed'>): StoredEvent {
  const sealed = { kid: 'f.1', iv: '', ct: '', tag: '' };
  return { ...clear, position: 1, stream: 'case-rheine-c1', revision: 0, sealed };
}
