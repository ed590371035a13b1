import { verifyAndAuthCompleted, verifyCompleted } from '../../wire/replies/session.js';
import {
  verifyAndAuthMessage,
  verifyAndAuthRequest,
  verifyMessage,
  verifyRequest,
} from '../../wire/requests/session.js';
import { type Handling, type Refusal, refused } from '../handling.js';

const verdict = {
  isSuccessful: 'false',
  errorText: 'API is not set up for the verification of third-party programs',
};

/** No error: their own reply says no. */
const refusal: Refusal = {
  codes: [],
  reason: 'only programs that IB has registered are verified',
};

/** Programs that IB knows may prove who they are; no program is known here. */
export const verificationHandlings: readonly Handling[] = [
  refused(verifyRequest, refusal, (session) => session.send(verifyCompleted, verdict)),
  refused(verifyMessage, refusal, (session) => session.send(verifyCompleted, verdict)),
  refused(verifyAndAuthRequest, refusal, (session) => session.send(verifyAndAuthCompleted, verdict)),
  refused(verifyAndAuthMessage, refusal, (session) => session.send(verifyAndAuthCompleted, verdict)),
];
