import { LedgerEpochs } from '#audit';
import { MemoryLedgerShelf, SettableClock } from '#ports/memory';
import type { Bench, Line } from '../command.ts';
import type { Installation } from '../installation.ts';
import { replayMessages } from './replay.ts';

const at = '2026-03-01T10:00:00.000Z';

/** A hub that was restored with seven entries, of whose only agency it is known how far it is. */
async function restoredHub() {
  const clock = new SettableClock(at);
  const shelf = new MemoryLedgerShelf();
  const epochs = new LedgerEpochs(shelf, 'wegmarke/hub', clock);
  const { origin } = await epochs.restart({ kept: 7, since: 7, at });
  const hub = {
    clock,
    hasDensePositions: true,
    ledger: async () => shelf,
    epochs: async () => epochs,
    store: async () => ({ head: async () => 7 }),
    registry: async () => ({ networks: async () => ['rheine'], agencies: async () => ['abh'] }),
  } as unknown as Installation;
  const typed = (options: Readonly<Record<string, string>>, ...on: readonly string[]) => {
    const given: Readonly<Record<string, string>> = { since: '7', ...options };
    const line: Line = {
      operand: () => '',
      optionalOperand: () => undefined,
      operands: () => [],
      value: (name) => given[name],
      values: (name) => [given[name]].filter((value) => value !== undefined),
      isOn: (name) => on.includes(name),
    };
    const progress = { at: () => undefined } as unknown as Bench['progress'];
    return replayMessages({ line, hub, progress, stop: new AbortController().signal });
  };
  const witnessed = { network: 'rheine', agency: 'abh', origin, at };
  return {
    epochs,
    typed,
    isDone: () => shelf.witness({ ...witnessed, seen: 7, missing: 0 }),
    hasSeen: (seen: number) => shelf.witness({ ...witnessed, seen }),
  };
}

describe('replay', () => {
  it('opens the hub when all agencies are done', async () => {
    const { epochs, typed, isDone } = await restoredHub();
    await isDone();
    expect(await typed({})).toMatchObject({ findings: false, facts: { open: true } });
    expect(await epochs.current()).toMatchObject({ epoch: 2, state: 'open' });
  });

  it('only looks with --wait 0, also when all agencies are done', async () => {
    const { epochs, typed, isDone } = await restoredHub();
    await isDone();
    const { findings, facts, lines } = await typed({ wait: '0' });
    expect({ findings, facts }).toMatchObject({ findings: true, facts: { open: false } });
    expect(lines.join(' ')).toContain('without --wait 0');
    expect(await epochs.current()).toMatchObject({ state: 'refilling' });
  });

  it.each<[options: Readonly<Record<string, string>>, on: readonly string[]]>([
    [{}, []],
    [{ wait: '0' }, []],
    [{}, ['start']],
  ])('typed again after the hub is open says so and begins nothing: %j %j', async (options, on) => {
    const { epochs, typed } = await restoredHub();
    await epochs.open();
    const { findings, facts, lines } = await typed(options, ...on);
    expect(findings ?? false).toBe(false);
    expect(facts).toEqual({ origin: 'wegmarke/hub/2', since: 7, open: true });
    expect(lines).toEqual(['the hub is open already, as wegmarke/hub/2; nothing was changed']);
    expect(await epochs.current()).toMatchObject({ epoch: 2, state: 'open' });
  });

  it('can begin another ledger at the same place when an agency has seen more since', async () => {
    const { epochs, typed, hasSeen } = await restoredHub();
    await epochs.open();
    await hasSeen(9);
    await expect(typed({ wait: '0' })).rejects.toMatchObject({ code: 'REPLAY_NOT_OPEN' });
    await typed({ wait: '0' }, 'start');
    expect(await epochs.current()).toMatchObject({ epoch: 3, state: 'refilling' });
  });
});
