# Merging
merge-title = ادغام در ایده‌ای دیگر
merge-lead = حمایت‌ها، دنبال‌کنندگان، دیدگاه‌ها و تجربه‌های این ایده به حساب ایده‌ای می‌آید که می‌ماند. چیزی از دست نمی‌رود: نشانی‌اش همیشه به آنجا می‌رسد، همهٔ دست‌اندرکاران باخبر می‌شوند و ادغام را هر زمان می‌توان برگرداند.
merge-back = بازگشت به ایده
merge-link = ادغام…
merge-into = ایده‌ای که می‌ماند
merge-into-hint = شماره یا نشانی آن.
merge-look = دیدن نتیجهٔ ادغام
merge-candidates = ایده‌هایی که شاید همین را می‌گویند
merge-kept = ایده‌ای که می‌ماند
merge-swap = آن دیگری بماند
merge-other = انتخاب ایده‌ای دیگر
merge-reason = دلیل (اختیاری)
merge-reason-hint = همه می‌توانند آن را بخوانند.
merge-do = { $count ->
    [one] ادغام: { $n } حمایت
   *[other] ادغام: { $n } حمایت
}
merge-figures = پیش و پس از ادغام
merge-column-kept = ایدهٔ ماندگار
merge-column-merged = این ایده
merge-column-after = روی هم
merge-voices = حمایت‌ها
merge-comments = دیدگاه‌ها
merge-followers = دنبال‌کنندگان
merge-cases = تجربه‌های ساکنان
merge-answers = پاسخ‌های رسمی
merge-items = برنامه‌های نقشهٔ راه
merge-both = { $count ->
    [one] { $n } نفر از هر دو حمایت کرده است و یک بار شمرده می‌شود.
   *[other] { $n } نفر از هر دو حمایت کرده‌اند و هر کدام یک بار شمرده می‌شوند.
}
merge-unknown = چنین ایده‌ای نیست. شماره یا نشانی آن را بنویسید.
merge-together = این دو ایده پیش از این ادغام شده‌اند.
merge-forbidden = آن ایده بیرون از موضوع‌ها و محله‌هایی است که به شما سپرده شده است.
merge-settled = { $name } در { $date } به این کار رسیدگی کرده است. هیچ کاری دو بار انجام نشد.
merge-undo = برگرداندن این ادغام
joined-title = { $count ->
    [one] { $n } ایده در این ایده ادغام شده است
   *[other] { $n } ایده در این ایده ادغام شده‌اند
}
joined-lead = همین را گفته بودند. حمایت‌هایشان اینجا شمرده می‌شود؛ هر نفر یک بار.
joined-since = ادغام در { $date }
joined-with = همراه با { $names }
comment-origin = نوشته‌شده برای
origin-idea = از ایدهٔ شمارهٔ { $n }
notice-merged = ایده‌ها اکنون یکی شده‌اند. همهٔ دست‌اندرکاران باخبر می‌شوند.
notice-merge-undone = ادغام برگردانده شد و همه‌چیز به جای پیشین بازگشت.
notice-already-settled = پیش از شما به این کار رسیدگی شده است. هیچ کاری دو بار انجام نشد.
list-separator = { "، " }
found-in-joined = در ایده‌ای که در این ایده ادغام شده است
