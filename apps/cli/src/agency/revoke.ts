import { setTimeout as wait } from 'node:timers/promises';
import { distrustEntries, factSealer } from '#casefile';
import { RELEASE_WINDOW_MS } from '#gate';
import { finishRevocations } from '#intake';
import type { RevokeKeyOrder } from '#registry';
import { revokeKey } from '#registry';
import { instantOf } from '../agreement/instant.ts';
import type { Bench, Line, Report } from '../command.ts';
import { wrongUsage } from '../failure.ts';
import { refusedByRegistry } from './request-file.ts';
import { linesOf, outcomeOf } from './revocation-outcome.ts';

/** Makes a key of an agency count nowhere any more. */
export async function revokeAgencyKey(bench: Bench): Promise<Report> {
  const { line, hub } = bench;
  const network = line.operand('network');
  const order = orderIn(line, hub.ids.next());
  const registry = await hub.registry();
  const no = await registry.record(network, (state, at) => revokeKey(order, state, at));
  // To type it again must go on with what is not done.
  if (no !== undefined && no.code !== 'KEY_ALREADY_REVOKED') throw refusedByRegistry(no);
  // What was permitted just before has left, or never will.
  await wait(RELEASE_WINDOW_MS);
  await finishedIn(bench, network);
  const outcome = await outcomeOf(
    { registry, sealer: await hub.sealer(), store: await hub.store(), clock: hub.clock },
    network,
    order,
  );
  return {
    facts: { network, again: no !== undefined, ...outcome },
    lines: linesOf(outcome, no === undefined),
  };
}

/** Puts in doubt what is not yet, of this revocation and of any that was interrupted. */
async function finishedIn({ hub }: Bench, network: string): Promise<void> {
  const [registry, store, vault, sealer] = await Promise.all([
    hub.registry(),
    hub.store(),
    hub.vault(),
    hub.sealer(),
  ]);
  const doubting = { store, sealFacts: factSealer(vault, sealer), clock: hub.clock };
  await finishRevocations(
    { registry, distrust: (order) => distrustEntries(doubting, order), wait: (ms) => wait(ms) },
    network,
  );
}

function orderIn(line: Line, revocation: string): RevokeKeyOrder {
  const [agency, kid, ground, by] = [
    line.operand('agency'),
    line.operand('kid'),
    line.value('ground'),
    line.value('by') ?? 'operator',
  ];
  if (ground !== 'retired' && ground !== 'compromised')
    throw wrongUsage('USAGE_WRONG', '--ground is neither retired nor compromised', ['name one of them']);
  if (by !== 'agency' && by !== 'operator')
    throw wrongUsage('USAGE_WRONG', '--by is neither agency nor operator', ['name one of them']);
  const since = line.value('compromised-since');
  const isDated = ground === 'compromised';
  if (isDated !== (since !== undefined))
    throw wrongUsage('USAGE_WRONG', '--compromised-since goes with --ground compromised, and only with it', [
      'name the earliest instant at which somebody else may have had the key',
    ]);
  const dated = since !== undefined && { compromisedSince: instantOf(since, 'compromised-since') };
  return { agency, kid, revocation, ground, by, ...dated };
}
