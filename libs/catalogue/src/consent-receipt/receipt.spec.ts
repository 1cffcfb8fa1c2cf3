import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { canonicalJson } from '../canonical.ts';
import { catalogue } from '../catalogue.ts';
import { channels, givers, identityChecks, interpreters } from '../consent/notice.ts';
import { depths, forms } from '../consent/provision.ts';
import { purposes } from '../purposes.ts';
import { exampleRecord } from './spec/example.ts';
import { consentReceiptHtml } from './html.ts';
import { readConsentReceipt } from './read.ts';
import type { ConsentRecord } from './record.ts';
import { consentSteps } from './record.ts';
import { consentReceipt } from './write.ts';

const of = <Key extends string>(codes: Readonly<Record<Key, unknown>>) =>
  fc.constantFrom(...(Object.keys(codes) as Key[]));
const instant = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const reference = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/);
const slug = fc.stringMatching(/^[a-z][a-z0-9-]{1,31}$/);
const hash = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString('base64url'));
const name = fc.stringMatching(/^[A-Za-zÄÖÜäöüß<>&"'§]{1,30}$/);
const both = fc.record({ de: name, en: name });
const set = <T>(one: fc.Arbitrary<T>, maxLength: number) => fc.uniqueArray(one, { minLength: 1, maxLength });

const notice = fc.record(
  {
    id: slug,
    version: fc.constantFrom('1', '3', '2025-06'),
    language: fc.constantFrom('de', 'ar', 'fa-AF'),
    channel: of(channels),
    hash,
    plainLanguage: fc.boolean(),
    interpreter: of(interpreters),
    scanHash: hash,
  },
  { requiredKeys: ['id', 'version', 'language', 'channel'] },
);
const provision = fc.record(
  {
    provisionId: reference,
    form: of(forms),
    source: slug,
    recipients: set(slug, 4),
    purposes: set(fc.constantFrom(...purposes.map(({ id }) => id)), 4),
    eventTypes: set(fc.constantFrom('*', ...catalogue.map(({ type }) => type)), 5),
    depth: of(depths),
    special: fc.boolean(),
    dataFrom: instant,
    dataUntil: instant,
    validFrom: instant,
    validUntil: instant,
    withdrawnAt: instant,
    invalidatedAt: instant,
  },
  {
    requiredKeys: [
      'provisionId',
      'form',
      'source',
      'recipients',
      'purposes',
      'eventTypes',
      'depth',
      'special',
      'validFrom',
      'validUntil',
    ],
  },
);
const step = fc.record(
  {
    step: of(consentSteps),
    at: instant,
    fact: fc.oneof(
      hash,
      hash.map((one) => `${one}.1`),
    ),
  },
  { requiredKeys: ['step', 'at'] },
);
const party = fc.record(
  { agency: slug, titles: both, controller: both, dpo: name },
  { requiredKeys: ['agency', 'titles', 'controller'] },
);
const records: fc.Arbitrary<ConsentRecord> = fc.record(
  {
    network: slug,
    recordedBy: slug,
    consentId: reference,
    handle: fc.stringMatching(/^[A-Za-z0-9_-]{16,64}$/),
    issuedAt: instant,
    notice,
    givenBy: of(givers),
    representedUntil: instant,
    identityCheck: of(identityChecks),
    consequencesTold: fc.constant(true as const),
    supersedes: reference,
    provisions: fc.array(provision, { minLength: 1, maxLength: 4 }),
    life: fc.array(step, { minLength: 1, maxLength: 4 }),
    parties: fc.array(party, { minLength: 1, maxLength: 4 }),
    chain: fc.record({ revision: fc.nat(1_000), head: hash }),
  },
  {
    requiredKeys: [
      'network',
      'recordedBy',
      'consentId',
      'handle',
      'issuedAt',
      'notice',
      'provisions',
      'life',
      'parties',
    ],
  },
);

/** The receipt as another program gets it. */
function sent(record: ConsentRecord): Record<string, Record<string, unknown>> {
  return JSON.parse(JSON.stringify(consentReceipt(record))) as ReturnType<typeof sent>;
}

describe('a consent receipt', () => {
  it('loses nothing on its way out and back', () => {
    fc.assert(
      fc.property(records, (record) => {
        const read = readConsentReceipt(sent(record));
        expect(canonicalJson(read)).toBe(canonicalJson(record));
      }),
      { numRuns: 200 },
    );
  });

  it('speaks the terms of DPV, and carries its context with it', () => {
    const receipt = consentReceipt(exampleRecord);
    const record = receipt['dpv:hasRecordOfActivity'];
    expect(receipt['@type']).toBe('dpv:ConsentReceipt');
    expect(record['dpv:hasProcess'][0]).toMatchObject({
      'dpv:hasLegalBasis': 'eu-gdpr:A9-2-a',
      'dpv:hasPurpose': [{ '@type': 'dpv:ServiceProvision', 'dct:identifier': 'course-progress' }],
      'dpv:hasRecipient': ['jobcenter'],
    });
    expect(record['dpv:hasConsentStatus'].map((one) => one['@type'])).toEqual([
      'dpv:ConsentGiven',
      'dpv:ConsentWithdrawn',
    ]);
    const prefixes = new Set(
      [...JSON.stringify(receipt).matchAll(/"([a-z-]+):[A-Za-z0-9-]+"/g)].map(([, prefix]) => prefix),
    );
    expect([...prefixes].filter((one) => !Object.hasOwn(receipt['@context'], one ?? ''))).toEqual([]);
  });

  it('is refused with the place when it says anything else than its record', () => {
    const record = 'dpv:hasRecordOfActivity';
    const changed = (change: (receipt: ReturnType<typeof sent>) => void) => {
      const receipt = sent(exampleRecord);
      change(receipt);
      const read = readConsentReceipt(receipt);
      return Array.isArray(read) ? read.map(({ pointer, code }) => `${code} ${pointer}`) : read;
    };
    expect(changed((one) => (one['more'] = {}))).toEqual(['FIELD_INVALID /more']);
    expect(changed((one) => (one[record]!['more'] = 1))).toEqual([`FIELD_INVALID /${record}/more`]);
    expect(changed((one) => delete one['dct:publisher'])).toEqual(['FIELD_INVALID /dct:publisher']);
    expect(changed((one) => delete one[record]!['dct:identifier'])).toEqual(['FIELD_MISSING /consentId']);
    expect(changed((one) => (one[record]!['dpv:hasProcess'] = []))).toEqual(['FIELD_INVALID /provisions']);
    expect(changed((one) => (one[record]!['dpv:isIndicatedBy'] = 'a neighbour'))).toEqual([
      'FIELD_INVALID /givenBy',
    ]);
  });

  it.each([undefined, null, 1, 'text', [], {}, { '@type': 'dpv:ConsentReceipt' }])(
    'is not made of %j',
    (value) => {
      expect(readConsentReceipt(value)).toEqual(
        expect.arrayContaining([expect.objectContaining({ pointer: expect.any(String) })]),
      );
    },
  );

  it('is not read when it is too deep to be one', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`) as unknown;
    expect(readConsentReceipt(deep)).toMatchObject([{ code: 'TOO_DEEP' }]);
  });
});

describe('the page about consent receipts', () => {
  it('shows a receipt as it is made', () => {
    const page = readFileSync('docs/how-to/consent-receipt.md', 'utf8');
    const shown: unknown = JSON.parse(/```json\n([^`]+)```/.exec(page)?.[1] ?? '');
    expect(shown).toEqual(sent(exampleRecord));
  });
});

describe('a printed consent receipt', () => {
  it('tells in German who may show what to whom, by name', () => {
    const page = consentReceiptHtml(sent(exampleRecord), 'de');
    for (const told of [
      'VHS Musterstadt',
      'Jobcenter Musterkreis',
      'Kursverlauf',
      'Tatsache und Datum',
      'besondere Kategorien',
      'widerrufen am 14. Januar 2026',
      'Sorgeberechtigte',
      '1. Juli 2026 um 00:00',
      'notice-course, Fassung 3 (ar), auf Papier, in Einfacher Sprache, Sprachmittlung: am Telefon',
      '§ 67b Abs. 2 SGB X',
    ])
      expect(page).toContain(told);
  });

  it('tells the same in English', () => {
    const page = consentReceiptHtml(sent(exampleRecord), 'en');
    expect(page).toContain('<html lang="en">');
    expect(page).toContain('withdrawn at 14 January 2026');
    expect(page).toContain('Adult education centre Musterstadt');
  });

  it('shows names as they are, and the id of whom the record does not name', () => {
    const [first, ...others] = exampleRecord.parties;
    const parties = [{ ...first!, titles: { de: 'VHS <Nord> & Süd', en: 'x' } }, ...others];
    const provisions = exampleRecord.provisions.map((one) => ({ ...one, recipients: ['not-named'] }));
    const page = consentReceiptHtml(sent({ ...exampleRecord, parties, provisions }), 'de');
    expect(page).toContain('VHS &lt;Nord&gt; &amp; Süd');
    expect(page).toContain('<dd>not-named</dd>');
  });

  it('loads nothing, runs nothing, and lets no name become markup', () => {
    fc.assert(
      fc.property(records, fc.constantFrom('de', 'en'), (record, language) => {
        const page = consentReceiptHtml(sent(record), language);
        const tags = new Set([...page.matchAll(/<\/?([^\s>]+)/g)].map(([, tag]) => tag));
        const plain = ['!doctype', 'html', 'head', 'meta', 'title', 'style', 'body'];
        const shown = ['h1', 'h2', 'dl', 'dt', 'dd', 'p', 'section'];
        expect([...tags].filter((tag) => ![...plain, ...shown].includes(tag ?? ''))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('is not made of anything else', () => {
    expect(() => consentReceiptHtml({}, 'de')).toThrow(TypeError);
  });
});
