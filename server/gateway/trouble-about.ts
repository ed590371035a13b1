import { describeActions } from '../../harness/gateway/trouble/describe.js';
import { troubleFaults } from '../../harness/gateway/trouble/faults.js';
import { aboutScript, namedScripts } from '../../harness/gateway/trouble/script/named-scripts.js';
import { firstPast, type Past } from '../../harness/gateway/trouble/script/past.js';
import { countSteps } from '../../harness/gateway/trouble/script/script.js';
import { didYouMean } from '../../platform/config/nearest.js';
import { Fault } from '../../platform/errors/fault.js';
import type { Answer } from '../cli/answer.js';
import { isFile, readScript } from './read-script.js';
import { actionText, overviewText } from './trouble-text.js';

/** What there is to know about a script or an action by its name, about a file, or about all of it. */
export async function troubleAbout(asked: string | undefined, cwd: string, now: number): Promise<Answer> {
  const actions = describeActions();
  if (asked === undefined) {
    const scripts = Object.entries(namedScripts).map(([name, text]) => ({ name, about: aboutScript(text) }));
    return { shape: { actions, scripts }, text: overviewText(actions, scripts) };
  }
  if (isFile(asked)) {
    const script = await readScript(asked, cwd);
    const steps = countSteps(script);
    const past = firstPast(script, now);
    const can = `${asked} can be played: ${steps === 1 ? 'one step' : `${steps} steps`}\n`;
    return {
      shape: { script: script.name, steps, ...(past === undefined ? {} : { past }) },
      text: past === undefined ? can : `${can}${pastText(past)}`,
    };
  }
  const action = actions.find(({ name }) => name === asked);
  if (action) return { shape: action, text: actionText(action) };
  const script = Object.entries(namedScripts).find(([name]) => name === asked);
  if (script) return { shape: { name: script[0], text: script[1] }, text: script[1] };
  const names = [...Object.keys(namedScripts), ...actions.map(({ name }) => name)];
  throw new Fault(
    troubleFaults.unknown_action,
    `there is no script and no action ${JSON.stringify(asked)}${didYouMean(asked.slice(0, 40), names)}`,
    {
      details: { name: asked },
      next: '`ibs trouble` lists them; a file is named with its path, such as ./my-night.txt.',
    },
  );
}

/** A gateway may well have an earlier clock; the one that it has unless told otherwise has not. */
function pastText({ line, moment }: Past): string {
  return `but line ${line} is at ${moment}, which has been: only with a --clock from before, such as x1:${moment}\n`;
}
