import type { StoredEvent } from '#ports';
import { NEED } from './spec/agreement.ts';
import { deskOn, envelope, idOf } from './spec/desk.ts';
import { PlainVault } from './spec/plain-vault.ts';

/** A vault in which facts of one type open to what is no fact, once it is told to. */
class DamagedVault extends PlainVault {
  damaged = '';

  override async openFact(event: StoredEvent): Promise<unknown> {
    if (event.type === this.damaged) throw new TypeError('what was stored cannot be read');
    return super.openFact(event);
  }
}

describe('a case that holds what cannot be read', () => {
  it('holds its own events and commands, and nothing else of a batch', async () => {
    const vault = new DamagedVault();
    const before = await deskOn({ vault });
    await before.open('abh');
    await before.open('abh', 'open-other', 'another-handle-of-abh');
    await before.give('abh');
    vault.damaged = 'ConsentGiven';
    // Started again, so that nothing is in memory any more.
    const desk = await deskOn(before);
    const sound = envelope('abh', 'sound', NEED, {}, { handle: 'another-handle-of-abh' });
    const { receipts, unsettled } = await desk.offer([envelope('abh', 'stuck', NEED), sound]);
    expect(unsettled).toEqual([]);
    expect(receipts.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toMatchObject([
      { id: idOf('sound'), outcome: 'accepted' },
      { id: idOf('stuck'), outcome: 'held', code: 'NO_BASIS_NOW' },
    ]);
    expect(await desk.amend('abh')).toMatchObject({ outcome: 'held', code: 'NO_BASIS_NOW' });
    vault.damaged = '';
    expect((await desk.offer([envelope('abh', 'stuck', NEED)])).receipts).toMatchObject([
      { id: idOf('stuck'), outcome: 'accepted' },
    ]);
  });
});
