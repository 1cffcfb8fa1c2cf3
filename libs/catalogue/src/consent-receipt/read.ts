import { isPart } from '../forms.ts';
import { jsonProblems } from '../json-problems.ts';
import { classProblems } from '../payload-problems.ts';
import type { Problem } from '../problem.ts';
import { pointerTo } from '../problem.ts';
import { ConsentRecord } from './record.ts';
import { consentReceipt } from './write.ts';

type Json = Readonly<Record<string, unknown>>;

/** Borders of what is read at all: the largest record is far below. */
const LIMITS = { depth: 8, values: 50_000, characters: 4_096 };

/**
 * The record of a receipt (parsed JSON), or every fault that was found. Nothing is dropped: a receipt that says more than a
 * record can hold, or says a thing otherwise than {@link consentReceipt} does, is refused with the place; faults of single
 * members point into the record. Whether anybody signed it is for the caller to check.
 */
export function readConsentReceipt(json: unknown): ConsentRecord | readonly Problem[] {
  if (!isJson(json)) return [fault('', 'send the receipt as a JSON object')];
  const shape = jsonProblems(json, '', LIMITS);
  if (shape.length > 0) return shape;
  const plain = plainRecord(json);
  const problems = classProblems(ConsentRecord, plain);
  if (problems.length > 0) return problems;
  const record = plain as unknown as ConsentRecord;
  const elsewhere = firstDifference(consentReceipt(record), json, '');
  return elsewhere === undefined
    ? record
    : [fault(elsewhere, 'send the receipt as it was issued, with nothing added or changed')];
}

/** The members of a record as they stand in the receipt, whatever they are: the class of the record judges them. */
function plainRecord(receipt: Json): Json {
  const record = inside(receipt['dpv:hasRecordOfActivity']);
  return absentLeftOut({
    network: record['wegmarke:network'],
    recordedBy: record['wegmarke:recordedBy'],
    consentId: record['dct:identifier'],
    handle: inside(record['dpv:hasDataSubject'])['dct:identifier'],
    issuedAt: receipt['dct:created'],
    notice: plainNotice(inside(record['dpv:hasNotice'])),
    givenBy: record['dpv:isIndicatedBy'],
    representedUntil: record['wegmarke:representedUntil'],
    identityCheck: record['wegmarke:identityCheck'],
    consequencesTold: record['wegmarke:consequencesTold'],
    supersedes: record['dct:replaces'],
    provisions: each(record['dpv:hasProcess'], plainProvision),
    life: each(record['dpv:hasConsentStatus'], plainStep),
    parties: each(record['dpv:hasEntity'], plainParty),
    chain: plainChain(record),
  });
}

function plainNotice(notice: Json): Json {
  return absentLeftOut({
    id: notice['dct:identifier'],
    version: notice['dct:hasVersion'],
    language: notice['dct:language'],
    channel: notice['dpv:hasIndicationMethod'],
    hash: notice['wegmarke:hash'],
    plainLanguage: notice['wegmarke:plainLanguage'],
    interpreter: notice['wegmarke:interpreter'],
    scanHash: notice['wegmarke:scanHash'],
  });
}

function plainProvision(process: Json): Json {
  const data = inside(process['dct:temporal']);
  const valid = inside(process['dpv:hasDuration']);
  return absentLeftOut({
    provisionId: process['dct:identifier'],
    form: process['wegmarke:form'],
    source: process['dpv:hasDataSource'],
    recipients: process['dpv:hasRecipient'],
    purposes: each(process['dpv:hasPurpose'], (one) => one['dct:identifier']),
    eventTypes: each(process['dpv:hasPersonalData'], (one) => one['dct:identifier']),
    depth: process['wegmarke:depth'],
    special: process['wegmarke:special'],
    dataFrom: data['schema:startDate'],
    dataUntil: data['schema:endDate'],
    validFrom: valid['schema:startDate'],
    validUntil: valid['schema:endDate'],
    withdrawnAt: process['wegmarke:withdrawnAt'],
    invalidatedAt: process['wegmarke:invalidatedAt'],
    stoppedHereAt: process['wegmarke:stoppedHereAt'],
  });
}

function plainStep(step: Json): Json {
  return absentLeftOut({
    step: step['wegmarke:step'],
    at: step['dpv:isIndicatedAtTime'],
    fact: step['dct:identifier'],
  });
}

function plainParty(party: Json): Json {
  return absentLeftOut({
    agency: party['dct:identifier'],
    titles: party['dct:title'],
    controller: party['wegmarke:controllerTitle'],
    dpo: party['dpv:hasDataProtectionOfficer'],
  });
}

function plainChain(record: Json): Json | undefined {
  const place = { revision: record['wegmarke:revision'], head: record['wegmarke:head'] };
  return place.revision === undefined && place.head === undefined ? undefined : absentLeftOut(place);
}

/** Pointer to the first place at which two JSON values differ. */
function firstDifference(one: unknown, other: unknown, pointer: string): string | undefined {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return one === other ? undefined : pointer;
  if (Array.isArray(one) !== Array.isArray(other)) return pointer;
  for (const name of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const place = pointerTo(pointer, name);
    if (!Object.hasOwn(one, name) || !Object.hasOwn(other, name)) return place;
    const found = firstDifference(Reflect.get(one, name), Reflect.get(other, name), place);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isJson(value: unknown): value is Json {
  return isPart(value);
}

function inside(value: unknown): Json {
  return isJson(value) ? value : {};
}

function each(value: unknown, of: (one: Json) => unknown): unknown {
  return Array.isArray(value) ? value.map((one) => of(inside(one))) : value;
}

function absentLeftOut(members: Json): Json {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

function fault(pointer: string, fix: string): Problem {
  return { pointer, code: 'FIELD_INVALID', fix };
}
