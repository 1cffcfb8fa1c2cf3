import { stat } from 'node:fs/promises';
import type { AdapterConfig } from '#adapter';
import type { Finding } from './finding-codes.ts';

/** Everybody beside owner and group (POSIX); a group of the service's own may read, as docs/how-to/install-adapter.md lays it out. */
const OTHERS = 0o007;

/** The files and the folder that are for the adapter's user alone, where the system knows rights of others. */
export async function lookAtRights(config: AdapterConfig): Promise<readonly Finding[]> {
  if (process.platform === 'win32') return [];
  const { keysFile, secretFile, nkeySeedFile, desk, dataFolder } = config;
  const paths = [keysFile, secretFile, nkeySeedFile, desk.tokenFile, dataFolder];
  const found = await Promise.all(paths.map(openFinding));
  return found.flat();
}

async function openFinding(path: string): Promise<readonly Finding[]> {
  // What is not there is told by other looks.
  const found = await stat(path).catch(() => undefined);
  if (found === undefined || (found.mode & OTHERS) === 0) return [];
  const right = found.isDirectory() ? '700' : '600';
  return [{ check: 'rights', code: 'OPEN_TO_OTHERS', saw: `${path}: chmod ${right}` }];
}
