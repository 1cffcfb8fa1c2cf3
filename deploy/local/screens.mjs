/**
 * `npm run screens [-- <picture> …]`: takes the pictures of `docs/screens/` anew, from the demonstration's data in a real browser.
 * With `--axe` every view is checked by axe instead, and docs/accessibility/results.json written, of which the statement is made.
 * `docs/screens/screens.json` lists them with what each must contain; a picture that lacks a text of its list is not taken.
 */
import { besidePostgres } from './services/run-folder.mjs';
import { setUp } from './setup.mjs';
import { buildProduct } from './setup/build-product.mjs';
import { onPinnedNode, runHere } from './setup/on-pinned-node.mjs';
import { inClone } from './setup/places.mjs';

const prepare = () => setUp({ chromium: true });

await onPinnedNode(import.meta.url, prepare, async (args, stop) => {
  const machine = await prepare();
  await buildProduct();
  return besidePostgres('screens', machine.postgresBin, ({ dir, url }) => {
    const env = {
      ...process.env,
      NODE_OPTIONS: '--experimental-transform-types --no-warnings',
      TMPDIR: dir,
      WEGMARKE_NATS_SERVER: machine.natsServer,
      WEGMARKE_POSTGRES_BIN: machine.postgresBin,
      WEGMARKE_POSTGRES_URL: url,
      ...(machine.chromium === undefined ? {} : { WEGMARKE_CHROMIUM: machine.chromium }),
    };
    const program = args.includes('--axe') ? 'accessibility' : 'screens';
    return runHere(process.execPath, [inClone('test/pages', program, 'main.ts'), ...args], {
      env,
      stop,
    });
  });
});
