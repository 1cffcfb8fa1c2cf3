import { html, type TemplateResult } from 'lit';
import { type Column, dataTable } from '../page/data-table.ts';
import { moment } from '../page/dates.ts';
import type { Language } from '../page/text.ts';
import type { AdapterStanding, LedgerLook, OperationsLook, Witness } from './operations-look.ts';
import { named, number, since } from './told.ts';
import { reasonWords, standingWords, words } from './words.ts';

/** The ledger: how far it is signed, and who has signed along. */
export function ledgerPart(look: OperationsLook, language: Language): TemplateResult {
  const { ledger } = look;
  return html`<dl class="facts">
      ${fact(words.standing[language], named(standingWords, ledger.state, language))}
      ${fact(words.leaves[language], number(ledger.leaves, language))}
      ${fact(words.head[language], headOf(ledger, language))}
      ${fact(words.origin[language], html`<span class="code">${ledger.origin ?? '–'}</span>`)}
      ${fact(words.alarms[language], alarmsOf(ledger, language))}
    </dl>
    ${witnessTable(look, language)}`;
}

function fact(term: string, value: unknown): TemplateResult {
  return html`<div>
    <dt>${term}</dt>
    <dd>${value}</dd>
  </div>`;
}

function headOf({ head }: LedgerLook, language: Language): string {
  return head === undefined
    ? words.noHead[language]
    : `${number(head.size, language)} (${moment(head.at, language)})`;
}

function alarmsOf({ alarms }: LedgerLook, language: Language): string {
  if (alarms.length === 0) return words.none[language];
  return alarms.map((one) => named(reasonWords, one, language)).join(' ');
}

function witnessTable({ ledger, adapters, at }: OperationsLook, language: Language): TemplateResult {
  const columns: readonly Column<Witness>[] = [
    { head: words.agency[language], cell: (one) => titleOf(one, adapters, language) },
    { head: words.seenUpTo[language], numeric: true, cell: ({ seen }) => number(seen, language) },
    {
      head: words.cosigned[language],
      numeric: true,
      cell: ({ cosigned }) => (cosigned === undefined ? words.notYet[language] : number(cosigned, language)),
    },
    {
      head: words.missing[language],
      numeric: true,
      cell: ({ missing }) => (missing === undefined ? '–' : number(missing, language)),
    },
    { head: words.saidAt[language], cell: (one) => since(one.at, at, language) },
  ];
  return dataTable(words.witnesses[language], columns, ledger.witnesses, words.noWitnesses[language]);
}

function titleOf(
  { agency, network }: Witness,
  adapters: readonly AdapterStanding[],
  language: Language,
): string {
  const known = adapters.find((one) => one.agency === agency && one.network === network);
  return known?.titles?.[language] ?? agency;
}
