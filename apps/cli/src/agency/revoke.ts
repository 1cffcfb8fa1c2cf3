import { setTimeout as wait } from 'node:timers/promises';
import { distrustEntries, factSealer } from '#casefile';
import { RELEASE_WINDOW_MS } from '#gate';
import { finishRevocations } from '#intake';
import type { RevokeKeyOrder } from '#registry';
import { revokeKey } from '#registry';
import { recordSettings } from '../agreement/in-force.ts';
import { instantOf } from '../agreement/instant.ts';
import type { Bench, Command, Line, Report } from '../command.ts';
import { wrongUsage } from '../failure.ts';
import { NAME } from './agency-operands.ts';
import { refusedByRegistry } from './request-file.ts';
import { linesOf, outcomeOf } from './revocation-outcome.ts';

/** Makes a key of an agency count nowhere any more. */
export const agencyRevoke: Command = {
  name: 'agency revoke',
  summary: 'revoke a key of an agency; of a compromised one, put in doubt what it signed since',
  about: [
    'At once, at every door, nothing signed with the key is taken any more; proofs of what it signed before stay valid. With --ground compromised everything that was recorded with it since --compromised-since is in doubt: nobody gets it until the agency, with another key, has confirmed it. With the key go all keys that it endorsed since, and those that these endorsed: the thief may have made them. The command comes back when every case is marked. When it is interrupted, type the same again; the hub goes on by itself too.',
    'When the whole adapter was stolen, revoke the sealing key as well (its kid is in agency list): from then on nothing is sent to the agency until you have approved other keys with agency rotate. Give it another account at the broker.',
    'Agreements that were adopted since with a signature of these keys are listed. They stay in force: ask the agency whether it had signed them.',
  ],
  operands: [
    { name: 'network', words: 'the network', form: NAME },
    { name: 'agency', words: 'the agency', form: NAME },
    { name: 'kid', words: 'the id of the key, from agency list', form: /^[\w.:-]{1,64}$/ },
  ],
  options: {
    ground: { value: 'ground', required: true, words: 'retired or compromised' },
    'compromised-since': {
      value: 'instant',
      words: 'the earliest instant at which somebody else may have had it (2026-03-01T10:00:00Z)',
    },
    by: { value: 'who', words: 'who reported it: agency or operator (when absent)' },
  },
  settings: recordSettings,
  example:
    'npx wegmarke agency revoke rheine vhs rheine.vhs.sig --ground compromised --compromised-since 2026-03-01T10:00:00Z',
  async run(bench): Promise<Report> {
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
    const outcome = await outcomeOf(registry, await hub.sealer(), network, order);
    return {
      facts: { network, again: no !== undefined, ...outcome },
      lines: linesOf(outcome, no === undefined),
    };
  },
};

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
