/** The accounts of a login, as managedAccounts lists them; none where it names none yet. */
export function accountsIn(list: unknown): readonly string[] {
  if (typeof list !== 'string') return [];
  return list
    .split(',')
    .map((account) => account.trim())
    .filter((account) => account !== '');
}
