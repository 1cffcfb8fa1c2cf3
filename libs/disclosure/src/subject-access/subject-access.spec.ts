import type { Command } from '@nestjs/cqrs';
import type { Receipt, SignedEnvelope } from '#catalogue';
import {
  caseStreamName,
  ConfirmDecision,
  openCaseFact,
  ProposeDecision,
  ProposeLink,
  RecordEvents,
  RequestRight,
} from '#casefile';
import { THE_PERSON } from '#gate';
import type { World } from '../spec/world.ts';
import { claim, timeline } from '../spec/answers.ts';
import { consent, idOf, MODULE, record, sharedCase, signed } from '../spec/happenings.ts';
import { NETWORK, START, world } from '../spec/world.ts';
import { SubjectAccess } from './subject-access.ts';

const handle = (agency: string) => `${agency}-case-1-handle-000000`;
const request = 'request-1';

/** One step at an agency's desk, in an envelope of its own, of which this is the id. */
async function step(
  one: World,
  agency: string,
  [type, data]: readonly [string, object],
  make: (envelope: SignedEnvelope) => Command<Receipt>,
): Promise<string> {
  const name = `${type}-${agency}-${one.clock.now()}`;
  const envelope = signed(agency, `de.wegmarke.rights.${type}.v1`, name, data, { handle: handle(agency) });
  expect(await one.bus.execute(make(envelope))).toMatchObject({ outcome: 'accepted' });
  return envelope.envelope.id;
}

async function asked(one: World, kind = 'access'): Promise<void> {
  const inForce = await one.inForce();
  const data = { request, kind, receivedAt: START, identityCheck: 'known', staff: 'vhs-001' };
  await step(one, 'vhs', ['request', data], (envelope) => new RequestRight(envelope, inForce));
}

/** A controller decides through one of its agencies, with four eyes; `meanwhile` happens between the two. */
async function decided(
  one: World,
  agency: string,
  decision: object,
  meanwhile: () => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
  const inForce = await one.inForce();
  const proposed = { request, ...decision, staff: `${agency}-001` };
  const proposal = await step(
    one,
    agency,
    ['propose', proposed],
    (envelope) => new ProposeDecision(envelope, inForce),
  );
  await meanwhile();
  const confirmed = { request, proposal, staff: `${agency}-002` };
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
      open: expect.arrayContaining([{ controller: expect.any(String), dueAt: '2026-02-15T22:59:59.999Z' }]),
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

  it('tells nothing that was recorded after the proposal that somebody looked at', async () => {
    await asked(one);
    await decided(one, 'vhs', { decision: 'grant' }, () => record(one, ['m3']));
    await decided(one, 'jobcenter', { decision: 'grant' });
    const { entries } = await access.prepare(order());
    expect(entries.map(({ id }) => id)).toEqual([idOf('vhs', 'm1'), idOf('vhs', 'm2')]);
  });

  it('leaves out proposals to link files, which hold a sealed number only', async () => {
    const data = { recipient: 'abh', numberKind: 'azr', sealedNumber: 'sealed.number.of.a.file' };
    const type = 'de.wegmarke.case.propose-link.v1';
    const proposal = signed('jobcenter', type, 'proposal', data, { handle: handle('jobcenter') });
    expect(await one.bus.execute(new ProposeLink(proposal, await one.inForce()))).toMatchObject({
      outcome: 'accepted',
    });
    await asked(one);
    await decided(one, 'vhs', { decision: 'grant' });
    await decided(one, 'jobcenter', { decision: 'grant' });
    const dossier = await access.prepare(order());
    expect(dossier.entries.map(({ id }) => id)).toEqual([idOf('vhs', 'm1'), idOf('vhs', 'm2')]);
    expect(JSON.stringify(dossier)).not.toContain('sealed.number');
    expect(dossier.parts.map(({ runOut }) => runOut)).toEqual([0, 0]);
  });

  it('names in no correction, and in no list of agencies, what is withheld', async () => {
    const corrected = { courseCode: 'IK-2025-014', module: 2, level: 'a2' };
    const { envelope, signature } = signed('vhs', MODULE, 'm3', corrected);
    const correction = { envelope: { ...envelope, corrects: idOf('vhs', 'm1') }, signature };
    await one.bus.execute(new RecordEvents([correction], () => true, await one.inForce()));
    await asked(one);
    const part = { decision: 'grant-partly', ground: 'gdpr-15-4' };
    const [m1, m2, m3] = ['m1', 'm2', 'm3'].map((name) => idOf('vhs', name));
    await decided(one, 'vhs', { ...part, withheld: [m1, m2] });
    await decided(one, 'jobcenter', { decision: 'refuse', ground: 'nothing-held' });
    const { entries, parts } = await access.prepare(order());
    expect(entries.map(({ id, corrects }) => [id, corrects])).toEqual([[m3, undefined]]);
    expect(parts.map(({ agencies, told }) => [agencies, told])).toContainEqual([['vhs'], 1]);
  });

  it('names no agency of a part of which nothing is told', async () => {
    await asked(one);
    await decided(one, 'vhs', { decision: 'refuse', ground: 'sgb10-83-1' });
    await decided(one, 'jobcenter', { decision: 'refuse', ground: 'nothing-held' });
    expect((await access.prepare(order())).parts.map(({ agencies }) => agencies)).toEqual([[], []]);
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
