import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Agreement } from '../agreement.ts';
import { agreementHash } from '../hash.ts';
import { parseAgreement } from '../parse.ts';
import { DRAFT } from './paper.ts';
import { papersOf } from './papers.ts';

const text = readFileSync(join(import.meta.dirname, '../../../../deploy/local/demo/agreement.yaml'), 'utf8');

function agreementIn(document: string): Agreement {
  const parsed = parseAgreement(document);
  if (Array.isArray(parsed)) throw new Error(JSON.stringify(parsed));
  return parsed;
}

function paperOf(agreement: Agreement, file: string): string {
  return papersOf(agreement).find((one) => one.file === file)?.text ?? '';
}

const agreement = agreementIn(text);

describe('The paper pack', () => {
  it('is five drafts, each with the version that it was made from', () => {
    expect(papersOf(agreement).map(({ file }) => file)).toEqual([
      'register-of-processing.md',
      'impact-assessment.md',
      'processing-contract.md',
      'joint-controllers.md',
      'deletion-concept.md',
    ]);
    for (const { text: paper } of papersOf(agreement)) {
      expect(paper).toContain(`**${DRAFT}.**`);
      expect(paper).toContain(`Version ${agreement.version}, gültig ab 01.03.2018`);
      expect(paper).toContain(agreementHash(agreement));
      expect(paper).not.toMatch(/undefined|\[object|\bNaN\b/);
    }
  });

  it('is the same whenever it is made', () => {
    expect(papersOf(agreementIn(text))).toEqual(papersOf(agreement));
  });

  it('registers every disclosure that is permitted, and none that is forbidden', () => {
    const register = paperOf(agreement, 'register-of-processing.md');
    for (const { id, basis } of agreement.rows)
      expect({ id, isThere: register.includes(`\`${id}\``) }).toEqual({
        id,
        isThere: basis.kind !== 'FORBIDDEN',
      });
    for (const { titles } of agreement.parties) expect(register).toContain(titles.de);
  });

  it('says so of a controller that records nothing or is told nothing', () => {
    const [first, ...others] = agreement.parties;
    if (first === undefined) throw new Error('no party');
    const silent = { ...first, controller: { ...first.controller, id: 'alone' }, publishes: [] };
    const alone = { ...agreement, parties: [silent, ...others], rows: [] };
    expect(paperOf(alone, 'register-of-processing.md')).toMatch(
      /empfangen sie nichts über Personen\.\n\n### Löschfristen .*\n\nErfasst selbst keine Ereignisse\./,
    );
    expect(paperOf(alone, 'deletion-concept.md')).toContain('Erfasst selbst keine Ereignisse.');
  });

  it('assesses what is excluded, secret, social data and of special categories', () => {
    const assessment = paperOf(agreement, 'impact-assessment.md');
    for (const { id } of agreement.rows) expect(assessment).toContain(`\`${id}\``);
    expect(assessment).toMatch(/Berufsgeheimnis \(§ 203 StGB\): .*Caritas Migrationsberatung/);
    expect(assessment).toMatch(/Sozialdaten \(§ 67 Abs. 2 SGB X\): .*Jobcenter Kreis Steinfurt/);
    expect(assessment).toContain('gesundheitliches Hindernis');
  });

  it('gives every controller a contact point and says which function is off for whom', () => {
    const off = {
      ...agreement.functions[0],
      name: 'timeline' as const,
      on: true,
      exceptFor: ['caritas'],
      role: 'x',
    };
    const paper = paperOf({ ...agreement, functions: [off] }, 'joint-controllers.md');
    for (const { controller } of agreement.parties) expect(paper).toContain(controller.titles.de);
    expect(paper).toContain('| Zeitleiste | ja | Caritas Migrationsberatung | x |');
  });

  it('asks social bodies for the notice to their supervision (§ 80 SGB X), and only them', () => {
    expect(paperOf(agreement, 'processing-contract.md')).toContain('## 5. Sozialdaten');
    const parties = agreement.parties.map((one) => ({ ...one, holdsSocialData: false }));
    expect(paperOf({ ...agreement, parties }, 'processing-contract.md')).not.toContain('## 5. Sozialdaten');
  });

  it('tells the time limits of the agreement before those of the catalogue', () => {
    const rule = {
      controller: 'vhs-rheine',
      types: ['de.wegmarke.language.registered.v1'],
      paragraph: '§ 8(5) IntV',
      period: 'P7Y',
      start: 'happened',
      action: 'unreadable',
    } as const;
    const concept = paperOf({ ...agreement, retention: [rule] }, 'deletion-concept.md');
    expect(concept).toContain('| beim Kursträger angemeldet | 7 Jahre ab dem Ereignis, § 8 Abs. 5 IntV |');
    expect(concept).toMatch(/Abrufe und Übermittlungen.*6 Monate ab der Aufnahme in das Protokoll/);
    expect(concept).not.toContain('nicht bestimmt');
  });
});
