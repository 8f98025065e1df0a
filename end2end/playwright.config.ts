// Journeys through a demo city in Debian's Chromium. `./test browser` at the root runs them.
//
// MASMOU_BIN, MASMOU_ASSETS and CHROMIUM name what is tested and with what; see support/city.ts.
import { defineConfig, type PlaywrightTestConfig } from "@playwright/test";

const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const config: PlaywrightTestConfig = {
  testDir: "tests",
  fullyParallel: true,
  workers: 2,
  forbidOnly: !!process.env.CI,
  // One repetition where the machine may be busy with something else; the list names it.
  retries: process.env.CI ? 1 : 0,
  // A journey takes a second or two; these are for machines that are busy with something else.
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    viewport: { width: 1280, height: 900 },
    locale: "en-GB",
    timezoneId: "UTC",
    // No moving colours while contrast is measured; motion has a test of its own.
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: { executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: quiet },
  },
  // Each project has workers of its own, and each worker a fresh city: what journeys write does
  // not show in the pictures.
  projects: [
    { name: "pages", testMatch: /(accessibility|layout|network|pictures)\.spec\.ts/ },
    { name: "journeys", testIgnore: /(accessibility|layout|network|pictures)\.spec\.ts/ },
  ],
};

export default defineConfig(config);
