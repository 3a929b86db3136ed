/**
 * `deno task bench <name> [options]`: runs one bench of this folder. Without a
 * name, says which there are.
 */

const here = new URL("./", import.meta.url);
const [name = "", ...args] = Deno.args;
const names = [...Deno.readDirSync(here)].map((entry) => /^(\w+)\.ts$/.exec(entry.name)?.[1])
  .filter((found) => found !== undefined && found !== "run").sort();

if (!names.includes(name)) {
  // deno-lint-ignore no-console -- the answer
  console.log(`deno task bench <name>, one of: ${names.join(", ")}`);
  Deno.exit(name ? 2 : 0);
}
const { code } = await new Deno.Command(Deno.execPath(), {
  args: ["run", "--quiet", "-A", "--no-check", new URL(`${name}.ts`, here).pathname, ...args],
}).spawn().status;
Deno.exit(code);
