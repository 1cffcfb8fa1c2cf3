import { createHash } from 'node:crypto';
import { generateKeys, loadKeys } from '#jose';
import { MemoryKeyRing, MemoryTombstones } from '#ports/memory';
import { openBacking } from '../life/backing.ts';
import { hubOnMemory } from '../spec/hub-on-memory.ts';

const OPEN = 'de.wegmarke.case.open.v1';

describe('a hub that is started on a restored backup', () => {
  it('has erased again what was erased before it answers anybody', async () => {
    const backing = await openBacking('memory', () => undefined);
    const close = async () => undefined;
    const tombstones = new MemoryTombstones();
    const same = { tombstones, keyRing: new MemoryKeyRing(), keys: loadKeys(generateKeys('hub-1')) };
    const first = await hubOnMemory(same, { ...backing, close });
    expect(await first.tell('abh', first.agencyOf('abh').says({ type: OPEN }))).toMatchObject([
      { outcome: 'accepted' },
    ]);
    await first.app.close();
    const [opened] = await backing.store.readAll(0, { max: 9, filter: { types: ['CaseOpened'] } });
    const [pointed] = await backing.store.readAll(0, { max: 9, filter: { types: ['HandlePointed'] } });
    const [network, caseId] = [opened!.network, opened!.stream.slice(`case-${opened!.network}-`.length)];
    await tombstones.add({
      id: createHash('sha256').update(caseId).digest('base64url'),
      at: '2026-01-15T12:00:00.000Z',
      network,
      caseId,
      agencies: ['abh'],
      owners: [{ network, caseId, controller: '*' }],
      streams: [pointed!.stream],
    });
    const second = await hubOnMemory({ ...same, networks: [] }, { ...backing, close });
    expect(await backing.shelf.get([opened!.sealed.kid, pointed!.sealed.kid])).toEqual(new Map());
    expect(await second.tell('abh', first.agencyOf('abh').says({ type: OPEN }))).toMatchObject([
      { outcome: 'refused', code: 'ERASED' },
    ]);
    await second.app.close();
  });
});
