import { accountsIn } from '../../wire/accounts-list.js';
import { encode } from '../../wire/encode.js';
import type { Message } from '../../wire/message.js';
import { errMsg, managedAccounts } from '../../wire/replies/session.js';
import { startApi } from '../../wire/requests/session.js';
import { meaningOf } from '../../wire/tws-codes.js';
import { AVOIDED, isSpoken } from '../../wire/versions.js';
import { isPaperAccount } from '../paper.js';

/** Why a session with the upstream is not to be had, or is over. */
export type Ending =
  | { readonly kind: 'lost'; readonly why: string }
  /** Another client has the id. */
  | { readonly kind: 'id-taken' }
  /** The upstream has chosen a version that is read differently by different clients. */
  | { readonly kind: 'version-avoided' }
  /** For good: there is money behind it. */
  | { readonly kind: 'live' };

export const lost = (why: string): Ending => ({ kind: 'lost', why });

/** The version that a gateway's first frame names. */
export function versionIn(body: Buffer): { readonly version: number } | Ending {
  const [text = ''] = body.toString('latin1').split('\0');
  const version = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (version === AVOIDED) return { kind: 'version-avoided' };
  if (isSpoken(version)) return { version };
  return lost(version === 0 ? 'its greeting is no greeting of a gateway' : `it speaks version ${version}`);
}

export function startApiBody(version: number, clientId: number): string {
  return encode(startApi, version, { clientId, optionalCapabilities: '' });
}

/** The accounts of a login once it tells them, if all of them are paper. */
export function loginIn({ layout, texts }: Message): readonly string[] | Ending | undefined {
  if (layout.id === errMsg.id && meaningOf(Number(texts['errorCode'])) === 'id-taken')
    return { kind: 'id-taken' };
  if (layout.id !== managedAccounts.id) return undefined;
  const accounts = accountsIn(texts['accountsList']);
  // A gateway that is about to log in has none yet.
  if (accounts.length === 0) return undefined;
  return accounts.every(isPaperAccount) ? accounts : { kind: 'live' };
}
