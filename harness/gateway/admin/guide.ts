import { describeActions } from '../trouble/describe.js';
import { aboutScript, namedScripts } from '../trouble/script/named-scripts.js';

const ADDRESSES = {
  'GET /status': 'how the gateway stands',
  'POST /actions/NAME': 'does one of the actions below; the body is its parameters as JSON, or empty',
  'POST /scripts': 'begins a script; the body is its text, or empty with ?name= of one of those below',
  'GET /scripts': 'the scripts that are being played, and the last that were',
  'GET /scripts/ID': 'one of them',
  'DELETE /scripts/ID': 'stops it: no further step is done',
};

/** What there is to be done here. */
export function guide() {
  return {
    about: 'Makes happen to a paper gateway and its clients what really happens to people.',
    addresses: ADDRESSES,
    actions: describeActions(),
    scripts: Object.entries(namedScripts).map(([name, text]) => ({ name, about: aboutScript(text) })),
  };
}
