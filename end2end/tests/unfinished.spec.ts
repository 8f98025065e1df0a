// What one has begun is not lost: not by signing in first, nor by a closed tab or a lost session.
import { expectNotice, publish, send, signIn } from "../support/forms.ts";
import { awake, expect, test } from "../support/test.ts";
import { digits, say } from "../support/words.ts";

const TITLE = "A drinking fountain by the fish market";
const BODY = "Porters carry ice all morning and there is no water to drink.";

for (const scripts of [true, false]) {
  test.describe(scripts ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled: scripts });

    test("a visitor's support is counted once they have signed in", async ({ page, open, city }) => {
      const id = await city.idea(await city.resident(), "Shade for the queue at the ferry");
      const person = await city.resident();
      await open(`/fa/ideas/${id}`);
      await page.getByRole("button", { name: say("fa", "support-button") }).click();
      await expect(page).toHaveURL(/\/fa\/sign-in/);
      await expect(page.locator(".notice")).toContainText("Shade for the queue at the ferry");
      await signIn(page, person.email, person.password);
      await expect(page).toHaveURL(new RegExp(`/fa/ideas/${id}$`));
      await expectNotice(page, "fa", "notice-supported");
      await expect(page.locator(".support-total b")).toHaveText(digits("fa", 2));
      await expect(page.locator(".support-panel [aria-pressed]")).toHaveAttribute("aria-pressed", "true");
      // Offered now; not done before one says so.
      await page.getByRole("button", { name: say("fa", "follow-button") }).click();
      await expectNotice(page, "fa", "notice-following");
      await expect(page.getByText(say("fa", "follow-state"), { exact: true })).toBeVisible();
      await page.getByRole("button", { name: say("fa", "unfollow-button") }).click();
      await expectNotice(page, "fa", "notice-unfollowed");
    });

    test("a visitor's comment is published once they have an account", async ({ page, open, city }) => {
      const id = await city.idea(await city.resident(), "Repaint the crossing by the clinic");
      await open(`/ar/ideas/${id}`);
      await page.locator("#comment-form textarea").fill("نعم، الخطوط اختفت تماماً.");
      await page.getByRole("button", { name: say("ar", "comment-publish") }).click();
      await expect(page).toHaveURL(/\/ar\/sign-in/);
      await page.locator("main").getByRole("link", { name: say("ar", "sign-up") }).click();
      await expect(page.locator(".notice")).toContainText("Repaint the crossing by the clinic");
      await page.locator("#email").fill(`visitor-${scripts}-${id}@example.org`);
      await page.locator("#name").fill(`جارة ${scripts ? "أولى" : "ثانية"} ${digits("ar", id)}`);
      await page.locator("#password").fill("نافذة مفتوحة على البحر");
      await send(page, page.locator("#sign-up-form button"));
      await expectNotice(page, "ar", "notice-commented");
      await expect(page.locator(".comment")).toContainText("نعم، الخطوط اختفت تماماً.");
    });

    test("an idea outlives a session that ended while it was written", async ({ page, open, context, city, signedIn }) => {
      const person = await signedIn(await city.resident());
      await open("/en/ideas/new");
      await page.locator("#kind-idea").check();
      await page.locator("#title").fill(TITLE);
      await page.locator("#body").fill(BODY);
      await page.locator("#topic").selectOption("water");
      await context.clearCookies({ name: "session" });
      await publish(page, "en");
      await expect(page).toHaveURL(/\/en\/sign-in/);
      await expect(page.locator(".notice")).toContainText(TITLE);
      await signIn(page, person.email, person.password);
      await expectNotice(page, "en", "notice-idea-published");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(TITLE);
      await open("/en/ideas/new");
      await expect(page.locator("#title")).toHaveValue("");
    });

    test("a draft that was saved is there again, and can be thrown away", async ({ page, open }) => {
      await open("/en/ideas/new");
      await page.locator("#kind-praise").check();
      await page.locator("#body").fill(BODY);
      await send(page, page.getByRole("button", { name: say("en", "idea-form-save") }));
      await expectNotice(page, "en", "notice-draft-saved");
      await open("/fa/ideas/new");
      await expect(page.getByText(say("fa", "idea-form-restored"))).toBeVisible();
      await expect(page.locator("#kind-praise")).toBeChecked();
      await expect(page.locator("#body")).toHaveValue(BODY);
      await send(page, page.getByRole("button", { name: say("fa", "idea-form-discard") }));
      await expect(page.locator("#body")).toHaveValue("");
    });

    test("a preview shows the idea as it will look, and keeps the form", async ({ page, open }) => {
      await open("/en/ideas/new");
      await page.locator("#kind-idea").check();
      await page.locator("#title").fill(TITLE);
      await page.locator("#body").fill("Two **cold** taps.\n\n- one low\n- one high");
      await page.locator("#idea-form").getByRole("button", { name: say("en", "preview") }).click();
      const preview = page.locator("[data-preview]");
      await expect(preview.locator("li")).toHaveCount(2);
      await expect(preview.locator("strong")).toHaveText("cold");
      await expect(page.locator("#title")).toHaveValue(TITLE);
      await expect(page.locator("#kind-idea")).toBeChecked();
    });
  });
}

test("a draft keeps itself while one writes, and survives a closed tab", async ({ page, open, context }) => {
  await open("/en/ideas/new");
  await page.locator("#kind-complaint").check();
  await page.locator("#title").fill(TITLE);
  await page.locator("#body").pressSequentially("No water.");
  await expect(page.locator("[data-draft-status]")).toHaveText(say("en", "draft-kept"));
  await page.close();

  const later = await context.newPage();
  await later.goto("/ar/ideas/new");
  await awake(later);
  await expect(later.getByText(say("ar", "idea-form-restored"))).toBeVisible();
  await expect(later.locator("#kind-complaint")).toBeChecked();
  await expect(later.locator("#title")).toHaveValue(TITLE);
  await expect(later.locator("#body")).toHaveValue("No water.");
});

test("a comment that was begun survives a reload and a change of language", async ({ page, open, city }) => {
  const id = await city.idea(await city.resident(), "Lower the kerb at the library");
  await open(`/en/ideas/${id}`);
  const field = page.locator("#comment-form textarea");
  await field.fill("My mother cannot get over it.");
  await page.reload();
  await expect(field).toHaveValue("My mother cannot get over it.");
  await page.locator(".languages").getByText(say("fa", "locale-name")).click();
  await expect(page).toHaveURL(/\/fa\//);
  await expect(field).toHaveValue("My mother cannot get over it.");
});

test("signing out takes the draft along, so that the next person at the screen does not see it", async ({
  page, open, city, signedIn,
}) => {
  await signedIn(await city.resident());
  await open("/en/ideas/new");
  await page.locator("#body").fill(BODY);
  await send(page, page.getByRole("button", { name: say("en", "idea-form-save") }));
  await page.locator(".menu-button").click();
  await send(page, page.getByRole("button", { name: say("en", "sign-out") }));
  await expectNotice(page, "en", "notice-signed-out");
  await open("/en/ideas/new");
  await expect(page.locator("#body")).toHaveValue("");
});
