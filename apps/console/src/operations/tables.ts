import { html, nothing, type TemplateResult } from 'lit';
import { type Column, dataTable } from '../page/data-table.ts';
import { button } from '../page/fields.ts';
import type { Language } from '../page/text.ts';
import type { AdapterStanding, OperationsLook, Parked, Projection } from './operations-look.ts';
import { counts, named, number, since } from './told.ts';
import { doorWords, kindWords, partWords, viewWords, words } from './words.ts';

/** An adapter asks every few seconds: from here on its silence is worth a call, milliseconds. */
const SILENT_MS = 10 * 60_000;

/** What a button of a table asks for. */
export type Asks = (
  action:
    { readonly kind: 'retry'; readonly parked: Parked } | { readonly kind: 'rebuild'; readonly view: string },
) => void;

/** The parts of the hub. */
export function partsTable({ readiness }: OperationsLook, language: Language): TemplateResult {
  type Part = OperationsLook['readiness']['parts'][number];
  const columns: readonly Column<Part>[] = [
    { head: words.part[language], cell: ({ part }) => named(partWords, part, language) },
    { head: words.state[language], cell: ({ state }) => words[state][language] },
  ];
  return dataTable(words.eachPart[language], columns, readiness.parts, '');
}

/** The adapters: when each was seen, what waits, what became of what it handed in. */
export function adaptersTable({ adapters, at }: OperationsLook, language: Language): TemplateResult {
  const isOneNetwork = new Set(adapters.map(({ network }) => network)).size < 2;
  const columns: readonly Column<AdapterStanding>[] = [
    {
      head: words.agency[language],
      cell: ({ titles, agency, network }) =>
        html`${titles?.[language] ?? agency}${isOneNetwork ? nothing : html` (${network})`}`,
    },
    { head: words.seen[language], cell: (one) => lastSeen(one, at, language) },
    {
      head: words.waiting[language],
      numeric: true,
      cell: ({ waiting, isMoreWaiting }) =>
        `${isMoreWaiting ? `${words.moreThan[language]} ` : ''}${number(waiting, language)}`,
    },
    { head: words.accepted[language], numeric: true, cell: ({ accepted }) => number(accepted, language) },
    { head: words.held[language], cell: ({ held }) => counts(held, language) },
    { head: words.refused[language], cell: ({ refused }) => counts(refused, language) },
  ];
  return dataTable(words.perAgency[language], columns, adapters, words.noAdapters[language]);
}

function lastSeen({ seenAt, seenBy, isHeard }: AdapterStanding, now: string, language: Language): unknown {
  if (!isHeard) return words.unheard[language];
  if (seenAt === undefined) return words.never[language];
  const isSilent = Date.parse(now) - Date.parse(seenAt) > SILENT_MS;
  return html`${since(seenAt, now, language)}${seenBy && html`, ${named(doorWords, seenBy, language)}`}
  ${isSilent ? html`<br /><strong>${words.silent[language]}</strong>` : nothing}`;
}

/** What was set aside, with the reason and another try. */
export function parkedTable({ parked }: OperationsLook, language: Language, ask: Asks): TemplateResult {
  const columns: readonly Column<Parked>[] = [
    { head: words.view[language], cell: ({ view }) => named(viewWords, view, language) },
    { head: words.kind[language], cell: ({ kind }) => named(kindWords, kind, language) },
    { head: words.network[language], cell: ({ network }) => network },
    { head: words.place[language], numeric: true, cell: ({ position }) => number(position, language) },
    { head: words.reason[language], cell: ({ reason }) => html`<span class="code">${reason}</span>` },
    {
      head: words.action[language],
      cell: (one) =>
        button(words.retry[language], () => ask({ kind: 'retry', parked: one }), {
          about: `${words.place[language]} ${one.position}`,
        }),
    },
  ];
  return dataTable(words.parkedStreams[language], columns, parked, words.noParked[language]);
}

/** The readers of the log, how far they are, and making one anew. */
export function projectionsTable(
  { projections }: OperationsLook,
  language: Language,
  ask: Asks,
): TemplateResult {
  const columns: readonly Column<Projection>[] = [
    { head: words.view[language], cell: ({ name }) => named(viewWords, name, language) },
    { head: words.place[language], numeric: true, cell: ({ position }) => number(position, language) },
    { head: words.behind[language], numeric: true, cell: ({ behind }) => number(behind, language) },
    { head: words.parked[language], numeric: true, cell: ({ parked }) => number(parked, language) },
    { head: words.rebuildColumn[language], cell: ({ rebuild }) => lastRebuild(rebuild, language) },
    {
      head: words.action[language],
      cell: ({ name, isRebuildable, rebuild }) =>
        isRebuildable
          ? button(words.rebuild[language], () => ask({ kind: 'rebuild', view: name }), {
              about: named(viewWords, name, language),
              busy: rebuild?.state === 'running',
            })
          : nothing,
    },
  ];
  return dataTable(words.howFar[language], columns, projections, '');
}

function lastRebuild(rebuild: Projection['rebuild'], language: Language): string {
  if (rebuild === undefined) return '–';
  const { state, position, head } = rebuild;
  const far =
    position === undefined || head === undefined
      ? ''
      : `: ${number(position, language)} / ${number(head, language)}`;
  return `${words[state][language]}${far}`;
}
