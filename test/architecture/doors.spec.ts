import { censusOfDoors, differences } from '../../apps/hub/src/census.ts';
import { doors } from '../../apps/hub/src/doors.ts';
import { openApiDocument } from '../../apps/hub/src/openapi.ts';

describe('the doors of the hub', () => {
  it('are all in the table, and all of the table are there', async () => {
    expect(differences(await censusOfDoors())).toEqual({ undeclared: [], missing: [] });
  });

  it('give a second route away that nobody declared', async () => {
    const open = await censusOfDoors((app) => {
      app
        .getHttpAdapter()
        .getInstance()
        .get('/v1/networks/:network/cases/:handle/raw', () => 'everything');
    });
    expect(differences(open)).toEqual({
      undeclared: ['GET /v1/networks/:network/cases/:handle/raw'],
      missing: [],
    });
  });

  it('give a row away behind which there is no door', async () => {
    const open = await censusOfDoors();
    const bell = 'stream bell.<network>.<agency>';
    expect(differences(open.filter((one) => one !== bell))).toEqual({ undeclared: [], missing: [bell] });
  });

  it('let fields of a case out only with the gate, the log and the outlet before them', () => {
    for (const { checks, gives } of doors.filter((row) => row.gives === 'fields')) {
      expect({ gives, checks: checks.join('; ') }).toEqual({
        gives,
        checks: expect.stringMatching(/gate, door .*Released at the exact revision.*outlet: permit/),
      });
    }
  });

  it('are described in OpenAPI without a database', async () => {
    expect(await openApiDocument()).toMatchObject({ openapi: '3.1.0' });
  });
});
