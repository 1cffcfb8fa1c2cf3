import type { Ask, Evidence, Permit } from '#gate';
import { admit, isPermit } from '#gate';
import type { Outgoing, StoredEvent } from '#ports';
import { SettableClock } from '#ports/memory';
import { PlainSealer, PlainVault, publicKeysOf } from '../spec/plain-crypto.ts';
import { PermittedOutlet } from './permitted-outlet.ts';

const AT = '2026-01-15T12:00:00.000Z';
const TYPE = 'de.wegmarke.language.module-completed.v1';
const from = '2020-01-01T00:00:00.000Z';

function permitFor(change: Partial<Ask> = {}): Permit {
  const ask: Ask = {
    door: 'claim',
    network: 'rheine',
    caseId: 'case',
    sender: 'vhs',
    recipient: 'bamf',
    actor: 'system',
    eventIds: ['event'],
    eventType: TYPE,
    category: 'language',
    fields: ['courseCode'],
    purpose: 'course-progress',
    happenedAt: from,
    at: AT,
    ...change,
  };
  const evidence: Evidence = {
    network: 'rheine',
    caseRevision: 3,
    registryRevision: 1,
    agreement: {
      hash: 'hash',
      from,
      cells: [
        {
          id: 'row',
          eventType: TYPE,
          sender: 'vhs',
          recipient: ask.recipient,
          purpose: 'course-progress',
          basis: { kind: 'STATUTORY', paragraph: '§ 8(2) IntV' },
          trigger: 'duty',
          decidedBy: 'rule',
          from,
        },
      ],
    },
    linked: ['vhs', ask.recipient],
    invited: [],
    provisions: [],
    facts: [],
    restrictions: [],
    objections: [],
    requests: [],
    clearances: [],
    disputed: [],
    doubted: [],
    fields: [{ name: 'courseCode', depth: 'detail', special: false }],
    erased: false,
  };
  const answer = admit(ask, evidence);
  if (!isPermit(answer)) throw new Error(answer.code);
  return answer;
}

async function outgoing(vault: PlainVault, permit: Permit): Promise<Outgoing> {
  const body = { source: '//rheine/vhs/x', data: { courseCode: 'IK-1', module: 3 } };
  const owner = { network: 'rheine', caseId: 'case', controller: 'vhs' };
  const [sealed] = await vault.seal([
    { owner, kind: 'payload', eventId: 'event', plain: { salt: 's', body } },
  ]);
  if (sealed === undefined) throw new Error('not sealed');
  const event: StoredEvent = {
    id: 'event',
    type: TYPE,
    version: 1,
    network: 'rheine',
    agency: 'vhs',
    theme: 'language',
    category: 'language',
    happenedAt: from,
    recordedAt: AT,
    commitment: 'c',
    signature: 's',
    sealed,
    position: 1,
    stream: 'case-rheine-case',
    revision: 0,
  };
  return { permit, event, handle: 'handle', seq: 5 };
}

function outletAt(instant: string) {
  const vault = new PlainVault();
  const keys = { sealingKey: async (_: string, agency: string) => publicKeysOf(agency).sealing };
  const sent: string[] = [];
  const channel = { send: (bytes: Uint8Array) => void sent.push(Buffer.from(bytes).toString()) };
  const outlet = new PermittedOutlet(vault, new PlainSealer(), keys, new SettableClock(instant));
  const cover = { kind: 'claim', after: 0, next: 5, more: false } as const;
  const release = (one: Outgoing, agency = 'bamf') =>
    outlet.release({ network: 'rheine', agency }, [one], cover, channel);
  const timeline = (one: Outgoing, by: string, entries: readonly string[]) => {
    const conflicts = [{ by, rule: 'two-vouchers', entries, at: AT }];
    const framed = { kind: 'timeline', handle: 'handle', asOf: AT, conflicts } as const;
    return outlet.release({ network: 'rheine', agency: 'bamf' }, [one], framed, channel);
  };
  return { vault, sent, release, timeline };
}

describe('the outlet', () => {
  it('lets out the permitted fields only, sealed to the recipient', async () => {
    const { vault, sent, release } = outletAt(AT);
    expect(await release(await outgoing(vault, permitFor()))).toBe('sent');
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatch(/^sealed-to:bamf\.enc /);
    expect(sent[0]).toContain('"fields":{"courseCode":"IK-1"}');
    expect(sent[0]).not.toContain('module":3');
  });

  it('sends in the last millisecond of a permit and not in the one after', async () => {
    const inTime = outletAt('2026-01-15T12:00:00.249Z');
    expect(await inTime.release(await outgoing(inTime.vault, permitFor()))).toBe('sent');
    const late = outletAt('2026-01-15T12:00:00.250Z');
    expect(await late.release(await outgoing(late.vault, permitFor()))).toBe('late');
    expect(late.sent).toEqual([]);
  });

  it("refuses a permit for another recipient, for another event, or for another agency's event", async () => {
    const { vault, sent, release } = outletAt(AT);
    const right = await outgoing(vault, permitFor());
    await expect(release(right, 'jobcenter')).rejects.toThrow('without a permit');
    await expect(release({ ...right, permit: permitFor({ eventIds: ['other'] }) })).rejects.toThrow(
      'without a permit',
    );
    await expect(release({ ...right, event: { ...right.event, agency: 'abh' } })).rejects.toThrow(
      'without a permit',
    );
    expect(sent).toEqual([]);
  });

  it("lets a reader's own words on entries of the reply through, and nobody else's on anything (C1, C8)", async () => {
    const { vault, sent, timeline } = outletAt(AT);
    const one = await outgoing(vault, permitFor());
    await timeline(one, 'bamf', ['event']);
    await timeline(one, 'abh', ['event']);
    await timeline(one, 'bamf', ['event', 'hidden']);
    expect(sent.map((bytes) => bytes.includes('two-vouchers'))).toEqual([true, false, false]);
  });

  it('refuses what only looks like a permit, which the compiler refuses too', async () => {
    const { vault, sent, release } = outletAt(AT);
    const permit = permitFor();
    const forged = { record: permit.record };
    // @ts-expect-error only the gate can make a permit
    const unlawful: Outgoing = { ...(await outgoing(vault, permit)), permit: forged };
    await expect(release(unlawful)).rejects.toThrow('without a permit');
    expect(sent).toEqual([]);
  });
});
