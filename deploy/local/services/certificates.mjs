import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../setup/command.mjs';
import { debianTool } from '../setup/debian-tool.mjs';

/** The files of one certificate (PEM); the chain holds no authority. @typedef {{ certFile: string, keyFile: string }} Certificate */

/**
 * A certification authority of one's own: whoever trusts `caFile` trusts what it issues.
 * @typedef {object} Authority
 * @property {string} caFile
 * @property {string} ca its certificate (PEM)
 * @property {(name: string, hosts: readonly string[]) => Promise<Certificate>} issue files `<name>.crt` and `<name>.key`
 *   for a server that is called by these host names or numeric addresses
 */

/** The program that makes certificates; Node reads them but makes none. @returns {Promise<string | undefined>} */
export const opensslProgram = () => debianTool('openssl', 'usr/bin/openssl');

/** @param {string} host */
const alternativeName = (host) => (/^[\d.]+$|:/.test(host) ? `IP:${host}` : `DNS:${host}`);

/**
 * Makes an authority below a folder (0700; keys 0600).
 * @param {string} folder
 * @param {{ openssl: string, days?: number }} of certificates last for `days`; 30 when absent
 * @returns {Promise<Authority>}
 */
export async function makeAuthority(folder, { openssl, days = 30 }) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  /** @param {string} name */
  const at = (name) => join(folder, name);
  /** @param {string[]} args */
  const make = async (...args) => {
    const { code, output } = await run(openssl, args);
    if (code !== 0) throw new Error(`openssl could not make a certificate: ${output.trim()}`);
  };
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  await make(
    'req',
    '-x509',
    ...curve,
    '-days',
    String(days),
    '-subj',
    '/CN=Wegmarke authority',
    '-addext',
    'basicConstraints=critical,CA:TRUE',
    '-addext',
    'keyUsage=critical,keyCertSign,cRLSign',
    '-keyout',
    at('ca.key'),
    '-out',
    at('ca.crt'),
  );
  chmodSync(at('ca.key'), 0o600);
  return {
    caFile: at('ca.crt'),
    ca: readFileSync(at('ca.crt'), 'utf8'),
    async issue(name, hosts) {
      const [certFile, keyFile, request, extensions] = ['crt', 'key', 'csr', 'ext'].map((end) =>
        at(`${name}.${end}`),
      );
      if (!certFile || !keyFile || !request || !extensions) throw new Error('a certificate has four files');
      writeFileSync(
        extensions,
        `subjectAltName=${hosts.map(alternativeName).join(',')}\nextendedKeyUsage=serverAuth\nbasicConstraints=CA:FALSE\n`,
      );
      await make('req', '-new', ...curve, '-subj', `/CN=${name}`, '-keyout', keyFile, '-out', request);
      await make(
        'x509',
        '-req',
        '-in',
        request,
        '-CA',
        at('ca.crt'),
        '-CAkey',
        at('ca.key'),
        '-CAcreateserial',
        '-days',
        String(days),
        '-extfile',
        extensions,
        '-out',
        certFile,
      );
      chmodSync(keyFile, 0o600);
      return { certFile, keyFile };
    },
  };
}
