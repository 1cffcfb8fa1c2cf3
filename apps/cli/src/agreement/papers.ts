import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { papersOf } from '#agreement';
import type { Command, Report } from '../command.ts';
import { refuseToOverwrite } from '../record/export.ts';
import { readAgreement } from './agreement-file.ts';

/** Writes the papers that the parties of an agreement owe, as drafts. */
export const agreementPapers: Command = {
  name: 'agreement papers',
  summary:
    'draft the papers that the parties owe: register, impact assessment, processing contract, joint controllers, deletion',
  about: [
    'Five papers in German, as Markdown: register of processing (Art. 30 GDPR), impact assessment (Art. 35), annex to the processing contract (Art. 28, § 80 SGB X), arrangement of joint controllers (Art. 26), deletion concept. They hold what the agreement knows and say what it cannot know. Each says that it is a draft that nobody has reviewed.',
  ],
  operands: [
    { name: 'file', words: 'the agreement, as YAML or JSON' },
    { name: 'folder', words: 'where to write them; made when it is not there' },
  ],
  options: {},
  settings: [],
  example: 'npx wegmarke agreement papers agreement.yaml papers',
  async run({ line }): Promise<Report> {
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
  },
};
