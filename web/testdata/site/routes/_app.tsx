import { createDefine } from "../../../mod.ts";

export default createDefine<object>().layout(({ Component }) => (
  <html lang="pt-BR">
    <head>
      <meta charset="utf-8" />
      <link rel="icon" href="/favicon.svg" />
    </head>
    <body class="bg-surface">
      <Component />
    </body>
  </html>
));
