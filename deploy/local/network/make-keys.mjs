/**
 * Makes the keys of several agencies in one process, as the adapter's own `init` makes those of one: starting a program costs
 * more than making keys. Its arguments are the compiled module that makes them, and per agency the network, the agency, and
 * the folder; into each folder it lays `public.json` beside the keys.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [keysModule = '', ...words] = process.argv.slice(2);
const { makeAgencyKeys } = await import(pathToFileURL(keysModule).href);
while (words.length > 0) {
  const [network, agency, folder = ''] = words.splice(0, 3);
  const publicPart = makeAgencyKeys(network, agency, folder);
  // At once, so that one who ends us leaves no folder with keys and without it.
  writeFileSync(join(folder, 'public.json'), `${JSON.stringify(publicPart)}\n`, { mode: 0o600 });
}
