import { RecordEvents } from '#casefile';
import type { World } from '../spec/world.ts';
import { claim, timeline } from '../spec/answers.ts';
import { consent, idOf, MODULE, sharedCase, signed } from '../spec/happenings.ts';
import { world } from '../spec/world.ts';

/** vhs takes back m1 and says it anew as m2, which happened two days later. */
async function correct(one: World): Promise<void> {
  const corrected = { courseCode: 'IK-2025-014', module: 2, level: 'a2' };
  const time = '2026-01-12T00:00:00.000Z';
  const { envelope, signature } = signed('vhs', MODULE, 'm2', corrected, { time });
  const event = { envelope: { ...envelope, corrects: idOf('vhs', 'm1') }, signature };
  const { receipts } = await one.bus.execute(new RecordEvents([event], () => true, await one.inForce()));
  expect(receipts).toMatchObject([{ outcome: 'accepted' }]);
}

const told = (entries: readonly { readonly id: string; readonly corrects?: string }[]) =>
  entries.map(({ id, corrects }) => [id, corrects]);
const [M1, M2] = [idOf('vhs', 'm1'), idOf('vhs', 'm2')];

describe('a correction', () => {
  let one: World;
  beforeEach(async () => {
    one = await world();
    await sharedCase(one);
  });
  afterEach(() => one.end());

  it('names what it corrects when the recipient gets that with it', async () => {
    await consent(one);
    await correct(one);
    const both = [
      [M1, undefined],
      [M2, M1],
    ];
    expect(told((await claim(one, 'jobcenter')).entries)).toEqual(both);
    expect(told((await timeline(one, 'jobcenter')).entries)).toEqual(both);
  });

  it('names it when the recipient has fetched it before', async () => {
    await consent(one);
    const { next } = await claim(one, 'jobcenter');
    await correct(one);
    expect(told((await claim(one, 'jobcenter', next)).entries)).toEqual([[M2, M1]]);
  });

  it('does not name what the recipient may not have', async () => {
    await consent(one, { dataFrom: '2026-01-11T00:00:00.000Z' });
    await correct(one);
    expect(told((await claim(one, 'jobcenter')).entries)).toEqual([[M2, undefined]]);
    expect(told((await timeline(one, 'jobcenter')).entries)).toEqual([[M2, undefined]]);
    expect(told((await timeline(one, 'jobcenter', { door: 'export' })).entries)).toEqual([[M2, undefined]]);
  });
});
