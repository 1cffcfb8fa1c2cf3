import { commands } from './commands.ts';
import { doors, openingOf } from './doors.ts';

describe('The doors of the command line', () => {
  it('are the commands: each has one row, and each row a command', () => {
    const rows = doors.map(({ opening }) => opening.name);
    expect(rows.toSorted()).toEqual(commands.map(({ name }) => name).toSorted());
    expect(new Set(doors.map(openingOf)).size).toBe(doors.length);
  });

  it('are opened with the settings that the rows speak of', () => {
    for (const { name, settings } of commands) {
      const row = doors.find(({ opening }) => opening.name === name);
      const speaksOfHub = row?.checks.includes("the hub's environment variables");
      expect({ name, asksForHub: settings.length > 0 }).toEqual({ name, asksForHub: speaksOfHub });
    }
  });
});
