/**
 * Makes WXS source run as plain JavaScript with WXS's meaning: `x.constructor` names the type, an unknown escape
 * such as `'\d'` in getRegExp keeps its backslash, and modules are registered without their extension.
 */
export function patchWxs(source: string): string {
  return source
    .replace(/\.constructor\b/g, '.wxsTypeName')
    .replace(/(getRegExp\(\s*)(['"])((?:\\.|(?!\2)[^\\])*)\2/g, (_all, head: string, quote: string, body: string) => {
      return `${head}${quote}${keepUnknownEscapes(body)}${quote}`
    })
    .replace(/\brequire\(\s*(['"])([^'"]+?)\.wxs\1\s*\)/g, (_all, quote: string, name: string) => {
      return `require(${quote}${name}${quote})`
    })
}

function keepUnknownEscapes(literal: string): string {
  return literal.replace(/\\([\s\S])/g, (escape, char: string) =>
    '\\\'"nrtfvux0\n'.includes(char) ? escape : `\\${escape}`,
  )
}

/** The paths a WXS file requires, as written but without `.wxs`. */
export function wxsRequires(source: string): string[] {
  return Array.from(source.matchAll(/\brequire\(\s*(['"])([^'"]+?)(?:\.wxs)?\1\s*\)/g), (match) => match[2] ?? '')
}

/**
 * What every WXS module can call; also defines the type name that patchWxs reads, and hands property observers (Q.A)
 * and event handlers (Q.C) to the runtime's wxs-view.ts. Q and D are the template compiler's own variables.
 */
export const wxsRuntime = `
var getRegExp = function (pattern, flags) { return new RegExp(pattern, flags) };
var getDate = function () { return Reflect.construct(Date, Array.prototype.slice.call(arguments)) };
Object.defineProperty(Object.prototype, 'wxsTypeName', { configurable: true, get: function () {
  'use strict';
  return Object.prototype.toString.call(this).slice(8, -1);
} });
Q.A = function (listener) { return globalThis.wxsView.change(listener) };
Q.C = function (owner, event, listener) { return globalThis.wxsView.event(owner, event, listener) };
var defineWxs = D;
D = function (name, body) {
  var load = defineWxs(name, body);
  return function () {
    var made = load();
    for (var key in made) if (typeof made[key] === 'function') made[key].isWxs = true;
    return made;
  };
};
`
