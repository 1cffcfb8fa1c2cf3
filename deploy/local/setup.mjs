import { Cannot } from './setup/cannot.mjs';
import { chromium } from './setup/chromium.mjs';
import { natsServer } from './setup/nats-server.mjs';
import { pinnedNode } from './setup/node-runtime.mjs';
import { installPackages } from './setup/packages.mjs';
import { postgresBinaries } from './setup/postgres-binaries.mjs';

/**
 * What the machine offers once it is set up, as paths of programs; `postgresBin` is a folder.
 * @typedef {{ node: string, natsServer: string, postgresBin: string, chromium?: string }} Machine
 */

/**
 * Packages and the pinned Node only: what building and checking need.
 * @returns {Promise<string>} path of Node 24
 * @throws {Cannot} with the fix
 */
export async function setUpNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    throw new Cannot(`Node ${process.versions.node} is too old to set up: install Node 20.19 or later.`);
  await installPackages();
  const node = pinnedNode();
  if (node === undefined)
    throw new Cannot(
      `npm has no Node 24 for ${process.platform}-${process.arch}: start with Node 24 or later.`,
    );
  return node;
}

/**
 * Makes a bare clone ready, with no dependency of its own; does nothing, in milliseconds, where all is there already.
 * @param {{ chromium: boolean }} wanted whether browser tests are to run
 * @returns {Promise<Machine>}
 * @throws {Cannot} with the fix
 */
export async function setUp(wanted) {
  const node = await setUpNode();
  const postgresBin = postgresBinaries();
  const nats = await natsServer();
  const browser = wanted.chromium ? await chromium() : undefined;
  return { node, postgresBin, natsServer: nats, ...(browser === undefined ? {} : { chromium: browser }) };
}
