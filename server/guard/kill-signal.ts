/** Turns the kill switch on at SIGUSR2; gives how to stop listening. Windows has no such signal. */
export function onKillSignal(kill: (because: string) => void): () => void {
  if (process.platform === 'win32') return () => {};
  const listener = () => kill('the signal SIGUSR2');
  process.on('SIGUSR2', listener);
  return () => void process.off('SIGUSR2', listener);
}
