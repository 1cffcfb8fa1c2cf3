import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Child } from '../../deploy/local/services/child.mjs';
import { callDesk } from '../../deploy/local/demonstration/desks.mjs';
import { startChild } from '../../deploy/local/services/child.mjs';
import { freePort } from '../../deploy/local/services/ports.mjs';
import { until } from '../../deploy/local/services/until.mjs';
import { inClone, root } from '../../deploy/local/setup/places.mjs';
import { dropExport } from '../network/files.ts';
import type { SampleNetwork } from '../network/start-sample-network.ts';
import { startSampleNetwork } from '../network/start-sample-network.ts';
import { recorded } from './shared-case.ts';

const page = readFileSync(inClone('docs/how-to/connect-an-agency.md'), 'utf8');

/** The blocks of one language on the page, in their order; commands have none. */
const blocks = (language: string): readonly string[] =>
  [...page.matchAll(/^```(\w*)\n([^]*?)^```$/gm)].flatMap(([, its, text = '']) =>
    its === language ? [text] : [],
  );

const bash = async (script: string, env: NodeJS.ProcessEnv = {}): Promise<string> => {
  const settings = { cwd: root, env: { PATH: process.env['PATH'], ...env } };
  return (await promisify(execFile)('bash', ['-euc', script], settings)).stdout;
};

describe('An agency', () => {
  let network: SampleNetwork;
  let adapter: Child | undefined;

  beforeAll(async () => {
    network = await startSampleNetwork('connect', ['jobcenter']);
  });

  afterAll(async () => {
    await adapter?.end('SIGTERM', 5_000);
    await network.stop();
  });

  it('connects by the commands and files of the how-to, as they stand there', async () => {
    const { dir, hubUrl, nats, hubKeys } = network;
    const folder = join(dir, 'caritas');
    const publicFile = join(dir, 'caritas.public.json');
    const networkFile = join(dir, 'hub', 'network.json');
    const port = await freePort();
    const here = (text: string): string =>
      text
        .replaceAll('agencies/caritas', folder)
        .replaceAll('caritas.public.json', publicFile)
        .replaceAll('http://127.0.0.1:8080', hubUrl)
        .replaceAll('nats://127.0.0.1:4222', nats.url)
        .replaceAll(' network.json ', ` ${networkFile} `)
        .replaceAll('> nats.conf', `> ${join(dir, 'nats', 'nats.conf')}`)
        .replaceAll('storeDir: "/var/lib/nats"', '')
        .replaceAll('8310', String(port))
        .replace('settleMs: 1000', 'settleMs: 50')
        .replace('pollMs: 5000', 'pollMs: 200');
    const [init, broker, pinned, start, look, link, read] = blocks('').map(here);
    const [config, mapping] = blocks('yaml').map(here);

    await bash(init!);
    const { keys, nkey } = JSON.parse(readFileSync(publicFile, 'utf8')) as { keys: object; nkey: string };
    const definition = JSON.parse(readFileSync(networkFile, 'utf8')) as { parties: object[] };
    definition.parties.push({ agency: 'caritas', keys, brokerKey: nkey });
    writeFileSync(networkFile, JSON.stringify(definition));
    await bash(broker!, { HUB_NKEY: hubKeys.nkeyPublic });
    await nats.stop();
    await nats.start();
    await network.hub.stop();
    await network.hub.start();
    await expect(bash(pinned!)).resolves.toMatch(/^[0-9a-f]{64} /);

    writeFileSync(join(folder, 'config.yaml'), config!);
    writeFileSync(join(folder, 'mapping.yaml'), mapping!);
    mkdirSync(join(folder, 'exports'));
    const rows = ['Akte;Lfd;Vorgang;Datum;Stufe', 'MB/001-26;1;BEDARF;03.02.2026;A2', ''];
    writeFileSync(join(folder, 'exports', 'beratung_1.csv'), rows.join('\r\n'));
    const [typed, configFile] = start!.trim().split(' -- ');
    expect(typed).toBe('npm run --silent adapter');
    // Without npm between, so that the adapter itself can be ended.
    const args = [inClone('dist/apps/adapter/src/main.js'), configFile!];
    const log = join(dir, 'caritas.log');
    adapter = await startChild({ file: process.execPath, args, log, endSignal: 'SIGTERM' });
    await until(
      'the hub to be reached',
      () => /"event":"agreement"/.test(readFileSync(log, 'utf8')) || undefined,
    );

    const held = await until('the held event', async () => {
      const said = await bash(look!);
      return said.includes('"NO_LINK"') ? said : undefined;
    });
    expect(held).toContain('"problems":[]');
    const [open, make, redeem] = link!.trim().split('\n');
    const desk = look!.split('\n').slice(0, 2).join('\n');
    await expect(bash(`${desk}\n${open}`)).resolves.toContain('"MB/001-26"');
    const made = await until('the code', async () => {
      const said = await bash(`${desk}\n${make}`);
      return said.includes('"code":"NOT_LINKED"') ? undefined : said;
    });
    const { code } = JSON.parse(made) as { code: string };
    await expect(bash(`${desk}\n${redeem}`)).resolves.toContain('"LINK_CODE_MALFORMED"');
    const linked = { code, reference: 'BG-0009' };
    const told = await callDesk(network.agency('jobcenter'), 'POST', '/desk/link-codes/redeem', linked);
    expect(told).toEqual({ reference: 'BG-0009', state: 'linked' });
    await expect(bash(`${desk}\n${read}`)).resolves.toContain('"entries":[]');
  });

  it('gets a list of its broken rows with file, line, column and reason, and the rest of the file is imported', async () => {
    const jobcenter = network.agency('jobcenter');
    dropExport(jobcenter, 'export-7.csv', [
      'BG-0001;;;1;SCHEIN;03.02.2026;O;;31.12.2026',
      'BG-0002;;;1;SCHEIN;31.02.2026;O;;31.12.2026',
      'BG-0003;;;1;SCHEIN;03.02.2026;X;;31.12.2026',
      'BG-0004;;;1;SCHEIN;03.02.2026;O',
      ';;;1;SCHEIN;03.02.2026;O;;31.12.2026',
      'BG-0006;;;1;SCHEIN;04.02.2026;P;;31.12.2026',
    ]);
    await recorded(network, 'jobcenter', 2);
    const problems = await until('the problems', async () => {
      const told = (await callDesk(jobcenter, 'GET', '/desk/problems')) as { problems: unknown[] };
      return told.problems.length >= 4 ? told.problems : undefined;
    });
    const where = {
      file: 'export-7.csv',
      reason: expect.stringMatching(/.{8}/),
      fix: expect.stringMatching(/.{8}/),
    };
    expect(problems).toEqual([
      { ...where, line: 3, column: 'Datum', code: expect.any(String) },
      { ...where, line: 4, column: 'Wert', code: expect.any(String) },
      { ...where, line: 5, code: expect.any(String) },
      { ...where, line: 6, column: 'Akte', code: expect.any(String) },
    ]);
  });
});
