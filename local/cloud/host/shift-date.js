/**
 * Puts a `Date` into the global scope that runs ahead of the real one by the milliseconds in `cell[0]`.
 * Plain JavaScript: a worker thread loads it before any function code, without a TypeScript loader.
 * @param {Float64Array} cell shared with the stage's clock
 */
module.exports = function shiftDate(cell) {
  const Real = globalThis.Date
  const now = () => Real.now() + cell[0]
  function Shifted(...args) {
    if (!new.target) return new Real(now()).toString()
    return Reflect.construct(Real, args.length === 0 ? [now()] : args, new.target)
  }
  Shifted.prototype = Real.prototype
  // `date.constructor === Date` must hold, libraries ask for it.
  Object.defineProperty(Real.prototype, 'constructor', { value: Shifted, writable: true, configurable: true })
  Object.setPrototypeOf(Shifted, Real)
  Object.defineProperties(Shifted, {
    name: { value: 'Date' },
    length: { value: 7 },
    now: { value: () => Math.trunc(now()), writable: true, configurable: true },
    parse: { value: Real.parse, writable: true, configurable: true },
    UTC: { value: Real.UTC, writable: true, configurable: true },
  })
  globalThis.Date = Shifted
}
