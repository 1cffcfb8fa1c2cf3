import { html, nothing, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import type { TextFault } from '../page/call.ts';
import { dataTable } from '../page/data-table.ts';
import { notice } from '../page/notice.ts';
import { faultWords, isNoTable, noTableWords, type FaultWords } from './fault-words.ts';
import { lineOf } from './what-if.ts';
import { whatIfWords as words } from './what-if-words.ts';

/** A table that overlaps with itself does so in hundreds of places; whoever mends these finds the others after. */
const MOST_SHOWN = 30;

/** The faults of a text, each with its line and what to do. */
export function faultsShown(faults: readonly TextFault[], text: string, view: View): TemplateResult {
  const { say } = view;
  const left = faults.length - MOST_SHOWN;
  return html`${notice('warning', say(words.faulty))}
  ${dataTable<TextFault>(
    say(words.faults),
    [
      { head: say(words.place), cell: (fault) => placeShown(fault, text, view) },
      { head: say(words.fault), cell: (fault) => whatShown(fault, view) },
      { head: say(words.fix), cell: (fault) => fixShown(fault, view) },
    ],
    faults.slice(0, MOST_SHOWN),
    '',
  )}
  ${left > 0 ? html`<p class="kern-body">${say(words.more)} ${left}.</p>` : nothing}`;
}

/** A gap is in no line: what would fill it is missing. */
function placeShown(fault: TextFault, text: string, { say }: View): TemplateResult {
  const { line, code } = fault;
  if (code === 'COMPETENCE_GAP') return html`${say(words.wholeTable)}`;
  if (isNoTable(fault)) return html`${say(words.wholeFile)}`;
  return html`<span data-line=${line}>${say(words.line)} ${line}</span>
    <div class="code what-if__line">${lineOf(text, line)}</div>`;
}

function whatShown(fault: TextFault, { say }: View): TemplateResult {
  const { code, words: said } = fault;
  const what = wordsOf(fault)?.what;
  return html`<strong data-fault=${code}>${what === undefined ? code : say(what)}</strong>
    ${said === undefined ? nothing : html`<br />${say(said)}`}`;
}

/** The table's own checks are told in both languages; of others the server says more, in English. */
function fixShown(fault: TextFault, { say }: View): TemplateResult {
  const known = wordsOf(fault)?.fix;
  const isAllSaid = fault.words !== undefined || isNoTable(fault);
  return html`${known === undefined ? nothing : say(known)}
  ${isAllSaid ? nothing : html`<div class="kern-body--small" lang="en">${fault.fix}</div>`}`;
}

function wordsOf(fault: TextFault): FaultWords | undefined {
  return isNoTable(fault) ? noTableWords : faultWords[fault.code];
}
