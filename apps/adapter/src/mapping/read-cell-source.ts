import { YamlSection } from '../config/yaml-section.ts';
import type { CellSource, Step } from './mapping.ts';
import type { CodeLists } from './read-code-lists.ts';
import { readCodesAt } from './read-code-lists.ts';

const COLUMN_FIX = 'name the column as the header of the file does';
const STEP_FIX =
  "use trim, upper, lower, { stripPrefix: text }, { padStart: length, with: '0' }, { split: '/', part: 1 } or { replace: codes }";
const PLAIN_STEPS = ['trim', 'upper', 'lower'] as const;
const MOST = 200;

/** Reads `column` and `convert` of a section. */
export function readCellSource(section: YamlSection, lists: CodeLists, fix = COLUMN_FIX): CellSource {
  const column = section.text('column', { fix }).normalize('NFC');
  return {
    column,
    steps: section.entries('convert', { fix: STEP_FIX }).map((step) => readStep(section, step, lists)),
  };
}

/** Reads what is either the name of a column or a section with `column` and `convert`. */
export function readColumnEntry(entry: string | YamlSection | undefined, lists: CodeLists): CellSource {
  if (!(entry instanceof YamlSection)) return { column: (entry ?? '').normalize('NFC'), steps: [] };
  const source = readCellSource(entry, lists);
  entry.close();
  return source;
}

function readStep(parent: YamlSection, step: string | YamlSection, lists: CodeLists): Step {
  if (step instanceof YamlSection) {
    const read = readStepSection(step, lists);
    step.close();
    return read;
  }
  const does = PLAIN_STEPS.find((name) => name === step);
  if (does === undefined && step !== '')
    parent.fault('convert', 'STEP_UNKNOWN', `${step} is not known here`, STEP_FIX);
  return { does: does ?? 'trim' };
}

function readStepSection(step: YamlSection, lists: CodeLists): Step {
  if (step.has('stripPrefix'))
    return { does: 'strip-prefix', prefix: step.text('stripPrefix'), otherwise: readOtherwise(step) };
  if (step.has('padStart')) {
    const length = step.wholeNumber('padStart', { least: 1, most: MOST });
    return {
      does: 'pad-start',
      length,
      with: step.text('with', { pattern: /^.$/u, fix: "write one character, e.g. '0'" }),
    };
  }
  if (step.has('split')) {
    const by = step.text('split', { fix: "write what stands between the parts, e.g. '/'" });
    return { does: 'split', by, part: step.wholeNumber('part', { least: 1, most: MOST }) };
  }
  if (step.has('replace'))
    return { does: 'replace', codes: readCodesAt(step, 'replace', lists), otherwise: readOtherwise(step) };
  step.fault(undefined, 'STEP_UNKNOWN', 'the step says nothing that can be done', STEP_FIX);
  return { does: 'trim' };
}

function readOtherwise(step: YamlSection): 'report' | 'keep' {
  return step.has('otherwise') ? step.oneOf('otherwise', ['report', 'keep']) : 'report';
}
