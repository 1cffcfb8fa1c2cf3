import { catalogueEntry } from '../catalogue.ts';
import { channels, givers, identityChecks, interpreters } from '../consent/notice.ts';
import { depths } from '../consent/provision.ts';
import type { Titles } from '../entry.ts';
import { purposeOf } from '../purposes.ts';
import { readConsentReceipt } from './read.ts';
import type { ConsentRecord, ProvisionTold } from './record.ts';
import { consentSteps } from './record.ts';
import type { ReceiptLanguage } from './words.ts';
import { receiptWords } from './words.ts';

/** For paper and screen, with nothing to load. */
const STYLE = `body{font:11pt/1.45 sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:1.6rem}dl{display:grid;grid-template-columns:12rem 1fr;gap:.2rem 1rem;margin:0}
dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere}section{border-top:1px solid #666;padding:.6rem 0;break-inside:avoid}
figure{display:flex;flex-wrap:wrap;gap:1rem;align-items:center;margin:1rem 0;break-inside:avoid}figure svg{width:38mm;height:38mm}figcaption{flex:1 1 14rem}
@media print{body{margin:0;max-width:none}}`;

/** A row of a list of terms: nothing to show, no row. */
type Row = readonly [term: string, text: string | undefined];

/**
 * A receipt as a page that people can print and keep: one HTML document without scripts and without anything to load; `code`
 * is the SVG text of a code to scan. Throws a TypeError for what is no receipt.
 */
export function consentReceiptHtml(receipt: unknown, language: ReceiptLanguage, code?: string): string {
  const record = readConsentReceipt(receipt);
  if (!isRecord(record)) throw new TypeError(`no consent receipt: ${record[0]?.pointer ?? ''}`);
  const page = new Page(record, language);
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${escaped(page.title)}</title><style>${STYLE}</style></head>
<body>
<h1>${escaped(page.title)}</h1>
${page.head()}
${code === undefined ? '' : `<figure>${code}<figcaption>${escaped(page.say(receiptWords.code))}</figcaption></figure>`}
<h2>${escaped(page.say(receiptWords.provisions))}</h2>
${record.provisions.map((one) => page.provision(one)).join('\n')}
<p>${escaped(page.say(receiptWords.withdrawing))}</p>
<h2>${escaped(page.say(receiptWords.life))}</h2>
${page.life()}
</body>
</html>
`;
}

/** Says a record in one language. */
class Page {
  constructor(
    private readonly record: ConsentRecord,
    private readonly language: ReceiptLanguage,
  ) {}

  get title(): string {
    const release = this.record.provisions.every((one) => one.form === 'secrecy-release');
    return this.say(release ? receiptWords.release : receiptWords.title);
  }

  say(titles: Titles): string {
    return titles[this.language];
  }

  head(): string {
    const { record } = this;
    const { givenBy, identityCheck, representedUntil, chain } = record;
    const recorder = record.parties.find(({ agency }) => agency === record.recordedBy);
    const rows = this.#rows([
      [receiptWords.recordedBy, this.#nameOf(record.recordedBy)],
      [receiptWords.controller, recorder && this.say(recorder.controller)],
      [receiptWords.dpo, recorder?.dpo],
      [receiptWords.consent, record.consentId],
      [receiptWords.handle, record.handle],
      [receiptWords.issuedAt, this.#instant(record.issuedAt)],
      [receiptWords.notice, this.#notice()],
      [receiptWords.givenBy, givenBy && this.say(givers[givenBy])],
      [receiptWords.representedUntil, representedUntil && this.#instant(representedUntil)],
      [receiptWords.identity, identityCheck && this.say(identityChecks[identityCheck])],
      [receiptWords.supersedes, record.supersedes],
      [receiptWords.chain, chain && `${chain.revision}: ${chain.head}`],
    ]);
    const told = record.consequencesTold ? `<p>${escaped(this.say(receiptWords.consequences))}</p>` : '';
    return terms(rows) + told;
  }

  provision(one: ProvisionTold): string {
    const ended = [
      one.withdrawnAt && `${this.say(receiptWords.withdrawn)} ${this.#instant(one.withdrawnAt)}`,
      one.invalidatedAt && `${this.say(receiptWords.invalid)} ${this.#instant(one.invalidatedAt)}`,
      one.stoppedHereAt &&
        `${this.say(receiptWords.stoppedHere)} ${this.#instant(one.stoppedHereAt)}, ${this.say(receiptWords.unconfirmed)}`,
    ].filter((text) => text !== undefined);
    const rows = this.#rows([
      [receiptWords.consent, one.provisionId],
      [receiptWords.source, this.#nameOf(one.source)],
      [receiptWords.recipients, one.recipients.map((agency) => this.#nameOf(agency)).join('; ')],
      [receiptWords.what, this.#what(one)],
      [receiptWords.purposes, one.purposes.map((id) => this.#purpose(id)).join('; ')],
      [receiptWords.depth, this.say(depths[one.depth])],
      [receiptWords.happened, this.#period(one.dataFrom, one.dataUntil)],
      [receiptWords.valid, [this.#period(one.validFrom, one.validUntil), ...ended].join('; ')],
    ]);
    return `<section>${terms(rows)}</section>`;
  }

  life(): string {
    return terms(
      this.record.life.map(({ step, at }) => [this.#instant(at), this.say(consentSteps[step])] as const),
    );
  }

  #notice(): string {
    const { id, version, language, channel, plainLanguage, interpreter } = this.record.notice;
    const say = receiptWords;
    return [
      `${id}, ${this.say(say.version)} ${version} (${language})`,
      this.say(channels[channel]),
      ...(plainLanguage ? [this.say(say.plain)] : []),
      ...(interpreter ? [`${this.say(say.interpreter)}: ${this.say(interpreters[interpreter])}`] : []),
    ].join(', ');
  }

  #what({ eventTypes, special }: ProvisionTold): string {
    const titles = eventTypes.map((type) => {
      if (type === '*') return this.say(receiptWords.everything);
      const entry = catalogueEntry(type);
      return entry === undefined ? type : this.say(entry.titles);
    });
    return [...titles, ...(special ? [this.say(receiptWords.special)] : [])].join('; ');
  }

  #purpose(id: string): string {
    const purpose = purposeOf(id);
    return purpose === undefined ? id : this.say(purpose.titles);
  }

  #nameOf(agency: string): string {
    const party = this.record.parties.find((one) => one.agency === agency);
    return party === undefined ? agency : this.say(party.titles);
  }

  #period(from: string | undefined, until: string | undefined): string {
    const parts = [
      ...(from === undefined ? [] : [`${this.say(receiptWords.from)} ${this.#instant(from)}`]),
      ...(until === undefined ? [] : [`${this.say(receiptWords.until)} ${this.#instant(until)}`]),
    ];
    return parts.length === 0 ? this.say(receiptWords.always) : parts.join(' ');
  }

  #rows(rows: readonly (readonly [Titles, string | undefined])[]): readonly Row[] {
    return rows.map(([term, text]) => [this.say(term), text]);
  }

  /** On the clock of the agencies, as everybody there reads it. */
  #instant(at: string): string {
    const locale = this.language === 'de' ? 'de-DE' : 'en-GB';
    const form = new Intl.DateTimeFormat(locale, {
      dateStyle: 'long',
      timeStyle: 'short',
      timeZone: 'Europe/Berlin',
    });
    return form.format(Date.parse(at));
  }
}

function isRecord(read: ReturnType<typeof readConsentReceipt>): read is ConsentRecord {
  return 'provisions' in read;
}

function terms(rows: readonly Row[]): string {
  const shown = rows.flatMap(([term, text]) =>
    text === undefined ? [] : [`<dt>${escaped(term)}</dt><dd>${escaped(text)}</dd>`],
  );
  return `<dl>${shown.join('')}</dl>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
