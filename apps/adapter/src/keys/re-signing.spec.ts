import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Receipt, SignedEnvelope } from '#catalogue';
import { generateKeys, JoseSealer, loadKeys, makeEnvelope, newSalt, signatureMatches } from '#jose';
import { reasonOf } from '../desk/reasons.ts';
import { Journal } from '../journal/journal.ts';
import { Identity } from '../outbox/identity.ts';
import type { OutboxItem } from '../outbox/item.ts';
import type { Offer } from '../outbox/offer.ts';
import { Outbox } from '../outbox/outbox.ts';
import { park } from '../outbox/parked.ts';
import { ReSigning } from './re-signing.ts';

const AT = '2026-03-01T10:00:00.000Z';
const clock = { now: () => AT };
const old = generateKeys('vhs.1');
const before = new JoseSealer(loadKeys(old));
const after = new JoseSealer(loadKeys({ keys: [...generateKeys('vhs.2').keys, ...old.keys] }));
const [newKey] = after.publicKeys.signing;

const offer = (key: string): Offer => ({
  key: [key],
  kind: 'event',
  type: 'de.wegmarke.language.voucher-issued.v1',
  handle: 'handle',
  reference: '0815',
  happenedAt: AT,
  data: {},
});

describe('what is open when the key is rotated', () => {
  let folder: string;
  let journal: Journal;
  let outbox: Outbox;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'wegmarke-keys-'));
    journal = Journal.open(join(folder, 'adapter.db'));
    outbox = new Outbox(journal, {
      identity: new Identity(new Uint8Array(32)),
      sign: (draft) => makeEnvelope({ ...draft, network: 'rheine', agency: 'vhs', salt: newSalt() }, before),
      now: () => AT,
      random: () => 0,
    });
    expect(new ReSigning(journal, before, clock).atStart()).toBe(0);
  });

  afterEach(() => {
    journal.close();
    rmSync(folder, { recursive: true });
  });

  const kept = (id: string): SignedEnvelope =>
    JSON.parse(
      String(journal.one('SELECT signed FROM outbox WHERE id = ?', id)?.['signed']),
    ) as SignedEnvelope;
  const offered = (key: string): string => (outbox.offer(offer(key)), outbox.idOf([key]));
  const earlier = (id: string) =>
    journal.all('SELECT signature FROM earlier_signatures WHERE id = ?', id).map((row) => row['signature']);
  const byNewKey = (id: string) => signatureMatches(kept(id), newKey ? [newKey] : [], after);
  const heldFor = (id: string, code: string): Receipt => ({ id, outcome: 'held', code, at: AT });

  it('is signed again at the next start, the same envelope under the same id', () => {
    const [waiting, gone] = [offered('waiting'), offered('gone')];
    outbox.markSent([gone], AT);
    const [first, second] = [kept(waiting), kept(gone)];
    const reSigning = new ReSigning(journal, after, clock);
    expect(reSigning.atStart()).toBe(2);
    expect([byNewKey(waiting), byNewKey(gone)]).toEqual([true, true]);
    expect(kept(waiting).envelope).toEqual(first.envelope);
    expect(kept(gone).envelope).toEqual(second.envelope);
    // Only what left may be recorded under the signature of before.
    expect([earlier(waiting), earlier(gone)]).toEqual([[], [second.signature]]);
    expect(reSigning.atStart()).toBe(0);
  });

  it('goes out again at once under the new key when the hub does not take the old one', () => {
    const id = offered('gone');
    outbox.markSent([id], AT);
    const { signature } = kept(id);
    const reSigning = new ReSigning(journal, after, clock);
    expect(reSigning.take(heldFor(id, 'KEY_NOT_USABLE'))).toBe('signed-again');
    expect(outbox.due(AT, 10).map((item) => item.id)).toEqual([id]);
    expect([byNewKey(id), earlier(id)]).toEqual([true, [signature]]);
  });

  it('is not revived when it was dropped, put aside or recorded before that', () => {
    const [dropped, parked, done] = [offered('dropped'), offered('parked'), offered('done')];
    outbox.markSent([dropped, parked, done], AT);
    outbox.settle({ id: done, outcome: 'accepted', position: 7, at: AT });
    journal.run(`UPDATE outbox SET state = 'refused', code = 'DROPPED_HERE' WHERE id = ?`, dropped);
    park(journal, parked, 'NO_ANSWER');
    const reSigning = new ReSigning(journal, after, clock);
    for (const id of [dropped, parked, done])
      expect(reSigning.take(heldFor(id, 'KEY_NOT_USABLE'))).toBe('not-about-keys');
    expect([dropped, parked, done].map((id) => outbox.find(id)?.state)).toEqual([
      'refused',
      'held',
      'recorded',
    ]);
  });

  it('asks the own gate again about what was held, and begins anew with its attempts', () => {
    const [held, silent] = [offered('held'), offered('silent')];
    outbox.markSent([held, silent], AT);
    outbox.settle(heldFor(held, 'NO_BASIS_NOW'));
    journal.run(
      'UPDATE outbox SET attempts = 13, again_at = ? WHERE id = ?',
      '2027-01-01T00:00:00.000Z',
      silent,
    );
    const reSigning = new ReSigning(journal, after, clock);
    expect(reSigning.take(heldFor(held, 'KEY_NOT_USABLE'))).toBe('signed-again');
    expect(outbox.find(held)?.state).toBe('ready');
    expect(reSigning.atStart()).toBe(1);
    expect(journal.one('SELECT attempts, again_at FROM outbox WHERE id = ?', silent)).toEqual({
      attempts: 1,
      again_at: AT,
    });
  });

  it('is no alarm when a copy under the earlier key is answered late, but is one when the new key is not taken either', () => {
    const id = offered('gone');
    outbox.markSent([id], AT);
    const reSigning = new ReSigning(journal, after, clock);
    reSigning.atStart();
    expect(reSigning.take(heldFor(id, 'KEY_NOT_USABLE'))).toBe('signed-again');
    journal.run('UPDATE outbox SET attempts = 4 WHERE id = ?', id);
    expect(reSigning.take(heldFor(id, 'KEY_NOT_USABLE'))).toBe('no-other-key');
  });

  it('stays as it is without another key, and waits for one', () => {
    const id = offered('gone');
    outbox.markSent([id], AT);
    const same = new ReSigning(journal, before, clock);
    expect(same.take(heldFor(id, 'KEY_NOT_USABLE'))).toBe('no-other-key');
    expect(outbox.find(id)).toMatchObject({ state: 'sent', code: 'KEY_NOT_USABLE' });
    expect(reasonOf(outbox.find(id) as OutboxItem)).toContain('rotate-keys');
    new ReSigning(journal, after, clock).atStart();
    expect(outbox.find(id)?.state).toBe('sent');
    expect(outbox.find(id)?.code).toBeUndefined();
  });

  it('leaves every other receipt to the outbox', () => {
    const id = offered('gone');
    const reSigning = new ReSigning(journal, after, clock);
    expect(reSigning.take(heldFor(id, 'NO_BASIS_NOW'))).toBe('not-about-keys');
    expect(reSigning.take({ id, outcome: 'accepted', at: AT })).toBe('not-about-keys');
  });

  it('and is recorded keeps its signature: the proof is over that one', () => {
    const id = offered('done');
    outbox.markSent([id], AT);
    outbox.settle({ id, outcome: 'accepted', position: 7, at: AT });
    const { signature } = kept(id);
    expect(new ReSigning(journal, after, clock).atStart()).toBe(0);
    expect(kept(id).signature).toBe(signature);
  });
});
