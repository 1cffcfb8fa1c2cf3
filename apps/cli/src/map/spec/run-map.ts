import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../../run-command.ts';
import { mapCommands } from '../commands.ts';

/** A folder of mappings and exports for one test. */
export class MapBench {
  readonly folder = mkdtempSync(join(tmpdir(), 'map-'));

  constructor(private readonly command: `map ${string}`) {}

  /** Writes a file and gives its path. */
  file(name: string, content: string | Uint8Array): string {
    const path = join(this.folder, name);
    writeFileSync(path, content);
    return path;
  }

  /** What the command prints as text, with the folder taken from paths. */
  async text(...words: readonly string[]): Promise<{ readonly exit: number; readonly text: string }> {
    const { exit, stdout, stderr } = await this.run(words);
    return { exit, text: `${stdout}${stderr}`.replaceAll(`${this.folder}/`, '') };
  }

  /** What the command prints as JSON. */
  async json<Told>(...words: readonly string[]): Promise<Told> {
    const { stdout } = await this.run([...words, '--json']);
    return JSON.parse(stdout.replaceAll(`${this.folder}/`, '')) as Told;
  }

  close(): void {
    rmSync(this.folder, { recursive: true });
  }

  private run(words: readonly string[]) {
    const silent = { at: () => undefined, note: () => undefined, clear: () => undefined };
    return runCommand(mapCommands, {
      words: [...this.command.split(' '), ...words],
      env: {},
      progress: silent,
      stop: new AbortController().signal,
    });
  }
}

/** A mapping of a course provider. */
export const COURSES = `files:
  - glob: 'kurse-*.csv'
    reference: { column: TN, convert: [{ padStart: 5, with: '0' }] }
    select: [{ column: Haus, equals: VHS }]
    otherwise: ignore
    rules:
      - when: [{ column: Vorgang, equals: B }]
        event: de.wegmarke.language.course-started.v1
        happened: { column: Datum, format: DD.MM.YYYY }
        keys: [Lfd]
        fields:
          courseKind: { column: Art, codes: { ALLG: general, ALPHA: literacy } }
          courseCode: { column: Kurs }
          timeModel: { constant: part-time }
`;

/** An export that it fits. */
export const ROWS = `TN;Haus;Vorgang;Lfd;Datum;Art;Kurs
417;VHS;B;1;17.03.2025;ALLG;IK-1
552;VHS;B;2;18.03.2025;ALPHA;IK-2
552;ANDERE;B;3;18.03.2025;ALPHA;IK-2
552;VHS;X;4;18.03.2025;ALPHA;IK-2
`;
