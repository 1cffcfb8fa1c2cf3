import { join, resolve } from 'node:path';
import { inClone } from '../setup/places.mjs';

/** Another build of the product, a changed copy for instance, where WEGMARKE_DIST names its folder. */
const built = () => resolve(process.env['WEGMARKE_DIST'] ?? inClone('dist'));

/**
 * The compiled programs, and what is used of them without starting one.
 * @param {string} [dist] folder of the compiled product
 */
export const programsIn = (dist = built()) => ({
  hub: join(dist, 'apps', 'hub', 'src', 'main.js'),
  adapter: join(dist, 'apps', 'adapter', 'src', 'main.js'),
  // The module behind the adapter's `init`.
  agencyKeys: join(dist, 'apps', 'adapter', 'src', 'agency', 'keys.js'),
});
