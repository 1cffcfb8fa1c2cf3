import { CommandBus } from '@nestjs/cqrs';
import { Rejection } from '#decider';
import { Clock } from '#ports';
import { AdoptAgreement, RegisterAgency, Registry, registryCodes } from '#registry';
import type { ConfigFault } from '../config/config-fault.ts';
import { ConfigInvalid } from '../config/config-fault.ts';
import type { NetworkSetup } from '../config/hub-setup.ts';
import { Controllers } from './controllers.ts';

const NETWORKS = 'WEGMARKE_HUB_NETWORK_FILES';

/**
 * Brings the registry to what the network definitions say: agencies registered, and the network's first agreement adopted. To
 * say the same again adds nothing; a later agreement is its parties' to sign, and never comes in by the file.
 */
export class NetworkBootstrap {
  constructor(
    private readonly commands: CommandBus,
    private readonly registry: Registry,
    private readonly controllers: Controllers,
    private readonly clock: Clock,
  ) {}

  /** Throws {@link ConfigInvalid} with all that the registry does not accept. */
  async run(networks: readonly NetworkSetup[]): Promise<void> {
    const faults: ConfigFault[] = [];
    for (const one of networks) faults.push(...(await this.#register(one)), ...(await this.#adopt(one)));
    if (faults.length > 0) throw new ConfigInvalid(faults);
    for (const network of await this.registry.networks()) {
      const adopted = await this.registry.agreementAt(network, this.clock.now());
      if (adopted !== undefined) this.controllers.learn(adopted.agreement);
    }
  }

  async #register({ network, parties }: NetworkSetup): Promise<readonly ConfigFault[]> {
    const faults: ConfigFault[] = [];
    for (const { agency, keys, brokerKey } of parties) {
      const no = await this.commands.execute(new RegisterAgency(network, agency, keys, brokerKey));
      if (no instanceof Rejection) faults.push(fault(`${network}/${agency} ${no.code}`, no.reason));
    }
    return faults;
  }

  async #adopt({ network, agreement, tables }: NetworkSetup): Promise<readonly ConfigFault[]> {
    const no = await this.commands.execute(new AdoptAgreement(network, agreement, [], tables));
    if (no === undefined) return [];
    if (no instanceof Rejection)
      return [fault(`${network} ${no.code}`, `${no.reason} ${registryCodes[no.code].fix}`)];
    return no.map(({ line, column, pointer, code, fix }) =>
      fault(`${network} agreement ${line}:${column} ${pointer} ${code}`, fix),
    );
  }
}

function fault(where: string, fix: string): ConfigFault {
  return { variable: `${NETWORKS} ${where}`, code: 'INVALID', fix };
}
