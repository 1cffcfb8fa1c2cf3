import { DecideDisclosure, RecordEvents } from '#casefile';
import type { World } from '../spec/world.ts';
import { claim } from '../spec/answers.ts';
import { handleOf, idOf, joinCase, sharedCase, signed } from '../spec/happenings.ts';
import { world } from '../spec/world.ts';

const REQUESTED = 'de.wegmarke.information.requested.v1';
const CHANGED = 'de.wegmarke.benefits.legal-sphere-changed.v1';
const rowId = 'sgbx-71-2-1.legal-sphere-changed.jobcenter.abh.duty-monitoring';

describe('the row of the sample that leaves it to a clerk', () => {
  let one: World;
  beforeEach(async () => {
    one = await world();
    await sharedCase(one, []);
    await joinCase(one, 'abh');
  });
  afterEach(() => one.end());

  const says = async (agency: string, type: string, name: string, data: object) => {
    const event = signed(agency, type, name, data, { handle: handleOf(agency) });
    const outcome = await one.bus.execute(new RecordEvents([event], () => true, await one.inForce()));
    expect(outcome.receipts).toMatchObject([{ outcome: 'accepted' }]);
  };
  const asks = () =>
    says('abh', REQUESTED, 'question', {
      addressee: 'jobcenter',
      about: CHANGED,
      paragraph: 'aufenthg-87-1',
      necessity: 'residence-decision',
    });
  const changes = () =>
    says('jobcenter', CHANGED, 'change', { from: 'sgb-2', to: 'asylblg', effectiveFrom: '2026-01-01' });
  const decides = async (decision: string) => {
    const eventId = idOf('jobcenter', 'change');
    const data = { eventId, rowId, recipient: 'abh', decision, staff: 'jobcenter-001' };
    const type = 'de.wegmarke.disclosure.decide.v1';
    const order = signed('jobcenter', type, `clerk-${decision}`, data, { handle: handleOf('jobcenter') });
    expect(await one.bus.execute(new DecideDisclosure(order, await one.inForce()))).toMatchObject({
      outcome: 'accepted',
    });
  };
  const typesAt = async (agency: string) => {
    await one.quiet();
    return (await claim(one, agency)).entries.map(({ type }) => type);
  };

  it('lets the question of the immigration office reach the jobcenter', async () => {
    await asks();
    expect(await typesAt('jobcenter')).toEqual([REQUESTED]);
  });

  it('lets the answer go once it was asked for and the clerk discloses it, and not before', async () => {
    await changes();
    await asks();
    expect(await typesAt('abh')).toEqual([]);
    await decides('disclose');
    expect(await typesAt('abh')).toEqual([CHANGED]);
  });

  it('keeps the answer in the house when the clerk withholds it', async () => {
    await asks();
    await changes();
    await decides('withhold');
    expect(await typesAt('abh')).toEqual([]);
  });
});
