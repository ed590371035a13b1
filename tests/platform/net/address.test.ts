import { describe, expect, it } from 'vitest';
import { addressText, hostAndPort } from '../../../platform/net/address.js';
import { loopbackName } from '../../../platform/net/loopback.js';

describe('an address', () => {
  it.each([['127.0.0.1:4002'], ['[::1]:4002'], ['gateway.example:0']])(
    'is read as it is written: %s',
    (text) => {
      const at = hostAndPort(text);
      expect(at && addressText(at)).toBe(text);
    },
  );

  it.each([['127.0.0.1'], ['::1:4002'], ['127.0.0.1:65536'], [':4002']])('is not %s', (text) => {
    expect(hostAndPort(text)).toBeUndefined();
  });

  it('may be the path of a socket', () => {
    expect(addressText({ path: '/run/ibs.sock' })).toBe('/run/ibs.sock');
  });
});

describe('a name of this machine', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1'],
    ['127.8.9.10', '127.8.9.10'],
    ['LOCALHOST.', 'localhost'],
    ['[::1]', '::1'],
  ])('is %s', (written, name) => {
    expect(loopbackName(written)).toBe(name);
  });

  it.each([['127.evil.example'], ['localhost.example'], ['10.0.0.1'], ['0.0.0.0'], ['']])(
    'is not %s',
    (written) => {
      expect(loopbackName(written)).toBeUndefined();
    },
  );
});
