import { Fault } from '../../../platform/errors/fault.js';
import type { Log } from '../../../platform/log/log.js';
import { createLoopback } from '../../../platform/loopback/create.js';
import type { Gateway } from '../create.js';
import { scriptFaults } from '../trouble/script/faults.js';
import { namedScript } from '../trouble/script/named-scripts.js';
import { parseScript } from '../trouble/script/parse.js';
import { countSteps } from '../trouble/script/script.js';
import { parametersIn, textIn } from './bodies.js';
import { adminFaults } from './faults.js';
import { guide } from './guide.js';
import { played } from './played.js';

export interface AdminOptions {
  readonly token: string;
  /** The port that it is served on. */
  readonly port: () => number;
  readonly log: Log;
}

/** The third door to trouble, after scripts and tests: a function from request to response. */
export function createAdmin({ trouble }: Pick<Gateway, 'trouble'>, { token, port, log }: AdminOptions) {
  const admin = createLoopback({ token, port, log, faults: adminFaults });

  const find = (id: string) => {
    const play = trouble.plays().find((each) => String(each.id) === id);
    if (play) return play;
    throw new Fault(
      scriptFaults.not_played,
      `no script ${JSON.stringify(id.slice(0, 40))} is being played, or was of late`,
    );
  };

  admin.get('/', (c) => c.json(guide()));
  admin.get('/status', (c) => c.json(trouble.status()));
  admin.post('/actions/:name', async (c) =>
    c.json({ done: trouble.perform(c.req.param('name'), await parametersIn(c)) }),
  );
  admin.post('/scripts', async (c) => {
    const name = c.req.query('name');
    const text = await textIn(c);
    if (name !== undefined && text.trim() !== '') {
      throw new Fault(adminFaults.bad_request, 'expected either ?name= or a script in the body, found both');
    }
    const script = name === undefined ? parseScript(text) : parseScript(namedScript(name), name);
    const { id } = trouble.play(script);
    return c.json({ id, name: script.name, steps: countSteps(script) }, 201, { location: `/scripts/${id}` });
  });
  admin.get('/scripts', (c) => c.json({ scripts: trouble.plays().map(played) }));
  admin.get('/scripts/:id', (c) => c.json(played(find(c.req.param('id')))));
  admin.delete('/scripts/:id', async (c) => {
    const play = find(c.req.param('id'));
    play.stop();
    await play.done;
    return c.json(played(play));
  });
  return admin;
}
