// A promise from the idea that began it to the answer of those who asked.
import type { Page } from "@playwright/test";
import { expectErrors, expectNotice, send } from "../support/forms.ts";
import { expect, test } from "../support/test.ts";
import { LANGUAGES, type Lang, say } from "../support/words.ts";

/** Presses the button of a form. */
const press = (page: Page, form: string) => send(page, page.locator(`${form} .button-primary`));

async function as(page: Page, url: string, session: string): Promise<void> {
  await page.context().clearCookies();
  await page.context().addCookies([{ name: "session", value: session, url, httpOnly: true }]);
}

const TITLES: Record<Lang, string> = {
  ar: "مقاعد جديدة على الرصيف الكبير",
  fa: "نیمکت‌های تازه در اسکلهٔ بزرگ",
  en: "New benches on the Great Pier",
};

for (const scripts of [true, false]) {
  test.describe(scripts ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled: scripts });

    for (const lang of LANGUAGES) {
      test(`a wish is promised, slips, is kept and judged, in ${lang}`, async ({ page, city, open }) => {
        const resident = await city.resident();
        const moderator = await city.demo("moderator");
        const officer = await city.demo("officer");
        const idea = await city.idea(resident, `${TITLES[lang]} ${scripts ? "1" : "2"}`, "There is nowhere to sit.", lang);

        // The moderator makes it a promise in one step; the words of the idea are there already.
        await as(page, city.url, moderator.session);
        await open(`/${lang}/ideas/${idea}`);
        await page.getByRole("link", { name: say(lang, "promote") }).click();
        await expect(page.locator(`[id="title_${lang}"]`)).toHaveValue(new RegExp(TITLES[lang]));
        await page.locator("#agency").selectOption("public-works");
        await page.locator("#stage").selectOption("planned");
        expect(await press(page, "#item-form")).toBe(422);
        if (scripts) await expectErrors(page, ["due", "reason"]);
        await page.locator("#due").fill("2027-05");
        await page.locator("#reason").fill("The timber is there.");
        expect(await press(page, "#item-form")).toBe(303);
        await expectNotice(page, lang, "notice-item-made");
        const item = page.url().match(/roadmap\/(\d+)/)?.[1];
        await expect(page.locator(".item-facts")).toContainText(lang === "fa" ? "مه" : lang === "ar" ? "مايو" : "May 2027");

        // The officer lets it slip: with a reason, or not at all.
        await as(page, city.url, officer.session);
        await open(`/${lang}/roadmap/${item}/manage`);
        await page.locator("#due").fill("2027-08");
        expect(await press(page, "#change-form")).toBe(422);
        await expect(page.locator("#due")).toHaveValue("2027-08");
        await page.locator("#reason").fill("The ship with the timber is late.");
        expect(await press(page, "#change-form")).toBe(303);
        await expectNotice(page, lang, "notice-item-changed");
        await expect(page.locator("#story")).toContainText("The ship with the timber is late.");
        await expect(page.locator("#story")).toContainText(say(lang, "shift-later"));

        // It is handed on: with a reason, or not at all. The officer has no more to do with it.
        await open(`/${lang}/roadmap/${item}/manage`);
        await page.locator("#handover-agency").selectOption("parks");
        expect(await press(page, "#handover-form")).toBe(422);
        if (scripts) await expectErrors(page, ["handover-reason"]);
        await expect(page.locator("#handover-agency")).toHaveValue("parks");
        await page.locator("#handover-reason").fill("The pier belongs to Parks.");
        expect(await press(page, "#handover-form")).toBe(303);
        await expectNotice(page, lang, "notice-item-handed-on");
        await expect(page.locator("#story > .story > li")).toHaveCount(3);
        await expect(page.locator("#story")).toContainText("The pier belongs to Parks.");
        await expect(page.locator(`a[href$="/roadmap/${item}/manage"]`)).toHaveCount(0);

        // The resident was told of all of it, each with what is new.
        await as(page, city.url, resident.session);
        await expect(async () => {
          await open(`/${lang}/notices`);
          await expect(page.locator(".told-group").first().locator(".told-line")).toHaveCount(3, { timeout: 1 });
        }).toPass();
        const told = page.locator(".told-group").first();
        await expect(told).toContainText("The ship with the timber is late.");
        const august = { en: "August 2027", ar: "أغسطس ٢٠٢٧", fa: "۱۰ مرداد تا ۹ شهریور ۱۴۰۶" }[lang];
        await expect(told).toContainText(august);

        // Its new agency keeps it; a moderator says so, from the menu of its card.
        await as(page, city.url, moderator.session);
        await open(`/${lang}/roadmap?agency=parks`);
        const card = page.locator(`#item-${item}`);
        await card.locator(".item-move > summary").click();
        await card.locator("select").selectOption("done");
        await card.locator("textarea").fill("All nine benches stand.");
        expect(await send(page, card.locator(".button-primary"))).toBe(303);

        // The resident is asked, answers, and thinks again.
        await as(page, city.url, resident.session);
        await open(`/${lang}/roadmap/${item}`);
        expect(await press(page, "#outcome-form")).toBe(422);
        await page.locator("#verdict-no").check();
        expect(await press(page, "#outcome-form")).toBe(303);
        await expectNotice(page, lang, "notice-outcome-told");
        await page.locator("#verdict-partly").check();
        await page.locator("#why").fill("Two of nine are in the sun.");
        expect(await press(page, "#outcome-form")).toBe(303);
        // The words are for those who answer for it: no moderator has read them.
        await expect(page.locator("#why")).toHaveValue("Two of nine are in the sun.");
        await expect(page.locator(".whys")).toHaveCount(0);
        await as(page, city.url, moderator.session);
        await open(`/${lang}/roadmap/${item}`);
        await expect(page.locator(".whys > li")).toHaveText([/Two of nine are in the sun\./]);

        // Everyone finds it among what was asked and done.
        await page.context().clearCookies();
        await open(`/${lang}/roadmap/done`);
        await expect(page.getByRole("link", { name: new RegExp(TITLES[lang]) }).first()).toBeVisible();
      });
    }
  });
}

test("of two who change a promise at once, the second sees what the first did", async ({ page, city, open }) => {
  const [moderator, officer] = [await city.demo("moderator"), await city.demo("officer")];
  await as(page, city.url, moderator.session);
  await open("/en/roadmap/1/manage");
  const seen = await page.locator("#change-form [name=seen]").inputValue();
  const fields = { seen, stage: "planned", start: "2026-11", due: "2027-Q4", reason: "Winter." };
  expect((await city.post("/en/roadmap/1/changes", fields, officer)).status).toBe(303);
  await page.locator("#due").fill("2027-06");
  await page.locator("#reason").fill("I was told of June.");
  expect(await press(page, "#change-form")).toBe(409);
  await expect(page.getByRole("alert")).toContainText("Winter.");
  await expect(page.locator("#reason")).toHaveValue("I was told of June.");
});

test("the three views can be reached from one another and keep the filter", async ({ page, open }) => {
  await open("/en/roadmap?agency=parks");
  await page.getByRole("link", { name: say("en", "roadmap-view-timeline") }).click();
  await expect(page.locator(".timeline-picture svg")).toBeVisible();
  await expect(page.locator(".timeline-table tbody tr").first()).toBeVisible();
  expect(page.url()).toContain("agency=parks");
  await page.getByRole("link", { name: say("en", "roadmap-view-changelog") }).click();
  await expect(page.locator(".changelog > li").first()).toBeVisible();
});
