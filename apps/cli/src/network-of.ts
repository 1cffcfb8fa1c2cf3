import type { Bench } from './command.ts';
import { wrongUsage } from './failure.ts';

/** The network that `--network` names, or the only one there is; throws a `Failure` when neither leads to one. */
export async function networkOf({ line, hub }: Pick<Bench, 'line' | 'hub'>): Promise<string> {
  const networks = await (await hub.registry()).networks();
  const named = line.value('network');
  const [only, ...others] = networks;
  if (named === undefined && only !== undefined && others.length === 0) return only;
  if (named !== undefined && networks.includes(named)) return named;
  throw wrongUsage(
    'NETWORK_UNKNOWN',
    named === undefined
      ? 'the hub serves more than one network, or none yet'
      : `the hub serves no network ${named}`,
    [`add --network, one of: ${networks.join(', ') || '(none)'}`],
  );
}
