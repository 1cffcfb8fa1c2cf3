import { readText } from '#files';
import type { Bench, Report } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { parseJson, readJson } from '../read-json.ts';
import { KeysUnreadable, readPinnedKeys, verifyBundleText } from '../verify/index.ts';
import type { PinnedKeys } from '../verify/index.ts';

/** Checks a proof offline. */
export async function verifyProof({ line }: Bench): Promise<Report> {
  const keysFile = line.value('keys') ?? '';
  const agencyFiles = line.values('agency');
  const pinned = await pinnedKeys(keysFile, agencyFiles);
  const { ok, findings, shown } = verifyBundleText(await proofText(line.operand('bundle')), pinned);
  return {
    findings: !ok,
    facts: { ok, shown, findings },
    lines: [
      ok ? 'the proof holds:' : 'THE PROOF DOES NOT HOLD',
      ...shown.map((one) => `  ${ok ? '' : 'still true: '}${one}`),
      ...findings.flatMap(({ code, about, meaning }) => [
        `  ${[code, about].join(' ').trimEnd()}`,
        `    ${meaning}`,
      ]),
    ],
  };
}

/** The text of the bundle as it is in the file, so that the verifier can see what a parser hides; throws a `Failure` when it is no JSON. */
async function proofText(path: string): Promise<string> {
  const text = await readText(path);
  parseJson(text, path, 'a proof that audit prove made');
  return text;
}

async function pinnedKeys(hubFile: string, agencyFiles: readonly string[]): Promise<PinnedKeys> {
  const hub = await readJson(hubFile, "the hub's public keys");
  const agencies = await Promise.all(agencyFiles.map((file) => readJson(file, "an agency's public part")));
  try {
    return readPinnedKeys({ hub, agencies });
  } catch (error) {
    if (!(error instanceof KeysUnreadable)) throw error;
    const file = error.source === 'hub' ? hubFile : agencyFiles[error.source];
    throw new Failure('FILE_DAMAGED', EXIT.usage, {
      happened: `${file} holds no public signing keys`,
      safe: 'nothing was changed; nothing was said about the proof',
      next: [error.message],
    });
  }
}
