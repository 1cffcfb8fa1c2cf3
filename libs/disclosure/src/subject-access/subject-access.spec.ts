import type { Command } from '@nestjs/cqrs';
import type { Receipt, SignedEnvelope } from '#catalogue';
import { caseStreamName, ConfirmDecision, openCaseFact, ProposeDecision, RequestRight } from '#casefile';
import { THE_PERSON } from '#gate';
import type { World } from '../spec/world.ts';
import { claim, consent, idOf, NETWORK, sharedCase, signed, START, timeline, world } from '../spec/world.ts';
import { SubjectAccess } from './subject-access.ts';

const handle = (agency: string) => `${agency}-case-1-handle-000000`;
const request = 'request-1';

/** One step at an agency's desk, in an envelope of its own. */
async function step(
  one: World,
  agency: string,
  [type, data]: readonly [string, object],
  make: (envelope: SignedEnvelope) => Command<Receipt>,
): Promise<void> {
  const name = `${type}-${agency}-${one.clock.now()}`;
  const envelope = signed(agency, `de.wegmarke.rights.${type}.v1`, name, data, { handle: handle(agency) });
  expect(await one.bus.execute(make(envelope))).toMatchObject({ outcome: 'accepted' });
}

async function asked(one: World, kind = 'access'): Promise<void> {
  const inForce = await one.inForce();
  const data = { request, kind, receivedAt: START, identityCheck: 'known', staff: 'vhs-001' };
  await step(one, 'vhs', ['request', data], (envelope) => new RequestRight(envelope, inForce));
}

/** A controller decides through one of its agencies, with four eyes. */
async function decided(one: World, agency: string, decision: object): Promise<void> {
  const inForce = await one.inForce();
  const proposal = { request, ...decision, staff: `${agency}-001` };
  await step(one, agency, ['propose', proposal], (envelope) => new ProposeDecision(envelope, inForce));
  const confirmed = { request, staff: `${agency}-002` };
  await step(one, agency, ['confirm', confirmed], (envelope) => new ConfirmDecision(envelope, inForce));
}

describe('subject access', () => {
  let one: World;
  let access: SubjectAccess;
  let caseId: string;
  const order = () => ({ network: NETWORK, caseId, request, actor: 'operator' });

  beforeEach(async () => {
    one = await world();
    await sharedCase(one, ['m1', 'm2']);
    await consent(one);
    access = new SubjectAccess(one);
    caseId = (await one.files.caseOf(NETWORK, 'vhs', handle('vhs'))) ?? '';
  });
  afterEach(() => one.end());

  it('waits until every controller has decided, and says who has not, and until when', async () => {
    await expect(access.prepare(order())).rejects.toMatchObject({ code: 'ACCESS_REQUEST_UNKNOWN' });
    await asked(one);
    await decided(one, 'vhs', { decision: 'grant' });
    const waiting = access.prepare(order());
    await expect(waiting).rejects.toMatchObject({
      code: 'ACCESS_NOT_DECIDED',
      open: expect.arrayContaining([{ controller: expect.any(String), dueAt: '2026-02-15T12:00:00.000Z' }]),
    });
  });

  it('tells all fields of what was released, to whom it went, and nothing of what was withheld', async () => {
    await one.quiet();
    expect((await claim(one, 'jobcenter')).entries).toHaveLength(2);
    expect((await timeline(one, 'jobcenter', { door: 'export' })).entries).toHaveLength(2);
    await asked(one);
    const withheld = [idOf('vhs', 'm2')];
    await decided(one, 'vhs', { decision: 'grant-partly', ground: 'gdpr-15-4', withheld });
    await decided(one, 'jobcenter', { decision: 'grant' });
    const dossier = await access.prepare(order());
    expect(dossier.entries.map(({ id }) => id)).toEqual([idOf('vhs', 'm1')]);
    expect(dossier.entries[0]?.basis).toEqual({ kind: 'access', requestId: request });
    expect(dossier.parts).toContainEqual(
      expect.objectContaining({ decision: 'grant-partly', ground: 'gdpr-15-4', told: 1, runOut: 0 }),
    );
    expect(dossier.disclosures.map(({ door, recipient }) => [door, recipient])).toEqual([
      ['claim', 'jobcenter'],
      ['export', 'jobcenter'],
    ]);
    expect(dossier.consents).toMatchObject([{ recordedBy: 'vhs', life: [{ step: 'given' }] }]);
    expect(JSON.stringify(dossier)).not.toContain(idOf('vhs', 'm2'));
    expect(JSON.stringify(dossier)).not.toContain(caseId);
  });

  it('is entered in the record as a disclosure to the person', async () => {
    await asked(one);
    await decided(one, 'vhs', { decision: 'grant' });
    await decided(one, 'jobcenter', { decision: 'refuse', ground: 'nothing-held' });
    await access.prepare(order());
    const { events } = await one.store.read(caseStreamName(NETWORK, caseId));
    const last = events.findLast(({ type }) => type === 'Released');
    const fact = last && (await openCaseFact(one.vault, last));
    expect(fact?.data).toMatchObject({
      door: 'subject-access',
      recipient: THE_PERSON,
      actor: 'operator',
    });
  });

  it('is only about consents when the person wants its data to take along (Art. 20 GDPR)', async () => {
    await asked(one, 'portability');
    await decided(one, 'vhs', { decision: 'grant' });
    await decided(one, 'jobcenter', { decision: 'grant' });
    const dossier = await access.prepare(order());
    expect(dossier).toMatchObject({ kind: 'portability', entries: [], consents: [{ recordedBy: 'vhs' }] });
  });
});
