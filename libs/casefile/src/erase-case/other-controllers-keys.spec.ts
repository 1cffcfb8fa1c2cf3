import { RequestRight } from '../rights/request-right/request-right.command.ts';
import { NEED, inForce } from '../spec/agreement.ts';
import { deskOn, envelope } from '../spec/desk.ts';
import { handleOfAgency } from '../spec/history.ts';
import { RECEIVED } from '../spec/rights.ts';
import { completeErasures } from './complete-erasures.ts';
import { eraseCase } from './erase-case.ts';
import { erasingOn } from './spec/erasing.ts';

type Controllers = Readonly<Record<string, string>>;

/** A case that abh and vhs share since before the agreement changed who answers for them; each recorded before and after. */
async function acrossVersions(before: Controllers, after: Controllers) {
  let now = before;
  const controllerOf = (_: string, agency: string) => now[agency] ?? agency;
  const desk = await deskOn({ controllerOf });
  await desk.open('abh');
  await desk.makeCode('abh');
  await desk.redeem('vhs');
  await desk.offer([envelope('abh', 'a1', NEED), envelope('vhs', 'v1', NEED)]);
  const asked = {
    request: 'r1',
    kind: 'access',
    receivedAt: RECEIVED,
    identityCheck: 'known',
    staff: 'vhs-001',
  };
  await desk.bus.execute(
    new RequestRight(envelope('vhs', 'ask', 'de.wegmarke.rights.request.v1', asked), inForce),
  );
  now = after;
  await desk.offer([envelope('abh', 'a2', NEED), envelope('vhs', 'v2', NEED)]);
  const caseId = (await desk.cases.caseOf('rheine', 'abh', handleOfAgency('abh')))!;
  const erasing = erasingOn(desk, controllerOf);
  /** How many events of each agency can still be opened. */
  const openable = async () => {
    const rows = await erasing.rowsWithKeys(caseId);
    return ['abh', 'vhs'].map((agency) => rows.filter((row) => row === `${agency} ${NEED}`).length);
  };
  return {
    ...erasing,
    desk,
    openable,
    order: (controller: string) => ({ network: 'rheine', caseId, controller }),
  };
}

describe('the erasure of a part that was sealed under another controller before', () => {
  it.each([
    [
      'was renamed',
      { abh: 'abh-office', vhs: 'school' },
      { abh: 'abh-office', vhs: 'school-anew' },
      'school-anew',
      [2, 0],
    ],
    ['left another', { abh: 'city', vhs: 'city' }, { abh: 'city', vhs: 'school' }, 'school', [2, 0]],
    ['was left by an agency', { abh: 'city', vhs: 'city' }, { abh: 'city', vhs: 'school' }, 'city', [0, 2]],
    ['took over another', { abh: 'city', vhs: 'school' }, { abh: 'city', vhs: 'city' }, 'city', [0, 0]],
  ])('takes all of it, and nothing else, when the controller %s', async (_, before, after, erased, left) => {
    const { parts, order, openable } = await acrossVersions(before, after);
    expect(await openable()).toEqual([2, 2]);
    await eraseCase(order(erased), parts);
    expect(await openable()).toEqual(left);
  });

  it('lets those go on that share the former controller', async () => {
    const { desk, parts, order, openable } = await acrossVersions(
      { abh: 'city', vhs: 'city' },
      { abh: 'city', vhs: 'school' },
    );
    await eraseCase(order('school'), parts);
    expect((await desk.offer([envelope('abh', 'a3', NEED)])).receipts).toMatchObject([
      { outcome: 'accepted' },
    ]);
    expect(await openable()).toEqual([3, 0]);
  });

  it('bars a former controller for ever when nobody else stands under it', async () => {
    const { parts, order } = await acrossVersions(
      { abh: 'city', vhs: 'school' },
      { abh: 'city', vhs: 'school-anew' },
    );
    const { owners } = await eraseCase(order('school-anew'), parts);
    expect(owners.map(({ controller }) => controller).toSorted()).toEqual(['school', 'school-anew']);
  });

  it('is done again on a restored backup, and when it is completed', async () => {
    const history = [
      { abh: 'city', vhs: 'city' },
      { abh: 'city', vhs: 'school' },
    ] as const;
    const first = await acrossVersions(...history);
    await eraseCase(first.order('school'), first.parts);
    const restored = await acrossVersions(...history);
    await completeErasures({
      ...restored.parts,
      tombstones: first.parts.tombstones,
      rotate: async () => expect(await restored.openable()).toEqual([2, 0]),
    });
    expect(await restored.openable()).toEqual([2, 0]);
  });
});
