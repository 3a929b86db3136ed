import { deepEqual, equal, ok, throws } from "node:assert/strict";
import { loadConfig, VARIABLES } from "./config.ts";

Deno.test("without any variable the server listens on this machine only, on its own files", () => {
  deepEqual(loadConfig({}), {
    host: "127.0.0.1",
    port: 8080,
    publicUrl: null,
    dataDir: "./data",
    database: null,
    secretKey: null,
    graphApi: { url: "https://graph.facebook.com", version: "v26.0" },
    logLevel: "info",
  });
});

Deno.test("every variable finds its place, and an empty one counts as absent", () => {
  const config = loadConfig({
    HOST: "0.0.0.0",
    PORT: "9000",
    PUBLIC_URL: "https://inbox.example.org/",
    DATA_DIR: "/var/lib/balcao",
    DATABASE_URL: "http://primary:8081",
    DATABASE_AUTH_TOKEN: "",
    SECRET_KEY: "0123456789abcdef0123456789abcdef",
    GRAPH_API_URL: "http://127.0.0.1:4100/",
    GRAPH_API_VERSION: "v27.0",
    LOG_LEVEL: "debug",
  });

  deepEqual(config, {
    host: "0.0.0.0",
    port: 9000,
    publicUrl: "https://inbox.example.org",
    dataDir: "/var/lib/balcao",
    database: { url: "http://primary:8081", authToken: null },
    secretKey: "0123456789abcdef0123456789abcdef",
    graphApi: { url: "http://127.0.0.1:4100", version: "v27.0" },
    logLevel: "debug",
  });
  ok(Object.isFrozen(config));
});

Deno.test("everything that is wrong is named at once, and no value is repeated", () => {
  const wrong = {
    PORT: "eighty",
    PUBLIC_URL: "inbox.example.org",
    SECRET_KEY: "too short a secret",
    GRAPH_API_VERSION: "newest",
    LOG_LEVEL: "loud",
  };

  throws(() => loadConfig(wrong), (error: Error & { code: string }) => {
    equal(error.code, "config_invalid");
    for (const [name, value] of Object.entries(wrong)) {
      ok(error.message.includes(name), `${name} is not named`);
      ok(!error.message.includes(value), `the value of ${name} is repeated`);
    }
    return true;
  });
});

Deno.test("nodes that share a database must be given one key: each making its own could not read the other's", () => {
  throws(
    () => loadConfig({ DATABASE_URL: "http://primary:8081" }),
    /SECRET_KEY must be set with DATABASE_URL/,
  );
});

Deno.test("the manual's table says what the program does", async () => {
  const manual = await Deno.readTextFile(new URL("../docs/self-hosting.md", import.meta.url));
  const rows = manual.split("\n").map((line) => line.split("|").slice(1, -1).map((cell) => cell.trim()))
    .filter(([name]) => /^`[A-Z_]+`$/.test(name ?? ""));

  deepEqual(
    rows,
    Object.entries(VARIABLES).map(([name, { fallback, about }]) => [
      `\`${name}\``,
      fallback ? `\`${fallback}\`` : "–",
      about,
    ]),
  );
});
