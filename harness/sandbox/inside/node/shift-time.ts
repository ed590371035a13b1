/** Lets the program meet another time than this machine's, which goes on at the same pace. */
export function shiftTime(by: number): void {
  const Real = Date;
  const real = Real.now.bind(Real);
  const now = () => real() + by;
  const shifted = new Proxy(Real, {
    // Called as a function it tells the time whatever it is given.
    apply: () => new Real(now()).toString(),
    construct: (_, given, called) => Reflect.construct(Real, given.length === 0 ? [now()] : given, called),
  });
  Real.now = now;
  Real.prototype.constructor = shifted;
  globalThis.Date = shifted;
  Object.defineProperty(performance, 'timeOrigin', {
    value: performance.timeOrigin + by,
    configurable: true,
  });
}
