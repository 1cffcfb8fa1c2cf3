import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Agreement } from '#agreement';
import { parseAgreement } from '#agreement';
import type { Evidence } from '#gate';
import { admit, Refusal } from '#gate';
import { askOf, evidenceOf } from './case-of.ts';
import { fieldsByType, publicVectors, readJson, themes, VECTORS_FOLDER } from './files.ts';
import type { Expected, Vector } from './vector.ts';

const files = publicVectors() as ReadonlyMap<string, readonly Vector[]>;
const vectors = [...files.values()].flat();

function agreementNamed(file: string): readonly [string, Agreement] {
  const agreement = parseAgreement(readFileSync(new URL(`agreements/${file}`, VECTORS_FOLDER), 'utf8'));
  if (!('cells' in agreement)) throw new Error(`${file}: ${JSON.stringify(agreement)}`);
  return [file.replace('.yaml', ''), agreement];
}

const agreements = new Map(readdirSync(new URL('agreements/', VECTORS_FOLDER)).map(agreementNamed));

const evidences = new Map<Vector, Evidence>();

/** Told once for each: every test asks the gate about the same case. */
function evidenceFor(vector: Vector): Evidence {
  const known = evidences.get(vector);
  if (known !== undefined) return known;
  const agreement = agreements.get(vector.agreement);
  if (agreement === undefined) throw new Error(`no agreement ${vector.agreement}`);
  const made = evidenceOf(vector, agreement);
  evidences.set(vector, made);
  return made;
}

function decided(vector: Vector, evidence: Evidence): Expected {
  const answer = admit(askOf(vector), evidence);
  if (answer instanceof Refusal) return { decision: 'refuse', code: answer.code };
  const { basis, fields, showsDate, disputed } = answer.record;
  return { decision: 'permit', basis, fields, showsDate, ...(disputed && { disputed }) };
}

function withCells(evidence: Evidence, cells: Evidence['agreement']['cells']): Evidence {
  return { ...evidence, agreement: { ...evidence.agreement, cells } };
}

/** Everything in the gate’s evidence that has no order of its own, the other way round. */
function turned(evidence: Evidence): Evidence {
  const { provisions, restrictions, objections, requests, clearances, linked, fields } = evidence;
  return {
    ...withCells(evidence, evidence.agreement.cells.toReversed()),
    provisions: provisions.toReversed(),
    restrictions: restrictions.toReversed(),
    objections: objections.toReversed(),
    requests: requests.toReversed(),
    clearances: clearances.toReversed(),
    linked: linked.toReversed(),
    fields: fields.toReversed(),
  };
}

function told(answers: readonly (readonly [Vector, Expected])[]) {
  return answers.map(([{ name }, answer]) => ({ name, answer }));
}

const expected = (all: readonly Vector[]) => told(all.map((vector) => [vector, vector.expect]));

describe('the public test cases of the gate', () => {
  it.each([...files.keys()])('%s: each is answered as it says', (file) => {
    const all = files.get(file) ?? [];
    expect(told(all.map((vector) => [vector, decided(vector, evidenceFor(vector))]))).toEqual(expected(all));
  });

  it('are answered alike in whatever order rows, provisions and limits are given', () => {
    const answers = vectors.map((vector) => [vector, decided(vector, turned(evidenceFor(vector)))] as const);
    expect(told(answers)).toEqual(expected(vectors));
  });

  it('are answered alike over rows that are put in order once', () => {
    const answers = vectors.map((vector) => {
      const evidence = evidenceFor(vector);
      const cells = Object.freeze(evidence.agreement.cells.map((cell) => Object.freeze({ ...cell })));
      const answer = decided(vector, withCells(evidence, cells));
      expect(decided(vector, withCells(evidence, cells))).toEqual(answer);
      return [vector, answer] as const;
    });
    expect(told(answers)).toEqual(expected(vectors));
  });

  it('have the form that their schema describes', () => {
    const schema = readJson('schema/vectors.schema.json') as object;
    const holds = new Ajv2020({ allErrors: true, strictTypes: false }).compile(schema);
    for (const [name, file] of files) {
      holds(file);
      expect({ name, faults: holds.errors }).toEqual({ name, faults: null });
    }
    expect(holds([{ ...vectors[0], expect: { decision: 'perhaps' } }])).toBe(false);
    expect(holds([{ ...vectors[0], history: [{ fact: 'rumour' }] }])).toBe(false);
  });

  it('are more than 250, each under a name of its own', () => {
    expect(vectors.length).toBeGreaterThanOrEqual(250);
    expect(new Set(vectors.map(({ name }) => name)).size).toBe(vectors.length);
  });

  it('rest on the law, on the README beside them or on a decision record that is there, and on no other paper', () => {
    const sources = [...new Set(vectors.map(({ source }) => source))];
    const isLaw = (source: string) => /^(?:§|Art\.|CJEU)/u.test(source);
    expect(
      sources.filter((source) => !isLaw(source) && !/^(?:README|decision \d{4})[:,]/u.test(source)),
    ).toEqual([]);
    expect(
      sources.filter((source) => /\b(?:DOMAIN|CONTRACTS|INVARIANTS|ARCHITECTURE)\b/u.test(source)),
    ).toEqual([]);
    const records = readdirSync(new URL('../decisions/', VECTORS_FOLDER)).map((name) => name.slice(0, 4));
    const named = sources.flatMap((source) =>
      [...source.matchAll(/decision (\d{4})/gu)].map(([, id = '']) => id),
    );
    expect(named.filter((id) => !records.includes(id))).toEqual([]);
    expect(named).not.toEqual([]);
  });

  it('are those that the themes tell, and list the fields of today’s catalogue (else run test/vectors/make.ts)', () => {
    expect(Object.fromEntries(files)).toEqual(structuredClone(themes));
    expect(readJson('catalogue/fields.json')).toEqual(structuredClone(fieldsByType()));
  });
});

const CODES = [
  'DOOR_UNKNOWN',
  'NETWORK_DIFFERS',
  'CASE_ERASED',
  'SENDER_NOT_LINKED',
  'RECIPIENT_NOT_LINKED',
  'AGREEMENT_NOT_IN_FORCE',
  'HAPPENED_IN_FUTURE',
  'ENTRY_IN_DOUBT',
  'NO_ROW',
  'FORBIDDEN',
  'RESTRICTED',
  'OBJECTION_UPHELD',
  'CONDITION_NOT_MET',
  'CLERK_HAS_NOT_DECIDED',
  'NOT_REQUESTED',
  'NO_CONSENT',
  'CONSENT_WITHDRAWN',
  'CONSENT_INVALIDATED',
  'CONSENT_EXPIRED',
  'CONSENT_NOT_YET_VALID',
  'OUTSIDE_DATA_PERIOD',
  'SECRECY_NOT_RELEASED',
  'NOT_RELEASED_TO_PERSON',
];

describe('the public test cases cover', () => {
  it.each(CODES)('the refusal %s', (code) => {
    const found = vectors.filter(
      ({ expect: { decision, ...rest } }) => decision === 'refuse' && 'code' in rest && rest.code === code,
    );
    expect(found.length).toBeGreaterThanOrEqual(2);
  });

  it('every code that the gate has, and no other', () => {
    const source = readFileSync(new URL('../../libs/gate/src/refusal.ts', import.meta.url), 'utf8');
    const codes = [...source.matchAll(/\| '([A-Z_]+)'/g)].map(([, code = '']) => code);
    expect(codes.toSorted()).toEqual(CODES.toSorted());
  });

  it('every ground of a permit, and every door of the gate', () => {
    const grounds = vectors.flatMap(({ expect: answer }) =>
      answer.decision === 'permit' ? [answer.basis.kind] : [],
    );
    expect([...new Set(grounds)].toSorted()).toEqual(['access', 'consent', 'own', 'statutory']);
    const permitted = vectors
      .filter(({ expect: { decision } }) => decision === 'permit')
      .map(({ ask }) => ask.door);
    expect([...new Set(permitted)].toSorted()).toEqual([
      'bell',
      'claim',
      'embed',
      'export',
      'intake',
      'outbox',
      'person-view',
      'recall',
      'steering',
      'subject-access',
      'timeline',
    ]);
  });
});
