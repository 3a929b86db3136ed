import { createDefine } from "../../../mod.ts";

export default createDefine<object>().layout(({ Component }) => (
  <html lang="pt-BR">
    <head>
      <meta charset="utf-8" />
    </head>
    <body class="bg-surface">
      <Component />
    </body>
  </html>
));
