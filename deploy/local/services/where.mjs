import { spawnSync } from 'node:child_process';
import { opensslProgram } from './certificates.mjs';

/** @param {string} reason @param {() => void} suite */
function notRun(reason, suite) {
  process.stderr.write(`not run: ${reason}\n`);
  describe.skip(`not run: ${reason}`, suite);
}

/**
 * A suite that needs a Docker engine; where there is none it says so in one line.
 * @param {string} name
 * @param {() => void} suite
 */
export function whereDocker(name, suite) {
  const engine = spawnSync('docker', ['info'], { stdio: 'ignore', timeout: 5_000 });
  if (engine.status === 0) describe(name, suite);
  else notRun('no Docker engine', suite);
}

/**
 * A suite that needs a browser; where there is none it says so in one line.
 * @param {string} name
 * @param {(chromium: string) => void} suite gets the path of the browser's program
 */
export function whereChromium(name, suite) {
  const chromium = process.env['WEGMARKE_CHROMIUM'] ?? '';
  if (chromium === '') notRun('no Chromium', () => suite(chromium));
  else describe(name, () => suite(chromium));
}

/**
 * A suite that needs certificates; where nothing makes them it says so in one line.
 * @param {string} name
 * @param {(openssl: string) => void} suite gets the path of the program that makes them
 */
export async function whereCertificates(name, suite) {
  const openssl = await opensslProgram();
  if (openssl === undefined) notRun('no openssl to make certificates with', () => suite(''));
  else describe(name, () => suite(openssl));
}
