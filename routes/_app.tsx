/** The document around every page. What islands must know of the reader stands on <html>. */

import { HouseContext } from "../components/house.ts";
import { ReaderContext } from "../components/reader.ts";
import { troubles } from "../core/journal/mod.ts";
import { define } from "./_state.ts";

export default define.layout((
  { Component, state: { reader, user, refreshSeconds, alerts, journalHealth }, url },
) => (
  <ReaderContext.Provider value={reader}>
    <html
      lang={reader.locale}
      data-theme={user?.theme ?? undefined}
      data-time-zone={reader.timeZone}
      data-csrf={reader.csrf || undefined}
    >
      <head>
        <meta charset="utf-8" />
        <meta
          name="viewport"
          content="width=device-width,initial-scale=1,interactive-widget=resizes-content"
        />
        <link rel="icon" href="/icon.svg" />
        {/* By name: a refused form is drawn at its own address, which is no page. */}
        {refreshSeconds !== null && (
          <noscript>
            <meta http-equiv="refresh" content={`${refreshSeconds};url=${url.pathname}${url.search}`} />
          </noscript>
        )}
      </head>
      <body>
        <HouseContext.Provider
          value={{
            admin: user?.role === "admin",
            alerts,
            troubles: troubles(journalHealth),
            face: user?.picture
              ? { of: "users", id: user.id, name: user.name, picture: user.picture }
              : undefined,
          }}
        >
          <Component />
        </HouseContext.Provider>
      </body>
    </html>
  </ReaderContext.Provider>
));
