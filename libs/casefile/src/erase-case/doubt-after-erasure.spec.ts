import { fold } from '#decider';
import type { CaseEvent, ReadEvent } from '../case.events.ts';
import { caseStream, keepsLink } from '../case.ts';
import { distrustEntries } from '../doubt/distrust-entries.ts';
import { SettleDoubt } from '../doubt/settle-doubt/settle-doubt.command.ts';
import { isLinked } from '../evidence/gate-evidence.ts';
import { deskOn, envelope, idOf } from '../spec/desk.ts';
import { doubted, doubtSettled, under } from '../spec/doubts.ts';
import { AT, handleOfAgency, linked, opened } from '../spec/history.ts';
import { eraseCase } from './erase-case.ts';
import { erasingOn } from './spec/erasing.ts';

const joined: CaseEvent = {
  type: 'AgencyLinked',
  data: { agency: 'jobcenter', handle: handleOfAgency('jobcenter'), way: 'statutory', proposal: 'p' },
};
const sound: readonly ReadEvent[] = [
  ...opened,
  linked('vhs'),
  under('p', { type: 'LinkProposed', data: { by: 'vhs', recipient: 'jobcenter', proposal: 'p' } }),
  under('j', joined),
];
const erased: CaseEvent = {
  type: 'ControllerErased',
  data: { erasure: 'e', controller: 'school', agencies: ['vhs'] },
};

/** How the jobcenter stands, which came by a proposal of vhs that is in doubt. */
function jobcenter(...more: readonly ReadEvent[]) {
  return jobcenterAfter(...sound, doubted('vhs', 'p'), ...more);
}

function jobcenterAfter(...history: readonly ReadEvent[]) {
  const state = fold(caseStream, history);
  if (state.kind !== 'open') throw new Error('no case');
  return { shares: isLinked(state, 'jobcenter'), mayLinkAnew: !keepsLink(state, 'jobcenter') };
}

describe('what is in doubt when its agency is erased', () => {
  it('counts still where the agency had confirmed it', () => {
    const yes = under('s', doubtSettled('vhs', { confirmed: ['p'] }));
    expect(jobcenter(yes)).toEqual({ shares: true, mayLinkAnew: false });
    expect(jobcenter(yes, erased)).toEqual({ shares: true, mayLinkAnew: false });
  });

  it('is out for ever where nobody is left to confirm it, and gives way to a new link', () => {
    expect(jobcenter()).toEqual({ shares: false, mayLinkAnew: false });
    expect(jobcenter(erased)).toEqual({ shares: false, mayLinkAnew: true });
    const no = under('s', doubtSettled('vhs', { disowned: ['p'] }));
    expect(jobcenter(no, erased)).toEqual({ shares: false, mayLinkAnew: true });
  });

  it('is out for ever too where the doubt comes after the erasure, as nobody is left to settle it', () => {
    expect(jobcenterAfter(...sound, erased)).toEqual({ shares: true, mayLinkAnew: false });
    const late = jobcenterAfter(...sound, erased, doubted('vhs', 'p'));
    expect(late).toEqual({ shares: false, mayLinkAnew: true });
  });

  it('is read so by a hub that begins anew when the keys are destroyed', async () => {
    const desk = await deskOn();
    await desk.open('abh');
    await desk.makeCode('abh');
    await desk.redeem('vhs');
    const caseId = (await desk.cases.caseOf('rheine', 'vhs', handleOfAgency('vhs')))!;
    const erasing = erasingOn(desk, (_, agency) => `${agency}-controller`);
    const { store, sealFacts, clock } = erasing.parts;
    const order = { network: 'rheine', agency: 'vhs', kid: 'unread', revocation: 'r', since: AT, at: AT };
    await distrustEntries({ store: signedWith(order.kid, store), sealFacts, clock }, order);
    const data = { confirmed: [idOf('redeem')], staff: 'vhs-001' };
    const said = envelope('vhs', 'settle', 'de.wegmarke.keys.settle-doubt.v1', data);
    expect(await desk.bus.execute(new SettleDoubt(said))).toMatchObject({ outcome: 'accepted' });
    await eraseCase({ network: 'rheine', caseId, controller: 'vhs-controller' }, erasing.parts);
    const [kept, anew] = await erasing.states(caseId);
    expect(anew).toEqual(kept);
    expect(anew?.kind === 'open' && anew.doubts.settled[0]).toMatchObject({ confirmed: [idOf('redeem')] });
  });
});

type Store = ReturnType<typeof erasingOn>['parts']['store'];

/** The store as if everything in it were signed with this key. */
function signedWith(kid: string, store: Store): Pick<Store, 'readAll' | 'append'> {
  const signature = `${Buffer.from(JSON.stringify({ alg: 'EdDSA', kid })).toString('base64url')}..c2ln`;
  return {
    readAll: async (from, asked) =>
      (await store.readAll(from, asked)).map((event) => ({ ...event, signature })),
    append: (...given) => store.append(...given),
  };
}
