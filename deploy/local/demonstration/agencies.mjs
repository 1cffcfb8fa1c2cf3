import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demo } from './story.mjs';

/** Name of the demonstration's network. */
export const NETWORK = 'rheine';

/** The agencies of the demonstration: every folder below `demo/agencies`. */
export const agencies = () =>
  readdirSync(join(demo, 'agencies')).map((agency) => ({
    agency,
    mappingFile: join(demo, 'agencies', agency, 'mapping.yaml'),
    configTemplate: readFileSync(join(demo, 'agencies', agency, 'config.yaml'), 'utf8'),
  }));
