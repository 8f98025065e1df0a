// A resident follows an idea and hears what becomes of it.
import { expectNotice, send } from "../support/forms.ts";
import { expect, test } from "../support/test.ts";
import { type Lang, say } from "../support/words.ts";

const WAYS: { lang: Lang; scripts: boolean }[] = [
  { lang: "ar", scripts: false },
  { lang: "en", scripts: true },
];

for (const { lang, scripts } of WAYS) {
  test.describe(`in ${lang}, ${scripts ? "with" : "without"} JavaScript`, () => {
    test.use({ javaScriptEnabled: scripts });

    test("who follows an idea hears of a reply and of an official answer", async ({
      page, open, city, signedIn, scene,
    }) => {
      const resident = await signedIn(await city.resident());
      await open(`/${lang}/ideas/${scene.assigned}`);
      const follow = page.locator(".support-panel").getByRole("button", { name: say(lang, "follow-button") });
      await send(page, follow);
      await expectNotice(page, lang, "notice-following");

      const own = await city.comment(resident, scene.assigned, "It is so in our street, too.");
      const neighbour = await city.resident();
      await city.comment(neighbour, scene.assigned, "And in ours.", own);
      const officer = await city.demo("officer");
      const words = { body: "We shall look at it this month.", stage: "under_review" };
      await city.post(`/${lang}/ideas/${scene.assigned}/answers`, words, officer);

      await expect(async () => {
        await open(`/${lang}/notices`);
        await expect(page.locator(".told-line[data-unread]")).toHaveCount(2, { timeout: 500 });
      }).toPass({ timeout: 15_000 });
      await expect(page.locator(".bell-count")).toBeVisible();
      await expect(page.locator(".told-group")).toHaveCount(1);
      await page.locator(".told-link").filter({ hasText: neighbour.name }).click();
      await expect(page.locator("body")).toContainText("And in ours.");
      await expect(page.locator(".bell-count")).toHaveCount(0);
    });

    test("whoever a merge carried withdraws from its notice, and takes that back", async ({
      page, open, city, signedIn,
    }) => {
      const author = await city.resident();
      const kept = await city.idea(author, "A drinking fountain at the rose garden");
      const merged = await city.idea(author, "Water for walkers by the roses");
      const salma = await city.resident();
      await city.post(`/en/ideas/${merged}/support`, {}, salma);
      await city.post(`/en/ideas/${merged}/merges`, { into: String(kept) }, await city.demo("moderator"));

      await signedIn(salma);
      const button = page.locator(".told-voice button");
      await expect(async () => {
        await open(`/${lang}/notices`);
        await expect(button).toBeVisible({ timeout: 500 });
      }).toPass({ timeout: 15_000 });
      expect(await send(page, button)).toBe(303);
      const told = page.locator("main .notice-ok");
      await expect(told).toContainText("A drinking fountain at the rose garden");
      await expect(button).toHaveCount(0);
      expect(await send(page, told.getByRole("button", { name: say(lang, "undo") }))).toBe(303);
      await expectNotice(page, lang, "notice-supported");
      await expect(button).toBeVisible();
    });

    test("what one follows stands in one list, and stops there", async ({ page, open, city, signedIn }) => {
      await signedIn(await city.resident());
      await open(`/${lang}?topic=lighting`);
      await send(page, page.locator(".list-tools button").first());
      await expectNotice(page, lang, "notice-follow-on");
      await open(`/${lang}/following`);
      await expect(page.locator(".followed-row")).toHaveCount(1);
      await send(page, page.locator(".followed-row button"));
      await expectNotice(page, lang, "notice-follow-off");
      await expect(page.getByText(say(lang, "following-none"))).toBeVisible();
    });
  });
}
