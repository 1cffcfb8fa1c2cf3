import { createHash } from 'node:crypto';
import { csvOf } from './csv.ts';
import type { OfficerAsker, OfficerPage, OfficerQuestion } from './questions.ts';
import { OfficerProblem } from './questions.ts';

/** What an exported list is: who asked for what when, how much it is, and the hashes of its files (SHA-256, base64url). */
export interface ExportManifest {
  readonly network: string;
  readonly of: OfficerQuestion['of'];
  readonly query?: string;
  readonly days?: number;
  readonly open?: boolean;
  readonly count: number;
  readonly sha256: { readonly json: string; readonly csv: string };
  /** The newest signed head of the ledger: the record did not change behind it. */
  readonly head?: string;
  readonly signer: { readonly agency: string; readonly officer: string };
  readonly at: string;
}

/** A whole list with what vouches for it; both files hold the same. */
export interface OfficerExport {
  readonly manifest: ExportManifest;
  readonly json: string;
  readonly csv: string;
}

/** The longest list that is handed out in one piece. */
const MAX_ITEMS = 10_000;

/** Puts all pages of a list together. Throws {@link OfficerProblem} when it is too long. */
export async function exportOf(
  page: (after: string | undefined) => Promise<OfficerPage>,
  asked: { readonly asker: OfficerAsker; readonly question: OfficerQuestion; readonly at: string },
  ledgerHead: () => Promise<string | undefined>,
): Promise<OfficerExport> {
  const items = await allOf(page);
  const json = `${JSON.stringify(items, undefined, 2)}\n`;
  const csv = csvOf(items);
  const { network, agency, actor: officer } = asked.asker;
  const { after: _, ...question } = asked.question;
  const head = await ledgerHead();
  const manifest = {
    network,
    ...question,
    count: items.length,
    sha256: { json: sha256(json), csv: sha256(csv) },
    ...(head !== undefined && { head }),
    signer: { agency, officer },
    at: asked.at,
  };
  return { manifest, json, csv };
}

async function allOf(page: (after: string | undefined) => Promise<OfficerPage>): Promise<readonly object[]> {
  const items: object[] = [];
  for (let after: string | undefined; ;) {
    const { items: more, next } = await page(after);
    items.push(...more);
    if (items.length > MAX_ITEMS) throw new OfficerProblem('EXPORT_TOO_LARGE');
    if (next === undefined) return items;
    after = next;
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
