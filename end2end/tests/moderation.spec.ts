// Moderators settle what waits: by keyboard alone on an Arabic page, and by forms alone where there
// are no scripts. Whoever wrote it is told why, and may object.
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expectNotice, send } from "../support/forms.ts";
import { expect, test } from "../support/test.ts";
import { say } from "../support/words.ts";

const INSULT = "Whoever parks there is a donkey.";

async function expectNoViolations(page: Page): Promise<void> {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"], iframes: false });
  const found = await axe.withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).setLegacyMode().analyze();
  expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);
}

test("a moderator works the inbox by keys alone, in Arabic", async ({ page, city, open, signedIn }) => {
  const idea = await city.idea(await city.resident(), "Bicycle stands at the old customs house");
  const salma = await city.resident();
  const comment = await city.comment(salma, idea, INSULT);
  await city.post("/en/flags", { thing: `comment-${comment}`, rule: "insult", body: "" }, await city.resident());

  await signedIn(await city.demo("moderator"));
  await open("/ar/moderation?what=flags");
  await expectNoViolations(page);
  // Down the list until it is open, by the place of the key, whatever letter is on it.
  const opened = page.locator(".inbox-entry[data-current]");
  for (let steps = 0; steps < 20 && !(await opened.innerText()).includes(INSULT); steps++) {
    await Promise.all([page.waitForNavigation(), page.keyboard.press("KeyJ")]);
    await expect(page.locator("html[data-awake]")).toBeAttached();
  }
  await expect(opened).toContainText(INSULT);

  // Hiding needs a rule: the key leads to it, and types nothing while one chooses and writes.
  await page.keyboard.press("KeyH");
  await expect(page.locator("#rule")).toBeFocused();
  await page.locator("#rule").selectOption("insult");
  await page.locator("#reason").focus();
  await page.keyboard.type("jkahu لا يُقبل");
  await expect(page.locator("#reason")).toHaveValue("jkahu لا يُقبل");
  await page.locator("#reason").evaluate((field: HTMLElement) => field.blur());
  await Promise.all([page.waitForNavigation(), page.keyboard.press("KeyH")]);
  await expect(page.locator(".inbox-done")).toContainText(say("ar", "verdict-hidden"));
  const shown = await (await fetch(`${city.url}/en/ideas/${idea}`)).text();
  expect(shown).not.toContain(INSULT);

  await Promise.all([page.waitForNavigation(), page.keyboard.press("KeyU")]);
  await expectNotice(page, "ar", "notice-decision-undone");
  expect(await (await fetch(`${city.url}/en/ideas/${idea}`)).text()).toContain(INSULT);

  // The legend tells the keys, and switches them off.
  await page.keyboard.press("Shift+Slash");
  await expect(page.locator("#keys details")).toHaveAttribute("open", "");
  await page.locator("#keys-on").uncheck();
  const here = page.url();
  await page.locator("body").press("KeyJ");
  expect(page.url()).toBe(here);
});

test("a promise that did not help is settled by keys, in Persian, and waits again when that is taken back", async ({
  page,
  city,
  open,
  signedIn,
}) => {
  await signedIn(await city.demo("moderator"));
  await open("/fa/moderation?what=reopenings");
  await expectNoViolations(page);
  const waiting = page.locator(".inbox-entry");
  await expect(waiting).toHaveCount(1);
  // Either way needs a public reason: the key leads to its field while it is empty.
  await page.keyboard.press("KeyA");
  await expect(page.locator("#settle-reason")).toBeFocused();
  await page.keyboard.type("دوباره اندازه گرفتیم: صاف است.");
  await page.locator("#settle-reason").evaluate((field: HTMLElement) => field.blur());
  await Promise.all([page.waitForNavigation(), page.keyboard.press("KeyA")]);
  await expect(page.locator(".inbox-done")).toContainText(say("fa", "settled-keep"));
  await expect(waiting).toHaveCount(0);
  await expect(page.locator("html[data-awake]")).toBeAttached();
  await Promise.all([page.waitForNavigation(), page.keyboard.press("KeyU")]);
  await expectNotice(page, "fa", "notice-decision-undone");
  await expect(waiting).toHaveCount(1);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a comment is hidden with a reason, its author objects, and another moderator shows it again", async ({
    page,
    city,
    open,
    signedIn,
  }) => {
    const idea = await city.idea(await city.resident(), "A second gate for the fish market");
    const salma = await city.resident();
    const comment = await city.comment(salma, idea, INSULT);

    await signedIn(await city.demo("moderator"));
    await open(`/en/moderation?item=comment-${comment}`);
    expect(await send(page, page.locator("#decision [value=hide]"))).toBe(422);
    await expect(page.locator("#rule-error, #reason-error")).toHaveCount(2);
    await page.locator("#rule").selectOption("insult");
    await page.locator("#reason").fill("It calls people names.");
    expect(await send(page, page.locator("#decision [value=hide]"))).toBe(303);
    await expect(page.locator(".inbox-done")).toContainText(say("en", "verdict-hidden"));

    await signedIn(salma);
    await open(`/fa/ideas/${idea}`);
    const hidden = page.locator(`#comment-${comment}`);
    await expect(hidden).toContainText("It calls people names.");
    await hidden.getByRole("link", { name: say("fa", "hidden-appeal") }).click();
    await page.locator("#appeal-body").fill("خودم را گفتم، نه کسی را.");
    expect(await send(page, page.locator("main form button"))).toBe(303);
    await expectNotice(page, "fa", "notice-appealed");

    await signedIn(await city.demo("administrator"));
    await open("/en/moderation?what=appeals");
    await page.getByRole("link", { name: INSULT }).click();
    await page.locator("#reason").fill("You may say that of yourself.");
    expect(await send(page, page.locator("[value=overturned]"))).toBe(303);
    await expectNotice(page, "en", "notice-appeal-decided");
    await open(`/en/ideas/${idea}`);
    await expect(page.locator(`#comment-${comment}`)).toContainText(INSULT);
  });

  test("a resident flags a comment and is thanked", async ({ page, city, open, signedIn }) => {
    const idea = await city.idea(await city.resident(), "Shade over the benches at the lighthouse");
    const comment = await city.comment(await city.resident(), idea, INSULT);
    await signedIn(await city.resident());
    await open(`/ar/ideas/${idea}`);
    await page.locator(`#comment-${comment}`).getByRole("link", { name: say("ar", "flag"), exact: true }).click();
    await page.locator("#flag-rule").selectOption("insult");
    expect(await send(page, page.locator("#flag-form button"))).toBe(303);
    await expectNotice(page, "ar", "notice-flagged");
  });
});
