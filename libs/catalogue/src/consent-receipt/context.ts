const instantAt = (term: string) => ({ '@id': term, '@type': 'xsd:dateTime' });

/**
 * The JSON-LD context of a receipt, carried in it: whoever reads one needs no network. Terms are those of the W3C Data
 * Privacy Vocabulary and of Dublin Core; `wegmarke:` is for what these have no word for.
 */
export const receiptContext = {
  '@version': 1.1,
  dct: 'http://purl.org/dc/terms/',
  dpv: 'https://w3id.org/dpv#',
  'eu-gdpr': 'https://w3id.org/dpv/legal/eu/gdpr#',
  schema: 'https://schema.org/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  wegmarke: 'urn:wegmarke:consent:',
  'dct:conformsTo': { '@type': '@id' },
  'dct:created': instantAt('dct:created'),
  'dct:title': { '@id': 'dct:title', '@container': '@language' },
  'dpv:hasLegalBasis': { '@type': '@id' },
  'dpv:isIndicatedAtTime': instantAt('dpv:isIndicatedAtTime'),
  'schema:startDate': instantAt('schema:startDate'),
  'schema:endDate': instantAt('schema:endDate'),
  'wegmarke:controllerTitle': { '@id': 'wegmarke:controllerTitle', '@container': '@language' },
  'wegmarke:representedUntil': instantAt('wegmarke:representedUntil'),
  'wegmarke:withdrawnAt': instantAt('wegmarke:withdrawnAt'),
  'wegmarke:invalidatedAt': instantAt('wegmarke:invalidatedAt'),
  'wegmarke:stoppedHereAt': instantAt('wegmarke:stoppedHereAt'),
} as const;

/** The profile of ISO/IEC TS 27560 in DPV to which receipts conform: with all that the record holds. */
export const RECEIPT_PROFILE = 'https://w3id.org/dpv/schema/iso-27560#receipt-full';

/** The profile of the record inside: with what the GDPR wants to be kept. */
export const RECORD_PROFILE = 'https://w3id.org/dpv/schema/iso-27560#record-GDPR';
