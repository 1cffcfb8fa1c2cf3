import { catalogue, commands } from './catalogue.ts';
import type { CatalogueEntry, CatalogueField } from './entry.ts';
import { purposes } from './purposes.ts';

/** The catalogue as a document (docs/events.md): every type with its fields, codes, retention and an example. */
export function catalogueMarkdown(): string {
  return [
    '# Events and commands',
    'Generated from the catalogue (`libs/catalogue`). Every payload is closed: a field that is not listed is refused.',
    'Depth: how far a basis must reach for the field to pass (fact, date, detail). Special: passes on explicit consent only (Art. 9 GDPR).',
    'The paragraphs are a seed to be reviewed by a lawyer of each agency before real use.',
    '## Events',
    ...catalogue.map(entryText),
    '## Commands',
    ...commands.map(entryText),
    '## Purposes',
    table(
      ['Purpose', 'German', 'English', 'DPV term', 'Since'],
      purposes.map((one) => [`\`${one.id}\``, one.titles.de, one.titles.en, one.dpv, one.since]),
    ),
  ].join('\n\n');
}

function entryText(entry: CatalogueEntry): string {
  return [
    `### \`${entry.type}\``,
    `${entry.titles.de} / ${entry.titles.en}. Category ${entry.category}. Retention ${entry.retention.period} from ${entry.retention.start} (${entry.retention.paragraph}).`,
    entry.fields.length === 0 ? 'No fields.' : fieldTable(entry),
    `\`\`\`json\n${JSON.stringify(entry.example, null, 2)}\n\`\`\``,
  ].join('\n\n');
}

function fieldTable(entry: CatalogueEntry): string {
  return table(
    ['Field', 'German', 'English', 'Holds', 'Depth', 'Category'],
    entry.fields.map((one) => [
      nameOf(one),
      one.titles.de,
      one.titles.en,
      one.form,
      one.depth,
      categoryOf(one),
    ]),
  );
}

function nameOf(field: CatalogueField): string {
  return `\`${field.name}\`${field.optional ? ' (optional)' : ''}`;
}

function categoryOf(field: CatalogueField): string {
  return field.special ? `${field.category}, special` : field.category;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
