import { conditionInWords } from '#agreement';
import { refusalWords } from '../agreement/supposed/refusal-words.ts';

/** One row of the agreement as the desk tells it. */
interface RowSaid {
  readonly rowId: string;
  readonly purpose: string;
  readonly kind: 'STATUTORY' | 'CONSENT' | 'FORBIDDEN';
  readonly paragraph?: string;
  readonly duty?: true;
  readonly condition?: string;
  readonly trigger: string;
  readonly decidedBy: string;
}

/** What the desk answered. */
export interface CheckSaid {
  readonly number: number;
  readonly at: string;
  readonly verdict: 'permit' | 'needs-consent' | 'refuse';
  readonly code?: string;
  readonly purpose?: string;
  readonly row?: RowSaid;
  readonly rows?: readonly RowSaid[];
  readonly provision?: { readonly consentId: string; readonly validUntil: string };
  readonly fields?: readonly string[];
  readonly missing?: readonly {
    readonly form: 'consent' | 'secrecy-release';
    readonly recorders: readonly string[];
    readonly recipients: readonly string[];
    readonly purposes: readonly string[];
    readonly eventTypes: readonly string[];
  }[];
  readonly thenClerk?: true;
  readonly notices?: readonly {
    readonly id: string;
    readonly version: string;
    readonly language: string;
    readonly text: string;
  }[];
}

const OWN_WORDS: Readonly<Record<string, string>> = {
  NO_AGREEMENT: 'the adapter has not heard of an agreement yet',
  NO_RIGHT_TO_PUBLISH: 'this agency may not record such events',
  NO_LINK: 'the file is not linked to a case at the hub',
  EVIDENCE_STALE: 'a consent permits it, but the hub has not confirmed it recently enough',
};

/** The answer for people: the verdict first, then why, then what is missing. */
export function checkLines(said: CheckSaid): readonly string[] {
  if (said.verdict === 'permit') return permitLines(said);
  const why = `${reasonOf(said.code)} (${said.code ?? ''})`;
  if (said.verdict === 'refuse')
    return [`refuse: ${why}`, ...(said.rows ?? []).map((row) => `  ${rowInWords(row)}`), noted(said)];
  return [
    `needs consent: ${why}`,
    ...(said.row === undefined ? [] : [`  ${rowInWords(said.row)}`]),
    ...(said.missing ?? []).flatMap(missingLines),
    ...(said.thenClerk ? ['  and then a clerk of this agency decides on the single event'] : []),
    ...(said.notices ?? []).flatMap(({ id, version, language, text }) => [
      '',
      `notice ${id}, version ${version}, ${language}:`,
      ...text
        .trimEnd()
        .split('\n')
        .map((one) => `  ${one}`),
    ]),
    noted(said),
  ];
}

function permitLines(said: CheckSaid): readonly string[] {
  const { row, provision, purpose, fields = [] } = said;
  return [
    `permit, for ${purpose ?? 'any purpose'}`,
    ...(row === undefined ? [] : [`  ${rowInWords(row)}`]),
    ...(provision === undefined
      ? []
      : [`  consent ${provision.consentId}, valid until ${provision.validUntil}`]),
    `  fields: ${fields.length === 0 ? 'none, only that it happened' : fields.join(', ')}`,
    noted(said),
  ];
}

function missingLines({
  form,
  recorders,
  recipients,
  purposes,
  eventTypes,
}: NonNullable<CheckSaid['missing']>[number]) {
  return [
    `  missing: ${form === 'consent' ? 'a consent' : 'a release from professional secrecy (§ 203 StGB)'}`,
    `    recorded by: ${recorders.join(', ')}`,
    `    recipients: ${recipients.join(', ')}`,
    `    purposes: ${purposes.join(', ')}`,
    `    event types: ${eventTypes.join(', ')}`,
  ];
}

function rowInWords({ rowId, kind, paragraph, duty, condition, trigger, decidedBy }: RowSaid): string {
  const basis =
    kind === 'CONSENT'
      ? 'consent of the person'
      : `${kind === 'FORBIDDEN' ? 'forbidden' : duty ? 'duty' : 'power'}${paragraph === undefined ? '' : `: ${paragraph}`}`;
  const terms = [
    ...(condition === undefined ? [] : [`if ${conditionInWords(condition, 'en')}`]),
    ...(trigger === 'on-request' ? ['on request'] : []),
    ...(decidedBy === 'clerk' ? ['decided by a clerk'] : []),
  ];
  return [`${basis} [${rowId}]`, ...terms].join(', ');
}

function reasonOf(code: string | undefined): string {
  const known = refusalWords as Readonly<Record<string, { readonly en: string }>>;
  return OWN_WORDS[code ?? ''] ?? known[code ?? '']?.en ?? 'see docs/errors.md';
}

function noted({ number, at }: CheckSaid): string {
  return `noted as question ${number} at ${at}`;
}
