import { accessibilityPage, accessibilityStatement } from './accessibility.mjs';
import { explainedSamples, paperFiles, samplePaper } from './agreement.mjs';
import { asyncApi } from './asyncapi.mjs';
import { cataloguePage } from './catalogue.mjs';
import { cli } from './cli.mjs';
import { competencePageOf } from './competence.mjs';
import { dependencyGraph } from './dependency-graph.mjs';
import { deskOpenApi } from './desk-openapi.mjs';
import { eventCatalogue } from './events.mjs';
import { doors, errors, openApi } from './apps.mjs';
import { mappingSchema } from './mapping.mjs';
import { between } from './markers.mjs';
import { payloadSchemas } from './schemas.mjs';

/**
 * Every generated document, or generated part of one. To add a document: write a module beside this one that exports
 * a function giving its text, and name it here. Import the product's code by its front door (`#gate`), inside `make`,
 * and set `needsBuild`: it then comes compiled from dist/. A text must depend on nothing but the repository (no date,
 * no machine), as `npm run check` compares it; it is formatted by prettier afterwards.
 * @type {{ file: string, needsBuild?: boolean, make: (present: string) => string | Promise<string> }[]}
 */
export const generators = [
  {
    file: 'docs/ARCHITECTURE.md',
    make: async (present) => between(present, 'dependency graph', await dependencyGraph()),
  },
  { file: 'docs/events.md', needsBuild: true, make: eventCatalogue },
  { file: 'docs/doors.md', needsBuild: true, make: doors },
  { file: 'docs/errors.md', needsBuild: true, make: errors },
  { file: 'docs/cli.md', needsBuild: true, make: cli },
  { file: 'docs/mapping.schema.json', needsBuild: true, make: mappingSchema },
  { file: 'docs/openapi.json', needsBuild: true, make: openApi },
  { file: 'docs/openapi-desk.json', needsBuild: true, make: deskOpenApi },
  { file: 'docs/asyncapi.yaml', needsBuild: true, make: asyncApi },
  { file: 'docs/catalogue.md', needsBuild: true, make: () => cataloguePage('en') },
  { file: 'docs/catalogue.de.md', needsBuild: true, make: () => cataloguePage('de') },
  { file: 'docs/competence/voucher.md', needsBuild: true, make: () => competencePageOf('voucher', 'en') },
  { file: 'docs/competence/voucher.de.md', needsBuild: true, make: () => competencePageOf('voucher', 'de') },
  {
    file: 'docs/how-to/agreement.md',
    needsBuild: true,
    make: async (present) => between(present, 'agreement explain', await explainedSamples()),
  },
  { file: 'docs/accessibility/erklaerung.md', make: () => accessibilityStatement('de') },
  { file: 'docs/accessibility/statement.md', make: () => accessibilityStatement('en') },
  { file: 'apps/console/accessibility.html', make: accessibilityPage },
  ...paperFiles.map((file) => ({
    file: `docs/papers/${file}`,
    needsBuild: true,
    make: () => samplePaper(file),
  })),
];

/**
 * Folders that hold nothing but generated documents, one for each of something; a file that is no longer made is stale.
 * @type {{ folder: string, make: () => Promise<Record<string, string>> }[]}
 */
export const generatedFolders = [{ folder: 'docs/schemas', make: payloadSchemas }];
