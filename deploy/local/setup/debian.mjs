import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { onPath, run } from './command.mjs';
import { cache } from './places.mjs';

const impatient = ['-o', 'Acquire::http::Timeout=20', '-o', 'Acquire::Retries=2'];

/** Lists and downloads of our own, so that neither rights nor a first `apt-get update` are needed. */
function ownFolders() {
  const home = join(cache, 'apt');
  mkdirSync(join(home, 'lists', 'partial'), { recursive: true });
  mkdirSync(join(home, 'cache', 'archives', 'partial'), { recursive: true });
  const places = ['-o', `Dir::State::Lists=${home}/lists`, '-o', `Dir::Cache=${home}/cache`];
  // As root apt would step down to a user that may not enter a clone with mode 0700.
  return [...places, '-o', 'APT::Sandbox::User=root', ...impatient];
}

/**
 * Unpacks one Debian package into a folder, as any user and without installing it.
 * @param {string} name
 * @param {string} folder is made anew
 * @returns {Promise<boolean>} whether it worked; false on machines without apt
 */
export async function unpackDebian(name, folder) {
  if (onPath('apt-get') === undefined || onPath('dpkg') === undefined) return false;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const own = ownFolders();
  const download = async (/** @type {string[]} */ options) =>
    (await run('apt-get', [...options, 'download', name], { cwd: folder })).code === 0;
  if (!(await download(['-o', 'APT::Sandbox::User=root', ...impatient]))) {
    await run('apt-get', [...own, 'update']); // Its exit code also tells of sources that do not matter to us.
    if (!(await download(own))) return false;
  }
  const file = readdirSync(folder).find((entry) => entry.endsWith('.deb'));
  return file !== undefined && (await run('dpkg', ['-x', join(folder, file), folder])).code === 0;
}

/**
 * Installs one Debian package with what it needs; only root may.
 * @param {string} name
 * @returns {Promise<boolean>} whether it worked
 */
export async function installDebian(name) {
  if (process.getuid?.() !== 0 || onPath('apt-get') === undefined) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = async () =>
    (await run('apt-get', [...impatient, 'install', '-y', '--no-install-recommends', name], { env })).code ===
    0;
  if (await install()) return true;
  await run('apt-get', [...impatient, 'update'], { env });
  return install();
}
