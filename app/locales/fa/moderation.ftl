# نظارت
rule-label = قاعده‌ای که نقض شده
rule-label-optional = قاعده‌ای که نقض شده (برای پنهان کردن)
rule-choose = یک قاعده انتخاب کنید
rule-personal-data = اطلاعات شخصی
rule-insult = توهین یا تهدید
rule-off-topic = بی‌ارتباط با شهر
rule-spam = تبلیغ یا هرزنامه
rule-illegal = خلاف قانون
rule-other = چیز دیگر
error-rule-missing = قاعده‌ای را که نقض شده انتخاب کنید.
error-reason-missing = دلیل را بنویسید: نویسنده و گزارش عمومی آن را نشان می‌دهند.
error-flag-missing = در چند کلمه بگویید مشکل چیست.
error-appeal-missing = بگویید چرا اعتراض دارید.
error-note-missing = یادداشتی بنویسید.
error-reply-name-missing = برای پاسخ نامی بگذارید.
error-reply-text-missing = پاسخ را دست‌کم به یک زبان بنویسید.

verdict-approve = تأیید
verdict-hide = پنهان کردن
verdict-restore = نمایش دوباره
verdict-keep = بماند
verdict-approved = تأیید شد
verdict-hidden = پنهان شد
verdict-restored = دوباره نمایش داده شد
verdict-kept = ماند
subject-idea = ایده
subject-comment = دیدگاه
subject-case = مورد شخصی
state-waiting = در انتظار بررسی
state-public = همه می‌بینند
state-hidden = پنهان

waiting-note = این نوشته را فعلاً فقط نویسنده و ناظران می‌خوانند. پس از تأیید یکی از ناظران برای همه نمایش داده می‌شود.
hidden-idea = یکی از ناظران این ایده را پنهان کرده است.
hidden-comment = یکی از ناظران این دیدگاه را پنهان کرده است.
hidden-case = یکی از ناظران این مورد را پنهان کرده است.
hidden-reason = دلیل:
hidden-appeal = اعتراض به این تصمیم
hidden-idea-title = این ایده پنهان شده است
hidden-idea-lead = یکی از ناظران آن را از دید همگان برداشته است. متنش دیگر اینجا خوانده نمی‌شود، اما دلیلش چرا.

flag = گزارش تخلف
flag-title = گزارش به ناظران
flag-lead = ناظران هر گزارش را بررسی می‌کنند. هیچ‌کس نمی‌بیند چه کسی گزارش داده و گزارش به‌تنهایی چیزی را پنهان نمی‌کند.
flag-body = مشکل چیست؟
flag-hint = اختیاری است، مگر آنکه «چیز دیگر» را انتخاب کرده باشید.
flag-send = فرستادن گزارش
flag-weight = وزن { $n }
moderate = باز کردن در صندوق بررسی

appeal-title = اعتراض به تصمیم
appeal-back = بازگشت به ایده
appeal-decision = تصمیم
appeal-label = چرا باید دوباره نمایش داده شود؟
appeal-hint = یک بار می‌توانید اعتراض کنید. ناظری جز آن که تصمیم گرفته پاسخ می‌دهد.
appeal-send = فرستادن اعتراض
appeal-made = اعتراض شما
appeal-open = ناظری دیگر پاسخ می‌دهد و به شما خبر می‌رسد.
appeal-upheld = اعتراض پذیرفته نشد و نوشته پنهان می‌ماند
appeal-overturned = اعتراض پذیرفته شد و نوشته دوباره نمایش داده می‌شود
appeal-undone = این تصمیم پس گرفته شده است و دیگر جایی برای اعتراض نیست.
appeal-uphold = پنهان بماند
appeal-overturn = نمایش دوباره
appeal-answer-hint = پاسخ شما به نویسنده.
appeal-decided-by = پنهان‌کننده:
appeal-not-yours = این تصمیم را خودتان گرفته‌اید؛ داوری دربارهٔ اعتراض با همکار دیگری است.

inbox = صندوق بررسی
inbox-sorts = آنچه در انتظار است
inbox-all = همه
inbox-ideas = ایده‌های تازه
inbox-comments = دیدگاه‌های تازه
inbox-flags = گزارش‌شده‌ها
inbox-duplicates = تکراری‌های احتمالی
inbox-appeals = اعتراض‌ها
inbox-handbacks = برگشتی از دستگاه‌ها
inbox-reopenings = گره‌گشا نبود
inbox-every-topic = همهٔ موضوع‌ها
inbox-every-area = همهٔ محله‌ها
inbox-show = نمایش
inbox-target = { $count ->
    [one] هدف: رسیدگی تا { $n } ساعت
   *[other] هدف: رسیدگی تا { $n } ساعت
}
inbox-list = آنچه در انتظار است، قدیمی‌ترین نخست
inbox-empty = اینجا چیزی در انتظار نیست. خسته نباشید.
inbox-more = باز هم هست؛ با رسیدگی به این‌ها نمایان می‌شود.
inbox-select = انتخاب:
inbox-waits = در انتظار
inbox-held = در دست بررسی
inbox-flagged = گزارش‌شده
inbox-appeal = اعتراض
inbox-handback = برگشتی
inbox-reopening = بازبینی دوباره
inbox-late = دیر شده
inbox-claimed = { $name } همین حالا به این رسیدگی می‌کند
inbox-bulk = با انتخاب‌شده‌ها …
inbox-bulk-hint = یک اقدام و یک دلیل برای همهٔ آنچه علامت خورده است. هرچه همکاری در این میان رسیدگی کرده باشد، دست‌نخورده می‌ماند.
inbox-done-many = { $count ->
    [one] ({ $n } مورد)
   *[other] ({ $n } مورد)
}
inbox-left = { $count ->
    [one] { $n } مورد دست‌نخورده ماند: پیش‌تر رسیدگی شده بود یا این اقدام به آن نمی‌خورد.
   *[other] { $n } مورد دست‌نخورده ماند: پیش‌تر رسیدگی شده بود یا این اقدام به آن‌ها نمی‌خورد.
}
inbox-settled = پیش از شما رسیدگی کرد:
inbox-settled-nothing = هیچ کاری دو بار انجام نشد. وضع کنونی این است.
inbox-changed = از وقتی بازش کردید تغییر کرده است.
inbox-steps = موردهای دیگر
inbox-back = به فهرست
inbox-previous = قبلی
inbox-next = بعدی
reason-label = دلیل
reason-hint = به نویسنده گفته می‌شود و در گزارش عمومی بدون نام می‌آید.
reply-label = پاسخ آماده
reply-insert = درج
undo = برگرداندن

author-since = عضو از
author-public = { $count ->
    [one] { $n } نوشتهٔ منتشرشده
   *[other] { $n } نوشتهٔ منتشرشده
}
author-hidden = { $count ->
    [one] { $n } نوشتهٔ پنهان‌شده به‌تازگی
   *[other] { $n } نوشتهٔ پنهان‌شده به‌تازگی
}
sign-links = { $count ->
    [one] { $n } پیوند از حسابی تازه
   *[other] { $n } پیوند از حسابی تازه
}
sign-repeated = { $count ->
    [one] همین متن پیش‌تر { $n } بار آمده است
   *[other] همین متن پیش‌تر { $n } بار آمده است
}
sign-burst = { $count ->
    [one] { $n } نوشته در یک ساعت
   *[other] { $n } نوشته در یک ساعت
}
sign-near-duplicate = { $n }٪ همانند ایده‌ای دیگر، از حسابی تازه
sign-flags = { $count ->
    [one] { $n } گزارش
   *[other] { $n } گزارش
}

detail-flags = گزارش‌ها
detail-signs = به هرزنامه می‌ماند
detail-handback = برگشتی از { $agency }
handback-leave = بدون دستگاه بماند
detail-similar = ایده‌های همانند
detail-appeal = اعتراض نویسنده
detail-decision = تصمیم
detail-history = تصمیم‌های پیشین
way-merge = ادغام در ایده‌ای دیگر
way-promote = افزودن به نقشهٔ راه
way-assign = سپردن به یک دستگاه
place-change = تغییر موضوع یا محله
place-no-topic = بی‌موضوع
place-whole-city = همهٔ شهر
place-save = جابه‌جایی
edit-propose = پیشنهاد متنی دیگر
edit-hint = نوشتهٔ شهروندان را نمی‌توان عوض کرد. متنی که اینجا پیشنهاد می‌کنید تنها با پذیرش نویسنده جای آن را می‌گیرد.
edit-field-title = عنوان
edit-field-body = متن
edit-send = فرستادن برای نویسنده
edit-standing = متنی دیگر در انتظار پاسخ نویسنده است.
edit-title = متنی دیگر برای ایدهٔ شما
edit-lead = یکی از ناظران این متن را پیشنهاد می‌کند. بدون پذیرش شما چیزی عوض نمی‌شود و نوشتهٔ پیشین نگه داشته می‌شود.
edit-now = اکنون
edit-proposed = پیشنهاد
edit-accept = این متن را می‌پذیرم
edit-refuse = همان که هست بماند
edit-waits = یکی از ناظران برای ایدهٔ شما متنی دیگر پیشنهاد کرده است.
edit-look = ببینید و تصمیم بگیرید
notes = یادداشت‌های داخلی
note-label = یادداشت برای همکاران
note-hint = هرگز عمومی نمی‌شود. با @ و نام کامل همکار، به او خبر می‌رسد.
note-save = نگه داشتن یادداشت

log = دفتر تصمیم‌ها
log-lead = هرچه ناظران تصمیم گرفته‌اند، تازه‌ترین نخست. آخرین تصمیم دربارهٔ هر نوشته را می‌توان برگرداند.
log-empty = هنوز تصمیمی گرفته نشده است.
log-undone = برگردانده شد:
log-undone-plain = برگردانده شد
log-newest = تازه‌ترین‌ها
log-older = قدیمی‌ترها
public-log = گزارش عمومی نظارت
public-log-lead = ناظران چه چیزهایی را و چرا پنهان کرده‌اند، بدون نام کسی.
public-log-none = هنوز چیزی پنهان نشده است.
public-log-numbers = ۹۰ روز گذشته
public-log-what = نوع و قاعده
public-log-hidden = پنهان‌شده
public-log-appealed = اعتراض
public-log-overturned = نمایش دوباره
public-log-last = تازه‌ترین تصمیم‌ها

replies = پاسخ‌های آماده
replies-lead = آنچه ناظران زیاد می‌نویسند. پاسخ به زبان نوشته‌ای درج می‌شود که جوابش را می‌دهد.
reply-new = پاسخ تازه
reply-name = نام برای همکاران
reply-hint = می‌توانید {"{"}name{"}"}، {"{"}title{"}"}، {"{"}rule{"}"} و {"{"}city{"}"} بنویسید تا هنگام درج پر شوند.
reply-save = نگه داشتن پاسخ
reply-delete = حذف

keys = صفحه‌کلید
keys-hint = کلیدها با جایشان روی صفحه‌کلید کار می‌کنند، به هر زبانی که باشد، و هنگام نوشتن هرگز.
keys-on = کلیدها روشن‌اند
keys-next = مورد بعدی
keys-previous = مورد قبلی
keys-approve = تأیید، ماندن یا نمایش دوباره
keys-hide = پنهان کردن
keys-merge = ادغام
keys-promote = افزودن به نقشهٔ راه
keys-reply = پاسخ آماده
keys-place = موضوع یا محله
keys-undo = برگرداندن
keys-legend = همین فهرست

notice-waiting = سپاسگزاریم. پیش از نمایش برای همه، یکی از ناظران آن را می‌خواند.
notice-flagged = سپاسگزاریم. یکی از ناظران به آن رسیدگی می‌کند.
notice-flagged-before = این را پیش‌تر گزارش کرده‌اید؛ یکی از ناظران به آن رسیدگی می‌کند.
notice-appealed = اعتراض شما به ناظری دیگر سپرده شد.
notice-appeal-decided = به اعتراض رسیدگی شد و به نویسنده خبر رسید.
notice-decision-undone = تصمیم برگردانده شد.
notice-placed = ایده جابه‌جا شد.
notice-noted = یادداشت نگه داشته شد.
notice-edit-proposed = از نویسنده پرسیده می‌شود.
notice-edit-accepted = ایدهٔ شما اکنون با متن تازه است.
notice-edit-refused = ایدهٔ شما همان که بود ماند.
notice-reply-saved = پاسخ نگه داشته شد.
notice-reply-deleted = پاسخ حذف شد.
notice-nothing-selected = چیزی علامت نخورده بود، پس کاری انجام نشد.

problem-hidden-title = این ایده پنهان شده است
problem-hidden-text = یکی از ناظران آن را پنهان کرده است و دیگر نمی‌توان از آن حمایت کرد، درباره‌اش نوشت یا به آن پاسخ داد.
problem-waiting-title = این ایده هنوز منتشر نشده است
problem-waiting-text = در انتظار ناظران است. پس از تأیید می‌توان از آن حمایت کرد، درباره‌اش نوشت و به آن پاسخ داد.
problem-changed-title = در این میان تغییر کرده است
problem-changed-text = از وقتی صفحه را باز کردید کسی به آن رسیدگی کرده یا آن را تغییر داده یا حذف کرده است. کاری انجام نشد.

duplicates-choose = ایده‌ای را که می‌ماند انتخاب کنید، علامت آن‌هایی را که به آن ربط ندارند بردارید و بقیه را ادغام کنید. آنچه علامتش را بردارید موضوعی جدا به شمار می‌آید و دیگر کنار آن فهرست نمی‌شود.
duplicates-keep = این بماند
duplicates-merge-this = ادغام
duplicates-merge = ادغام در ایده‌ای که می‌ماند
duplicates-apart = همه موضوع‌هایی جدا هستند
duplicates-reason = دلیل (می‌تواند خالی بماند)
duplicates-shared = واژه‌های علامت‌خورده در هر دو عنوان هست و نقطه‌چین‌ها تنها در یکی.

gates = تا کجا می‌توان به جست‌وجو اعتماد کرد
gates-lead = از این درجه‌های شباهت به بالا، ایده «مرتبط» نشان داده می‌شود و «به احتمال زیاد همان» نام می‌گیرد. این درجه‌ها کم‌کم با آنچه ناظران ادغام یا از هم جدا می‌کنند و آنچه شهروندان دربارهٔ ایدهٔ خود می‌گویند تغییر می‌کنند.
gates-languages = نوشته‌شده به
gates-related = مرتبط از
gates-probable = به احتمال زیاد همان، از
gates-decided = جفت‌های تعیین‌تکلیف‌شده
gates-right = موافقت ناظران با «به احتمال زیاد همان»
gates-other = زبان‌های دیگر
gates-two = دو زبان
gates-none = هنوز موردی نیست
gates-share = { $share } از { $n } مورد
