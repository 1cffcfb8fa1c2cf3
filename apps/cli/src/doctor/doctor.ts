import type { AdapterConfig } from '#adapter';
import { FilesInvalid, readAgencyFiles, WayOut } from '#adapter';
import type { Clock } from '#ports';
import type { Bench, Report } from '../command.ts';
import { readOffice } from '../office/read-office.ts';
import { columns } from '../tell/printed.ts';
import type { Finding } from './finding-codes.ts';
import { findingRows, gravityOf } from './finding-codes.ts';
import { lookAtAdapter, lookAtDisk } from './look-at-adapter.ts';
import { lookAtBroker } from './look-at-broker.ts';
import { lookAtHub } from './look-at-hub.ts';
import { lookAtOwnSystems } from './look-at-own-systems.ts';
import { lookAtRights } from './look-at-rights.ts';
import { lookAtWay } from './look-at-way.ts';

const SIGNS = { fine: 'ok', warning: 'look', fault: 'WRONG' } as const;

type AgencyFiles = ReturnType<typeof readAgencyFiles>;

/** Looks at everything that an adapter needs. */
export async function examine({ line, hub }: Bench): Promise<Report> {
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
}

/** All findings, in the order in which they build on each other. */
async function look(config: AdapterConfig, clock: Clock): Promise<readonly Finding[]> {
  const files = filesOf(config);
  const rights = await lookAtRights(config);
  if (isFaulty(files)) return [...files, ...rights];
  const wayOut = new WayOut(files.wayOut);
  const patient = { config, files, wayOut, clock };
  try {
    const looks = [lookAtWay, lookAtHub, lookAtBroker, lookAtAdapter, lookAtOwnSystems, lookAtDisk];
    const found = await Promise.all(looks.map((one) => one(patient)));
    return [{ check: 'files', saw: 'all there' }, ...rights, ...found.flat()];
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
