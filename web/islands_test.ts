import { deepEqual, equal, match, ok, throws } from "node:assert/strict";
import { computed, Signal, signal } from "@preact/signals";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { plainProps, scriptJson, type SignalList } from "./island_props.ts";
import { collectIslands, registerIslands } from "./islands.ts";

function Inner({ name }: { name: string }) {
  return h("i", null, name);
}
function Outer({ name }: { name: string }) {
  return h("section", null, h(Inner, { name }));
}
registerIslands({ Inner: { default: Inner, hydrate: "visible" }, Outer: { default: Outer } });

const plain = (props: Record<string, unknown>, signals: SignalList = []) =>
  plainProps("Inbox", props, signals);

Deno.test("an island is drawn inside its boundary and its props are remembered", () => {
  const { html, islands } = collectIslands(() => renderToString(h("main", null, h(Inner, { name: "Ana" }))));
  equal(html, '<main><is-land data-n="0"><i>Ana</i></is-land></main>');
  deepEqual(islands.uses, [{ name: "Inner", hydrate: "visible", props: { name: "Ana" } }]);
});

Deno.test("an island inside another is part of it and gets no boundary of its own", () => {
  const { html, islands } = collectIslands(() => renderToString(h(Outer, { name: "Ana" })));
  equal(html, '<is-land data-n="0"><section><i>Ana</i></section></is-land>');
  equal(islands.uses.length, 1);
});

Deno.test("an island with children is refused by name", () => {
  throws(
    () => collectIslands(() => renderToString(h(Outer, { name: "Ana" }, "text"))),
    /island Outer: children cannot cross/,
  );
});

Deno.test("what is no plain data is refused, naming island and place", () => {
  const refused: [unknown, RegExp][] = [
    [() => 1, /island Inbox: props\.a\.b\[1\] is a function/],
    [new Date(0), /props\.a\.b\[1\] is a Date/],
    [new Map(), /is a Map/],
    [10n, /is a bigint/],
    [Symbol("s"), /is a symbol/],
    [NaN, /is NaN/],
    [h("b", null), /is an element/],
    [undefined, /a list with a hole/],
    [{ $signal: 1 }, /reserved key \$signal/],
  ];
  for (const [value, message] of refused) throws(() => plain({ a: { b: [0, value] } }), message);
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  throws(() => plain({ circle }), /nested without end/);
});

Deno.test("undefined props are dropped and the rest arrives as it was", () => {
  const props = { a: undefined, b: null, c: [1, "x", { d: true }], ["__proto__x"]: 1 };
  deepEqual(plain(props), { b: null, c: [1, "x", { d: true }], ["__proto__x"]: 1 });
});

Deno.test("one signal in two places is one number, even inside another signal", () => {
  const signals: SignalList = [];
  const count: Signal<number> = signal(1);
  const outer = signal({ count });
  deepEqual(plain({ a: count, b: [outer, count], c: computed(() => count.value + 1) }, signals), {
    a: { $signal: 0 },
    b: [{ $signal: 1 }, { $signal: 0 }],
    c: { $signal: 2 },
  });
  deepEqual(signals.map(({ value }) => value), [1, { count: { $signal: 0 } }, 2]);
  throws(() => plain({ a: signal(() => 1) }), /props\.a\.value is a function/);
});

Deno.test("nothing in the props can end the script element", () => {
  const json = scriptJson({ note: "</script><!--<script>" });
  ok(!json.includes("<"));
  deepEqual(JSON.parse(json), { note: "</script><!--<script>" });
  match(json, /\\u003c\/script/);
});
