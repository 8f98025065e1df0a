// What residents do with forms, and what they must see when a form comes back.
import { expect, type Locator, type Page } from "@playwright/test";
import { type Lang, say } from "./words.ts";

/** Presses a button and gives the status that the page came back with. */
export async function send(page: Page, button: Locator): Promise<number> {
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === "POST" && response.request().isNavigationRequest()),
    button.click(),
  ]);
  await page.waitForLoadState("load");
  return answer.status();
}

/** The summary of what is wrong stands first, has the focus, and leads to each field. */
export async function expectErrors(page: Page, fields: string[]): Promise<void> {
  const summary = page.locator("[data-error-summary]");
  await expect(summary).toBeFocused();
  await expect(summary.getByRole("link")).toHaveCount(fields.length);
  for (const id of fields) {
    const link = summary.locator(`a[href="#${id}"]`);
    await expect(link).toBeVisible();
    // A group of choices has its error beside the whole.
    const box = page.locator(`#${id}`).locator("xpath=ancestor::*[contains(@class,'field-invalid')][1]");
    await expect(box.locator(".field-error")).toBeVisible();
    const error = await box.locator(".field-error").getAttribute("id");
    await expect(page.locator(`[aria-describedby~="${error}"]`)).toHaveCount(1);
  }
  await summary.locator(`a[href="#${fields[0]}"]`).click();
  await expect(page.locator(`#${fields[0]}`)).toBeFocused();
}

/** Publishes the idea in the form, also when others have said something like it before. */
export async function publish(page: Page, lang: Lang): Promise<number> {
  const status = await send(page, page.getByRole("button", { name: say(lang, "idea-form-publish"), exact: true }));
  if (status !== 200) return status;
  return send(page, page.locator(".similar-question [name=answer]"));
}

/** What the page says has just been done. */
export async function expectNotice(page: Page, lang: Lang, key: string): Promise<void> {
  await expect(page.locator(".notice-ok")).toHaveText(say(lang, key));
}

/** Signs in by the form that is shown. */
export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.locator("#email").fill(email);
  await page.locator("#password").fill(password);
  await send(page, page.locator("#sign-in-form button"));
}

/** Waits until the islands answer. */
export async function awake(page: Page): Promise<void> {
  await expect(page.locator("html[data-awake]")).toBeAttached();
}
