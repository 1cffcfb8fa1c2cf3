import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const second = join(import.meta.dirname, '../demo-second');

/**
 * The network of a neighbouring town at the same hub: an agreement of its own, and of the agencies of Rheine the Jobcenter of
 * the county only, which takes part there with other keys and other handles; its course provider is a guest there.
 * @returns {readonly import('../network/network.mjs').NetworkPlan[]}
 */
export const neighbours = () => [
  {
    network: 'emsdetten',
    hasPages: true,
    agreementFile: join(second, 'agreement.yaml'),
    agencies: readdirSync(join(second, 'agencies')).map((agency) => ({
      agency,
      mappingFile: join(second, 'agencies', agency, 'mapping.yaml'),
      configTemplate: readFileSync(join(second, 'agencies', agency, 'config.yaml'), 'utf8'),
    })),
  },
];
