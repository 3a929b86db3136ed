import { equal, ok } from "node:assert/strict";
import { eventually } from "../testing/eventually.ts";
import { alive, button, composer, openTab, openTicket } from "./inbox_screen.ts";
import { journey } from "./journey.ts";

journey(
  "what is recorded arrives as a real voice note; Esc throws a recording away",
  async ({ stage, arrive }) => {
    const ines = stage.customer({ name: "Inês Moura" });
    ines.writes("Pode me explicar?");
    const page = await arrive("ana");
    await openTab(page, "Aguardando");
    await openTicket(page, "Inês Moura");
    await alive(page);
    await button(page, "Aceitar").click();
    await composer(page).waitFor();

    await button(page, "Gravar áudio").click();
    await page.getByRole("timer").waitFor();
    await button(page, "Enviar a gravação").press("Escape");
    await button(page, "Gravar áudio").click();
    await page.getByRole("timer").getByText("0:01").waitFor();
    await button(page, "Enviar a gravação").click();

    const voice = () => ines.chat().find(({ type }) => type === "audio");
    await eventually(() => voice()?.status === "delivered", "it is on the phone");
    equal(ines.chat().filter(({ type }) => type === "audio").length, 1);
    const medium = stage.world.media.find(voice()?.media_id ?? "");
    ok(medium?.mime_type.startsWith("audio/ogg"), String(medium?.mime_type));
    equal(new TextDecoder().decode(medium?.bytes.slice(0, 4)), "OggS");
    ok(JSON.stringify(voice()?.content).includes('"voice":true'));
    await page.locator(".m.out").filter({ has: page.locator("audio, .sound, [data-act=play]") }).first()
      .waitFor();
  },
);
