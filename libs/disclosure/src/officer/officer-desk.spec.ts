import { createHash } from 'node:crypto';
import type { Officers } from '../spec/officer-world.ts';
import { officers } from '../spec/officer-world.ts';
import type { World } from '../spec/world.ts';
import { claim, timeline } from '../spec/answers.ts';
import { consent, handleOf, idOf, MODULE, sharedCase, withdraw } from '../spec/happenings.ts';
import { NETWORK, world } from '../spec/world.ts';
import { officerStreamName } from './officer.events.ts';
import { scopeOf } from './scope.ts';

describe("an officer's desk", () => {
  let one: World;
  let office: Officers;
  beforeEach(async () => {
    one = await world();
    office = officers(one);
  });
  afterEach(async () => {
    await office.end();
    await one.end();
    expect(one.faults).toEqual([]);
  });
  const search = (agency: string, query = '') => office.all(agency, { of: 'search', query });

  it('finds who saw what, when, on which basis', async () => {
    await sharedCase(one, ['m1']);
    await consent(one);
    await timeline(one, 'jobcenter');
    const [seen, ...more] = await search('jobcenter', 'door:timeline');
    expect(more).toEqual([]);
    expect(seen).toMatchObject({
      at: one.clock.now(),
      door: 'timeline',
      decision: 'permit',
      sender: 'vhs',
      recipient: 'jobcenter',
      actor: 'staff-1',
      eventType: MODULE,
      eventIds: [idOf('vhs', 'm1')],
      purpose: 'course-progress',
      basis: 'consent',
      consentId: 'consent-1',
      abandoned: false,
      case: handleOf('jobcenter'),
    });
  });

  it("tells the sender's officer the same under the sender's handle, and not who of the others' staff it was", async () => {
    await sharedCase(one, ['m1']);
    await consent(one);
    await timeline(one, 'jobcenter');
    const [seen] = await search('vhs', 'recipient:jobcenter');
    expect(seen).toMatchObject({ case: handleOf('vhs'), actor: 'staff' });
    expect(await search('vhs', 'actor:staff-1')).toEqual([]);
    expect(await search('caritas')).toEqual([]);
  });

  it('never names the case', async () => {
    await sharedCase(one, ['m1']);
    await consent(one);
    await timeline(one, 'jobcenter');
    const caseId = await one.files.caseOf(NETWORK, 'vhs', handleOf('vhs'));
    const [{ entry } = {}] = await search('jobcenter');
    const [position, ordinal] = String(entry).split('/').map(Number);
    const trace = await office.desk.entry(office.asker('jobcenter'), {
      position: position ?? 0,
      ordinal: ordinal ?? 0,
    });
    const lists = await Promise.all(
      (['search', 'refusals', 'consents', 'unused-consents', 'reads-without-event', 'requests'] as const).map(
        (of) => office.all('jobcenter', { of }),
      ),
    );
    expect(caseId).toBeDefined();
    expect(JSON.stringify([trace, lists])).not.toContain(`"${caseId}"`);
    expect(JSON.stringify(trace)).not.toContain('caseRevision');
  });

  it('finds by the own handle of a case, and nothing by a stranger', async () => {
    await sharedCase(one, ['m1']);
    await consent(one);
    await timeline(one, 'jobcenter');
    expect(await search('jobcenter', `case:${handleOf('jobcenter')}`)).toHaveLength(1);
    expect(await search('jobcenter', `case:${handleOf('vhs')}`)).toEqual([]);
  });

  it('explains a decision: the row, the provision, and that the gate says the same today', async () => {
    await sharedCase(one, ['m1']);
    await consent(one);
    await timeline(one, 'jobcenter');
    await withdraw(one);
    const [{ entry } = {}] = await search('jobcenter', 'door:timeline');
    const [position, ordinal] = String(entry).split('/').map(Number);
    const trace = await office.desk.entry(office.asker('jobcenter'), {
      position: position ?? 0,
      ordinal: ordinal ?? 0,
    });
    expect(trace).toMatchObject({
      replayed: 'same',
      decision: {
        basis: { kind: 'consent', provisionId: 'provision-1' },
        ask: { purpose: 'course-progress' },
      },
      row: { sender: 'vhs', recipient: 'jobcenter', basis: { kind: 'CONSENT' } },
      provision: { provisionId: 'provision-1', recipients: ['jobcenter'] },
    });
    expect(trace.provision).not.toHaveProperty('withdrawnAt');
    expect(trace.provision).not.toHaveProperty('recordedBy');
    expect(trace).not.toHaveProperty('decision.basis.recordedBy');
    const [own = {}] = await search('vhs', 'door:timeline');
    const [place = 0, n = 0] = String(own['entry']).split('/').map(Number);
    const traced = await office.desk.entry(office.asker('vhs'), { position: place, ordinal: n });
    expect(traced).toMatchObject({ decision: { basis: { recordedBy: 'vhs' } } });
    for (const seen of [own, ...(await search('jobcenter'))]) expect(seen).not.toHaveProperty('recordedBy');
  });

  it('has no entry for who is neither sender nor recipient, and none where there is none', async () => {
    await sharedCase(one, ['m1']);
    await consent(one);
    await timeline(one, 'jobcenter');
    const [{ entry } = {}] = await search('jobcenter');
    const [position = 0] = String(entry).split('/').map(Number);
    const notFound = { code: 'ENTRY_NOT_FOUND' };
    await expect(office.desk.entry(office.asker('caritas'), { position, ordinal: 0 })).rejects.toMatchObject(
      notFound,
    );
    await expect(
      office.desk.entry(office.asker('jobcenter'), { position, ordinal: 1 }),
    ).rejects.toMatchObject(notFound);
    await expect(
      office.desk.entry(office.asker('jobcenter'), { position: 1, ordinal: 0 }),
    ).rejects.toMatchObject(notFound);
  });

  it('tells of reads that were shown nothing, whatever the reason', async () => {
    await sharedCase(one, ['m1']);
    await timeline(one, 'jobcenter', { purpose: 'case-management' });
    await timeline(one, 'jobcenter', { handle: handleOf('jobcenter', 'nowhere') });
    const refusals = await office.all('jobcenter', { of: 'refusals' });
    expect(refusals).toEqual(
      [handleOf('jobcenter', 'nowhere'), handleOf('jobcenter')].map((handle) => ({
        entry: expect.any(String),
        at: one.clock.now(),
        door: 'timeline',
        decision: 'deny',
        recipient: 'jobcenter',
        actor: 'staff-1',
        code: 'NOTHING_SHOWN',
        eventIds: [],
        abandoned: false,
        case: handle,
        ...(handle === handleOf('jobcenter') && { purpose: 'case-management' }),
      })),
    );
    expect(await office.all('vhs', { of: 'refusals' })).toEqual([]);
  });

  it('registers consents: all of the own ones, of others what was disclosed on', async () => {
    await sharedCase(one, ['m1']);
    await consent(one, { recipients: ['jobcenter', 'caritas'] });
    const [own] = await office.all('vhs', { of: 'consents' });
    expect(own).toMatchObject({
      case: handleOf('vhs'),
      consentId: 'consent-1',
      recordedBy: 'vhs',
      status: 'given',
      revision: 0,
      provisions: [{ provisionId: 'provision-1', recipients: ['jobcenter', 'caritas'] }],
    });
    expect(await office.all('jobcenter', { of: 'consents' })).toEqual([]);
    await timeline(one, 'jobcenter');
    const [others] = await office.all('jobcenter', { of: 'consents' });
    expect(others).toMatchObject({ status: 'given', provisions: [{ recipients: ['jobcenter'] }] });
    for (const hidden of ['recordedBy', 'revision', 'head']) expect(others).not.toHaveProperty(hidden);
    await withdraw(one);
    expect(await office.all('vhs', { of: 'consents' })).toMatchObject([{ status: 'withdrawn', revision: 1 }]);
  });

  it('finds consents on which nothing was disclosed', async () => {
    await sharedCase(one, ['m1']);
    await consent(one);
    const unused = () => office.all('vhs', { of: 'unused-consents', days: 30 });
    expect(await unused()).toMatchObject([{ consentId: 'consent-1', provisionId: 'provision-1' }]);
    await claim(one, 'jobcenter');
    expect(await unused()).toEqual([]);
    one.clock.set('2026-03-15T12:00:00.000Z');
    expect(await unused()).toHaveLength(1);
    await withdraw(one);
    expect(await unused()).toEqual([]);
  });

  it('finds reads after which the reading agency recorded nothing', async () => {
    await sharedCase(one, ['m1']);
    await consent(one);
    await timeline(one, 'jobcenter');
    await timeline(one, 'vhs');
    const idle = (agency: string) => office.all(agency, { of: 'reads-without-event', days: 30 });
    expect(await idle('jobcenter')).toEqual([]);
    one.clock.set('2026-03-15T12:00:00.000Z');
    expect(await idle('jobcenter')).toMatchObject([
      { agency: 'jobcenter', actor: 'staff-1', case: handleOf('jobcenter') },
    ]);
    expect(await idle('vhs')).toEqual([]);
  });

  it('hands out a list as a file, with what vouches for it', async () => {
    await sharedCase(one, ['m1', 'm2']);
    await consent(one);
    await timeline(one, 'jobcenter');
    const { manifest, json, csv } = await office.desk.export(office.asker('jobcenter'), {
      of: 'search',
      query: 'sender:vhs',
    });
    expect(manifest).toMatchObject({
      of: 'search',
      query: 'sender:vhs',
      count: 2,
      signer: { agency: 'jobcenter', officer: 'officer-of-jobcenter' },
    });
    expect(JSON.parse(json)).toHaveLength(2);
    expect(csv.split('\r\n')).toHaveLength(4);
    expect(manifest.sha256.csv).toBe(createHash('sha256').update(csv).digest('base64url'));
  });

  it('leaves a trace itself: every question and every export, before it is answered', async () => {
    await sharedCase(one, ['m1']);
    await search('jobcenter', 'door:claim');
    await office.desk.export(office.asker('jobcenter'), { of: 'refusals' });
    const { agreement } = await one.inForce();
    const { events } = await one.store.read(
      officerStreamName(NETWORK, scopeOf(agreement, 'jobcenter').controller),
    );
    const facts = await Promise.all(
      events.map(async (event) => [event.type, ((await one.vault.openFact(event)) as { data: object }).data]),
    );
    expect(facts).toMatchObject([
      ['OfficerSearched', { officer: 'officer-of-jobcenter', of: 'search', query: 'door:claim', count: 0 }],
      ['OfficerExported', { of: 'refusals', count: 0, sha256Csv: expect.any(String) }],
    ]);
  });

  it('tells what is wrong with a search, and with a cursor', async () => {
    const ask = (question: object) =>
      office.desk.list(office.asker('jobcenter'), { of: 'search', ...question });
    await expect(ask({ query: 'door:window' })).rejects.toMatchObject({
      code: 'SEARCH_UNREADABLE',
      fix: expect.stringContaining('character 6'),
    });
    await expect(ask({ after: 'nonsense' })).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
  });
});
