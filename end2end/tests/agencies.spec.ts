// Officers at work, and what residents see of it.
import { expectErrors, expectNotice, send } from "../support/forms.ts";
import { expect, test } from "../support/test.ts";
import { digits, say } from "../support/words.ts";

for (const scripts of [true, false]) {
  test.describe(scripts ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled: scripts });

    test("an officer works the queue in Persian: asks residents, goes on, answers, declines", async ({
      page, open, city, signedIn,
    }) => {
      const moderator = await city.demo("moderator");
      const author = await city.resident();
      const idea = await city.idea(author, scripts ? "A tap beside the ferry stairs" : "A rail along the ferry stairs");
      await city.post(`/en/ideas/${idea}/assignments`, { agency: "public-works", reason: "", seen: "0" }, moderator);
      await signedIn(await city.demo("officer"));

      await open("/fa");
      await page.locator(".menu-button").click();
      await page.locator(".menu-list a[href='/fa/agencies/public-works/queue']").click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("fa", "queue"));
      // The most urgent comes first: what is overdue before what is due, what is paused last.
      const states = await page.locator(".queue-clock .clock-state").evaluateAll((all) =>
        all.map((one) => one.getAttribute("data-clock")),
      );
      const order = states.map((state) => ["overdue", "due", "paused"].indexOf(state ?? ""));
      expect(order).toEqual([...order].sort());
      expect(order[0]).toBe(0);
      await page.locator(`.queue a[href='/fa/ideas/${idea}#clock']`).click();

      await page.locator(".ask > summary").click();
      const ask = page.getByRole("button", { name: say("fa", "answer-ask-publish") });
      expect(await send(page, ask)).toBe(422);
      await expectErrors(page, ["ask-body"]);
      await page.locator("#ask-body").fill("کدام پله‌ها؟");
      await send(page, page.getByRole("button", { name: say("fa", "answer-ask-publish") }));
      await expectNotice(page, "fa", "notice-asked");
      await expect(page.locator(".answer").last()).toContainText(say("fa", "answer-asks"));
      await expect(page.locator(".clock-states [data-clock=paused]")).toHaveCount(2);

      await city.comment(author, idea, "پله‌های شمالی.");
      await open(`/fa/ideas/${idea}`);
      await expect(page.locator(".clock-pause")).toContainText(digits("fa", 1));
      await send(page, page.getByRole("button", { name: say("fa", "clock-resume") }));
      await expectNotice(page, "fa", "notice-clock-resumed");
      await expect(page.locator(".clock-states [data-clock=due]")).toHaveCount(2);

      await page.locator("#answer-body").fill("بررسی می‌کنیم.");
      await page.locator("#answer-stage").selectOption("under_review");
      await send(page, page.getByRole("button", { name: say("fa", "answer-publish") }));
      await expectNotice(page, "fa", "notice-answered");
      await expect(page.locator(".clock-states [data-clock=met]")).toContainText(say("fa", "clock-done-same-day"));

      await page.locator("#answer-body").fill("جا برای آن نیست.");
      await expect(page.locator("#answer-decline-reason")).toBeHidden();
      await page.locator("#answer-stage").selectOption("declined");
      await expect(page.locator("#answer-decline-reason")).toBeVisible();
      expect(await send(page, page.getByRole("button", { name: say("fa", "answer-publish") }))).toBe(422);
      await expectErrors(page, ["answer-decline-reason", "answer-reopen"]);
      await page.locator("#answer-decline-reason").selectOption("not-feasible");
      await page.locator("#answer-reopen").fill("اگر اسکله پهن‌تر شود.");
      await send(page, page.getByRole("button", { name: say("fa", "answer-publish") }));
      const declined = page.locator(".answer").last();
      await expect(declined).toContainText(say("fa", "decline-not-feasible"));
      await expect(declined).toContainText("اگر اسکله پهن‌تر شود.");

      await page.locator(".clock-trail > summary").click();
      await expect(page.locator(".steps > li")).toHaveCount(5);
      await open("/fa/agencies/public-works/queue");
      await expect(page.locator(`.queue a[href='/fa/ideas/${idea}#clock']`)).toHaveCount(0);
    });

    test("an idea is handed over with a reason, and who comes second is told", async ({ page, open, city, signedIn }) => {
      const moderator = await city.demo("moderator");
      const idea = await city.idea(await city.resident(), scripts ? "A roof for the boat ramp" : "A bin for the boat ramp");
      await city.post(`/en/ideas/${idea}/assignments`, { agency: "public-works", reason: "", seen: "0" }, moderator);
      await signedIn(await city.demo("officer"));
      await open(`/en/ideas/${idea}`);
      const form = page.locator(".clock-controls form[action$='/assignments']");
      await page.locator(".clock-controls summary", { hasText: say("en", "clock-hand-over") }).click();
      const seen = (await form.locator("[name=seen]").getAttribute("value")) ?? "";
      await form.locator("#hand-over-agency").selectOption("parks");
      expect(await send(page, form.locator("button"))).toBe(422);
      await expectErrors(page, ["hand-over-reason"]);
      await expect(form.locator("#hand-over-agency")).toHaveValue("parks");
      await form.locator("#hand-over-reason").fill("The ramp is on the beach.");
      // A colleague is quicker.
      await city.post(`/en/ideas/${idea}/assignments`, { agency: "water", reason: "Pipes below.", seen }, moderator);
      expect(await send(page, form.locator("button"))).toBe(409);
      await expect(page.getByRole("alert")).toContainText(say("en", "clock-late-title"));
      await expect(page.locator(".clock-agency")).toHaveText("Water and Drainage Authority");
      await page.locator(".clock-trail > summary").click();
      await expect(page.locator(".steps")).toContainText("Pipes below.");
      await expect(page.locator(".steps")).not.toContainText("The ramp is on the beach.");
    });

    test("an agency's page tells residents what it owes", async ({ page, open }) => {
      await open("/ar/agencies");
      await page.locator(".agency-card a", { hasText: "الأشغال" }).first().click();
      await expect(page.locator(".overdue-list [data-clock=overdue]").first()).toBeVisible();
      await page.locator(".agency .disclosure > summary").click();
      await expect(page.locator(".agency .disclosure tbody tr")).toHaveCount(12);
    });
  });
}
