import type { AdapterConfig } from '#adapter';
import { FilesInvalid, readAgencyFiles, WayOut } from '#adapter';
import type { Clock } from '#ports';
import type { Command, Report } from '../command.ts';
import { readOffice } from '../office/read-office.ts';
import { columns } from '../tell/printed.ts';
import type { Finding } from './finding-codes.ts';
import { findingRows, gravityOf } from './finding-codes.ts';
import { lookAtAdapter, lookAtDisk } from './look-at-adapter.ts';
import { lookAtBroker } from './look-at-broker.ts';
import { lookAtHub } from './look-at-hub.ts';
import { lookAtWay } from './look-at-way.ts';

const SIGNS = { fine: 'ok', warning: 'look', fault: 'WRONG' } as const;

type AgencyFiles = ReturnType<typeof readAgencyFiles>;

/** Looks at everything that an adapter needs. */
export const doctor: Command = {
  name: 'doctor',
  summary: 'look at an adapter and everything it needs: files, way, hub, key, broker, outbox, disk',
  about: [
    "Looks at the files that the configuration names; at names, ports, certificates and the proxy on the way to the hub; at the clock; at the keys of the hub; at the agreement, this agency's right and key in it; at its account and subjects at the broker; at the adapter that runs with this configuration; at the disk. Everything found comes with its fix. Nothing is changed or sent, and no content is shown.",
    'It may run beside the adapter, and where the adapter does not start.',
  ],
  operands: [{ name: 'config', words: "the adapter's config.yaml" }],
  options: {},
  settings: [],
  findings: 'something needs somebody: each line says what, and what to do',
  example: 'npx wegmarke doctor office/config.yaml',
  async run({ line, hub }): Promise<Report> {
    const { config } = await readOffice(line.operand('config'));
    const findings = await look(config, hub.clock);
    const shown = findings.map((finding) => {
      const { code } = finding;
      return {
        ...finding,
        gravity: gravityOf(finding),
        ...(code !== undefined && { meaning: findingRows[code].meaning, fix: findingRows[code].fix }),
      };
    });
    return {
      findings: shown.some(({ gravity }) => gravity !== 'fine'),
      facts: { findings: shown },
      lines: [
        ...columns(shown.map(({ gravity, check, saw, code = '' }) => [SIGNS[gravity], check, saw, code])),
        ...shown.flatMap(({ code, meaning, fix }) =>
          code === undefined ? [] : ['', code, `  ${meaning}`, `  fix: ${fix}`],
        ),
      ],
    };
  },
};

/** All findings, in the order in which they build on each other. */
async function look(config: AdapterConfig, clock: Clock): Promise<readonly Finding[]> {
  const files = filesOf(config);
  if (isFaulty(files)) return files;
  const wayOut = new WayOut(files.wayOut);
  const patient = { config, files, wayOut, clock };
  try {
    const looks = [lookAtWay, lookAtHub, lookAtBroker, lookAtAdapter, lookAtDisk];
    const found = await Promise.all(looks.map((one) => one(patient)));
    return [{ check: 'files', saw: 'all there' }, ...found.flat()];
  } finally {
    await wayOut.close();
  }
}

function isFaulty(files: AgencyFiles | readonly Finding[]): files is readonly Finding[] {
  return Array.isArray(files);
}

function filesOf(config: AdapterConfig): AgencyFiles | readonly Finding[] {
  try {
    return readAgencyFiles(config);
  } catch (error) {
    if (!(error instanceof FilesInvalid)) throw error;
    return error.faults.map(({ file, line, code, fix }) => {
      const at = line === undefined ? file : `${file}:${line}`;
      return { check: 'files', code: 'FILES_INVALID' as const, saw: `${at} ${code}: ${fix}` };
    });
  }
}
