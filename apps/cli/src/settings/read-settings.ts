import { wrongUsage } from '../failure.ts';
import type { Setting, SettingName } from './settings.ts';
import { settings } from './settings.ts';

/** The values that a command needs; what it does not need is absent. */
export type SettingValues = Readonly<Partial<Record<SettingName, string>>>;

/** Reads what a command needs from the environment. Throws a `Failure` with all faults at once, never with a value. */
export async function readSettings(
  names: readonly SettingName[],
  env: Readonly<Record<string, string | undefined>>,
  optional: readonly SettingName[] = [],
): Promise<SettingValues> {
  const used = optional.filter((name) => valueOf(settings[name], env) !== '');
  const read = [...names, ...used].map((name) => ({
    name,
    setting: settings[name] as Setting,
    text: valueOf(settings[name], env),
  }));
  const right = await Promise.all(read.map(({ setting, text }) => isRight(setting, text)));
  const faults = read.filter(
    ({ setting, text }, index) => right[index] !== true && !isReplaced(setting, text, env),
  );
  if (faults.length > 0) {
    throw wrongUsage(
      'CONFIG_INVALID',
      faults
        .map(
          ({ setting, text }) =>
            `${setting.variable} is ${text === '' ? 'not set' : 'not what it should be'}`,
        )
        .join('; '),
      [
        ...faults.map(({ setting }) => `set ${setting.variable} to ${setting.words}`),
        'the variables are those of the hub: take them from the file its service starts with',
      ],
    );
  }
  return Object.fromEntries(read.filter(({ text }) => text !== '').map(({ name, text }) => [name, text]));
}

function valueOf(setting: Setting, env: Readonly<Record<string, string | undefined>>): string {
  const { variable, alias, default: usual = '' } = setting;
  return env[variable]?.trim() || (alias !== undefined && env[alias]?.trim()) || usual;
}

/** Set nowhere, but another variable is set in its place. */
function isReplaced(
  { instead }: Setting,
  text: string,
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  return text === '' && instead !== undefined && (env[instead]?.trim() ?? '') !== '';
}

async function isRight(setting: Setting, text: string): Promise<boolean> {
  return text === '' ? setting.optional === true : setting.holds(text);
}
