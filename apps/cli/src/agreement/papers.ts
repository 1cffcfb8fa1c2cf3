import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { papersOf } from '#agreement';
import type { Bench, Report } from '../command.ts';
import { refuseToOverwrite } from '../record/export.ts';
import { readAgreement } from './agreement-file.ts';

/** Writes the papers that the parties of an agreement owe, as drafts. */
export async function writePapers({ line }: Bench): Promise<Report> {
  const { agreement } = await readAgreement(line.operand('file'));
  const folder = line.operand('folder');
  const papers = papersOf(agreement).map(({ file, text }) => ({ path: join(folder, file), text }));
  for (const { path } of papers) await refuseToOverwrite(path);
  await mkdir(folder, { recursive: true });
  for (const { path, text } of papers) await writeFile(path, text, { flag: 'wx' });
  return {
    facts: { files: papers.map(({ path }) => path) },
    lines: [
      ...papers.map(({ path }) => path),
      'drafts: every controller reviews, completes and answers for its own part',
    ],
  };
}
