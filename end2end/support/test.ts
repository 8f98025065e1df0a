// The test of our journeys: a city per worker, and a watch over everything that a page does.
import { expect, type BrowserContext, test as base } from "@playwright/test";
import { City, type Person } from "./city.ts";
import { awake } from "./forms.ts";
import { makeScene, type Scene } from "./places.ts";

export { awake, expect };

interface Fixtures {
  /** Opens a page and waits until it is ready to be used, with or without scripts. */
  open: (path: string) => Promise<void>;
  /** The browser has somebody's session from here on. */
  signedIn: (person: Person) => Promise<Person>;
}

export const test = base.extend<Fixtures, { city: City; scene: Scene }>({
  city: [
    async ({}, use) => {
      const city = await City.start();
      await use(city);
      await city.stop();
    },
    { scope: "worker", timeout: 90_000 },
  ],
  scene: [async ({ city }, use) => use(await makeScene(city)), { scope: "worker" }],
  baseURL: async ({ city }, use) => use(city.url),
  context: async ({ context, city, javaScriptEnabled }, use) => {
    const complaints = watch(context, city.url, javaScriptEnabled !== false);
    await use(context);
    expect(complaints, "what the pages did that they must not").toEqual([]);
  },
  open: async ({ page, javaScriptEnabled }, use) =>
    use(async (path) => {
      await page.goto(path);
      if (javaScriptEnabled !== false) await awake(page);
    }),
  signedIn: async ({ context, city }, use) =>
    use(async (person) => {
      await context.addCookies([{ name: "session", value: person.session, url: city.url, httpOnly: true }]);
      return person;
    }),
});

/**
 * No page may speak to another site, break its own policy, complain, throw, or open a dialog.
 * Gives the list of what happened all the same.
 */
export function watch(context: BrowserContext, url: string, scripts = true): string[] {
  const complaints: string[] = [];
  context.on("request", (request) => {
    const to = request.url();
    if (!to.startsWith(`${url}/`) && !to.startsWith("data:")) complaints.push(`a request to ${to}`);
  });
  context.on("response", (response) => {
    const request = response.request();
    const own = response.status() < 400 || request.isNavigationRequest() || response.status() === 401;
    if (!own) complaints.push(`${response.status()} for ${request.method()} ${response.url()}`);
  });
  context.on("console", (message) => {
    const text = message.text();
    // Chromium says so where a view transition is skipped: not the page's doing.
    if (/opt-in disabled|Transition was skipped/.test(text)) return;
    // Told of by the answers themselves, above.
    if (text.startsWith("Failed to load resource")) return;
    // Without scripts nothing uses what is fetched early for them.
    if (!scripts && text.includes("preloaded using link preload but not used")) return;
    if (message.type() === "error" || message.type() === "warning") complaints.push(`${message.type()}: ${text}`);
  });
  context.on("weberror", (error) => {
    if (/opt-in disabled|Transition was skipped/.test(error.error().message)) return;
    complaints.push(`uncaught: ${error.error().message}`);
  });
  context.on("dialog", (dialog) => {
    complaints.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return complaints;
}
