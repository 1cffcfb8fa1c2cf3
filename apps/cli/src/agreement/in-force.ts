import type { AgreementInForce } from '#casefile';
import type { Bench } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { Failure, wrongUsage } from '../failure.ts';
import type { Installation } from '../installation.ts';
import { networkOf } from '../network-of.ts';
import type { SettingName } from '../settings/settings.ts';
import { settings } from '../settings/settings.ts';

/** The agreement that the hub's record has in force at an instant; throws a `Failure` when there is none. */
export async function agreementInForce(
  bench: Pick<Bench, 'line' | 'hub'>,
  at: string,
): Promise<AgreementInForce & { readonly network: string }> {
  const missing = notSet(bench.hub);
  if (missing.length > 0) {
    throw wrongUsage('CONFIG_INVALID', `neither --file is given nor set: ${missing.join(', ')}`, [
      'name the agreement with --file, or set the variables of the hub to read the one in force',
    ]);
  }
  const network = await networkOf(bench);
  const adopted = await (await bench.hub.registry()).agreementAt(network, at);
  if (adopted !== undefined) return { ...adopted, network };
  throw new Failure('AGREEMENT_UNKNOWN', EXIT.usage, {
    happened: `no agreement was in force in ${network} at ${at}`,
    safe: 'nothing was changed',
    next: ['name a later instant, or an agreement with --file'],
  });
}

/** The variables without which the record cannot be read, as far as they are not set. */
function notSet(hub: Installation): readonly string[] {
  const hasKey = hub.has('keyEncryptionKeyFile') || hub.has('keyEncryptionKey');
  const needed: readonly SettingName[] = [
    'databaseUrl',
    'keyFile',
    ...(hasKey ? [] : (['keyEncryptionKeyFile'] as const)),
  ];
  return needed.filter((name) => !hub.has(name)).map((name) => settings[name].variable);
}
