import { describe, expect, it } from 'vitest';
import { databaseFaults } from '../../../platform/database/faults.js';
import { sqliteFault } from '../../../platform/database/sqlite-fault.js';
import { storageTroubleOf } from '../../../platform/files/storage-trouble.js';

const coded = (code: string) => Object.assign(new Error('it did not work'), { code });

describe('trouble with a place where something is kept', () => {
  it.each([
    ['ENOSPC', 'full'],
    ['EDQUOT', 'full'],
    ['EFBIG', 'full'],
    ['SQLITE_FULL', 'full'],
    ['SQLITE_READONLY_DBMOVED', 'not_writable'],
    ['SQLITE_IOERR_FSYNC', 'disk'],
    ['SQLITE_BUSY_SNAPSHOT', 'busy'],
  ])('is told by the code %s: %s', (code, trouble) => {
    expect(storageTroubleOf(coded(code))).toBe(trouble);
  });

  it.each([['ECONNRESET'], ['SQLITE_CONSTRAINT_UNIQUE'], ['ENOSPCX']])('is not told by %s', (code) => {
    expect(storageTroubleOf(coded(code))).toBeUndefined();
  });

  it('is told by nothing that has no code', () => {
    expect(storageTroubleOf(new Error('ENOSPC'))).toBeUndefined();
    expect(storageTroubleOf('ENOSPC')).toBeUndefined();
  });

  it('means the same to a database as to a file: a used up quota is a full disk', () => {
    expect(sqliteFault(coded('EDQUOT'), '/data/ibs.db')).toMatchObject({
      kind: databaseFaults.full,
      message: 'no space left on the disk that holds /data/ibs.db (EDQUOT: it did not work)',
      details: { code: 'EDQUOT' },
    });
  });

  it('is no matter of the database where a name is missing or taken', () => {
    const thrown = coded('ENOENT');
    expect(sqliteFault(thrown, '/data/ibs.db')).toBe(thrown);
  });
});
