// What a first visit costs. (That no page speaks to another site is watched in every test.)
import { awake, expect, test } from "../support/test.ts";

test("a first visit takes at most ten requests", async ({ page, open }) => {
  const requests: string[] = [];
  page.on("request", (request) => requests.push(new URL(request.url()).pathname));
  await open("/ar");
  await page.waitForLoadState("networkidle");
  const broken = await page.evaluate(() => [...document.images].filter((image) => !image.naturalWidth).map((image) => image.src));
  expect(broken, "pictures that do not show").toEqual([]);
  // The mark is also the icon: asked for twice, it comes once, since its name never changes its content.
  expect(new Set(requests).size, requests.join("\n")).toBeLessThanOrEqual(10);
});

test("nothing jumps while the list loads on a telephone", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: "layout-shift", buffered: true });
  });
  for (const lang of ["ar", "en"]) {
    await page.goto(`/${lang}`);
    await awake(page);
    await page.evaluate(() => document.fonts.ready.then(() => new Promise(requestAnimationFrame)));
    const shifted = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts.reduce((a, b) => a + b, 0));
    expect(shifted, lang).toBeLessThanOrEqual(0.02);
  }
});

test("what the site says is answered with its policy, and pages are compressed", async ({ page, city }) => {
  const answer = (await page.goto("/en"))!;
  const headers = answer.headers();
  expect(headers["content-security-policy"]).toContain("script-src 'self' 'wasm-unsafe-eval';");
  expect(headers["content-security-policy"]).not.toContain("unsafe-inline");
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["content-encoding"]).toBe("br");
  // A second look costs nothing while nothing has changed.
  const known = await fetch(`${city.url}/en`, { headers: { "if-none-match": headers.etag } });
  expect(known.status).toBe(304);
});
