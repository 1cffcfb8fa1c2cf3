import type { Agreement } from '#agreement';
import { agreementHash } from '#agreement';
import type { Basis } from '#gate';
import type { Bench, Report } from '../../command.ts';
import { columns } from '../../tell/printed.ts';
import { counted } from '../../tell/progress.ts';
import { readAgreement } from '../agreement-file.ts';
import { agreementInForce } from '../in-force.ts';
import { instantOf } from '../instant.ts';
import type { Past, PastDecision, Span } from './past-decisions.ts';
import { casesReleasedSince, decidedAgain } from './past-decisions.ts';
import type { Redecision } from './redecide.ts';
import { asIfAlways } from './redecide.ts';

/** Lines of the list that people are shown; `--json` holds all. */
const SHOWN = 100;

/** Shows which past disclosures another version would have decided otherwise. */
export async function replayAgreement(bench: Bench): Promise<Report> {
  const { line, hub } = bench;
  const since = instantOf(line.value('since') ?? '', 'since');
  const { agreement } = await readAgreement(line.value('file') ?? '');
  const { network } = await agreementInForce(bench, hub.clock.now());
  const [store, vault, registry] = await Promise.all([hub.store(), hub.vault(), hub.registry()]);
  return report(
    agreement,
    since,
    await replayed(bench, { store, vault, registry }, { network, since }, agreement),
  );
}

/** What a replay found: how many decisions of each kind, and those that differ. */
interface Replayed {
  readonly counts: Readonly<Record<Redecision['kind'] | 'unreadable', number>>;
  readonly otherwise: readonly PastDecision[];
}

async function replayed(
  { progress, stop }: Pick<Bench, 'progress' | 'stop'>,
  past: Past,
  span: Span,
  agreement: Agreement,
): Promise<Replayed> {
  const counts = {
    same: 0,
    'other-ground': 0,
    'other-fields': 0,
    refused: 0,
    'not-repeatable': 0,
    'not-on-agreement': 0,
    unreadable: 0,
  };
  const otherwise: PastDecision[] = [];
  const cases = await casesReleasedSince(past, span);
  const other = asIfAlways(agreement);
  for (const [index, caseId] of cases.entries()) {
    stop.throwIfAborted();
    for await (const one of decidedAgain(past, span, caseId, other)) {
      const kind = one === 'unreadable' ? one : one.now.kind;
      counts[kind] += 1;
      if (one !== 'unreadable' && DIFFERENT.has(one.now.kind)) otherwise.push(one);
    }
    progress.at('cases asked again', index + 1, cases.length);
  }
  return { counts, otherwise };
}

const DIFFERENT: ReadonlySet<Redecision['kind']> = new Set(['other-ground', 'other-fields', 'refused']);

function report(agreement: Agreement, since: string, { counts, otherwise }: Replayed): Report {
  const { id, version } = agreement;
  const asked = Object.values(counts).reduce((sum, one) => sum + one, 0);
  const hidden = otherwise.length - SHOWN;
  return {
    findings: otherwise.length > 0,
    facts: { since, agreement: { id, version, hash: agreementHash(agreement) }, asked, counts, otherwise },
    lines: [
      `${counted(asked)} decisions since ${since}, asked again under ${id} version ${version}:`,
      ...columns(
        Object.entries(counts).map(([kind, count]) => [
          `  ${counted(count)}`,
          kindWords[kind as keyof typeof kindWords],
        ]),
      ),
      ...(otherwise.length === 0 ? [] : ['', ...columns([HEAD, ...otherwise.slice(0, SHOWN).map(cells)])]),
      ...(hidden > 0 ? [`… and ${counted(hidden)} more; --json lists all`] : []),
    ],
  };
}

const kindWords = {
  same: 'the same',
  'other-ground': 'the same fields on another ground',
  'other-fields': 'other fields',
  refused: 'refused',
  'not-repeatable': 'not repeatable: keys of the case have run out, or the gate is stricter now',
  'not-on-agreement': "not resting on the agreement: an agency's own records, answers to the person",
  unreadable: 'no longer readable: erased, or their time is over',
} as const satisfies Record<keyof Replayed['counts'], string>;

const HEAD = ['case', 'type', 'from', 'to', 'was', 'would be'];

function cells({ caseId, eventType, sender, recipient, was, now }: PastDecision): readonly string[] {
  return [
    caseId,
    eventType.slice('de.wegmarke.'.length),
    sender,
    recipient,
    groundWords(was),
    outcomeWords(now),
  ];
}

function outcomeWords(now: Redecision): string {
  if (now.kind === 'refused') return `refused: ${now.code}`;
  if (now.kind === 'other-ground') return groundWords(now.basis);
  if (now.kind !== 'other-fields') return now.kind;
  return [...now.added.map((name) => `+${name}`), ...now.removed.map((name) => `-${name}`)].join(' ');
}

function groundWords(basis: Basis): string {
  if (basis.kind === 'statutory') return basis.paragraph;
  return basis.kind === 'consent' ? `consent (${basis.rowId.split('.')[0] ?? ''})` : basis.kind;
}
