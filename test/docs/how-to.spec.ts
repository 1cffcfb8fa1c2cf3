import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../../deploy/local/services/until.mjs';
import { inClone } from '../../deploy/local/setup/places.mjs';
import { shareCase } from '../e2e/shared-case.ts';
import { dropExport } from '../network/files.ts';
import type { SampleAgency } from '../network/sample-agencies.ts';
import { agreementFile } from '../network/sample-agencies.ts';
import type { SampleNetwork } from '../network/start-sample-network.ts';
import { startSampleNetwork } from '../network/start-sample-network.ts';
import { agreementWithout } from './agreement-without.ts';
import type { MarkedBlock } from './how-to-page.ts';
import { howTo, markedBlocks, showsAll } from './how-to-page.ts';

const dist = resolve(process.env['WEGMARKE_DIST'] ?? inClone('dist'));
/** The desk that pages name; the sample network's desks are on other ports. */
const DESK = 'http://127.0.0.1:8310';

/** A tool takes a while to start on a busy machine, and is started again and again. */
const PATIENCE_MS = 90_000;
/** Nobody types it again at once, and what is waited for needs the machine too. */
const BEFORE_AGAIN_MS = 1_000;

/** Pages whose commands run on a sample network, and whose desk they speak of; the others have tests of their own. */
const pages: readonly { readonly page: string; readonly agency: SampleAgency }[] = [
  { page: 'be-offline', agency: 'jobcenter' },
  { page: 'leave-the-network', agency: 'caritas' },
];

describe('The commands of a how-to', () => {
  let network: SampleNetwork;
  let folder: string;

  beforeAll(async () => {
    network = await startSampleNetwork('how_to');
    folder = join(network.dir, 'typed');
    mkdirSync(join(folder, 'bin'), { recursive: true });
    symlinkSync(dist, join(folder, 'dist'));
    symlinkSync(join(network.dir, 'agencies'), join(folder, 'agencies'));
    program('npx', 'shift; exec node "$HERE/dist/apps/cli/src/main.js" "$@"');
    program('npm', 'shift 4; exec node "$HERE/dist/apps/adapter/src/main.js" "$@"');
    program('node', `exec ${process.execPath} --no-warnings "$@"`);
    await shareCase(network, ['vhs']);
    layBefore();
  });
  afterAll(() => network.stop());

  function program(name: string, line: string): void {
    writeFileSync(join(folder, 'bin', name), `#!/bin/sh\n${line}\n`, { mode: 0o755 });
  }

  /** What the pages take as there: a row of the time of a break, and what the parties agreed on. */
  function layBefore(): void {
    dropExport({ ...network.agency('jobcenter'), folder: made() }, 'break.csv', [
      'BG-0001;;;2;PFLICHT;03.02.2026;2;;',
    ]);
    copyFileSync(join(made(), 'exports', 'break.csv'), join(folder, 'break.csv'));
    copyFileSync(agreementFile, join(folder, 'agreement.yaml'));
    cpSync(join(dirname(agreementFile), 'competence'), join(folder, 'competence'), { recursive: true });
    const next = agreementWithout(readFileSync(agreementFile, 'utf8'), 'caritas');
    writeFileSync(join(folder, 'agreement-2.yaml'), next);
  }

  function made(): string {
    mkdirSync(join(folder, 'made', 'exports'), { recursive: true });
    return join(folder, 'made');
  }

  /** As somebody types it who has the settings of the hub's operator before. */
  function typed(commands: string, agency: SampleAgency) {
    const script = `set -a; . ${join(network.dir, 'hub', 'env')}; set +a; set -o pipefail\n${commands}`;
    const { status, stdout, stderr } = spawnSync(
      'bash',
      ['-ec', script.replaceAll(DESK, network.agency(agency).deskUrl)],
      {
        cwd: folder,
        encoding: 'utf8',
        timeout: 110_000,
        env: {
          PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`,
          HERE: folder,
          // What the programs compiled, for their next start.
          NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
        },
      },
    );
    return { status, stdout, stderr };
  }

  function expectRun({ commands, exits, shown }: MarkedBlock, run: ReturnType<typeof typed>): void {
    expect({ commands, ...run, exits: exits.includes(run.status ?? -1) }).toMatchObject({ exits: true });
    if (shown !== undefined && !showsAll(run.stdout, shown)) expect(run.stdout).toBe(shown);
  }

  const blocks = pages.flatMap(({ page, agency }) =>
    markedBlocks(howTo(page)).map((block, index) => ({ page, agency, block, number: index + 1 })),
  );

  it.each(blocks)('$page, block $number', async ({ agency, block }) => {
    let run = typed(block.commands, agency);
    const { shown } = block;
    if (block.patiently && shown !== undefined && !showsAll(run.stdout, shown)) {
      run = await until(
        'what the page shows',
        async () => {
          await pause(BEFORE_AGAIN_MS);
          const again = typed(block.commands, agency);
          return showsAll(again.stdout, shown) ? again : undefined;
        },
        PATIENCE_MS,
      );
    }
    expectRun(block, run);
  });
});
