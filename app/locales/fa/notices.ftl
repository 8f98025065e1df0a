
# Notices: what a resident was told
notices = اعلان‌ها
notices-lead = سرانجام ایده‌هایی که از آن‌ها حمایت کرده‌اید و هر چه دنبال می‌کنید.
notices-none = هنوز خبری نیست
notices-none-text = یک ایده، موضوع یا محله را دنبال کنید تا سرانجامش را اینجا ببینید.
notices-mark-all = علامت‌گذاری همه به‌عنوان خوانده‌شده
notices-more = اعلان‌های قدیمی‌تر
notices-first = بازگشت به تازه‌ترین‌ها
notices-unread = { $count ->
    [one] { $n } اعلان خوانده‌نشده
   *[other] { $n } اعلان خوانده‌نشده
}
notices-unread-many = بیش از { $n } اعلان خوانده‌نشده
notices-earlier = { $count ->
    [one] و یک اعلان قدیمی‌تر
   *[other] و { $n } اعلان قدیمی‌تر
}
notice-read-all = همهٔ اعلان‌ها خوانده‌شده علامت خورد.
told-new = تازه
told-about-idea = ایده
told-about-item = نقشهٔ راه
told-about-site = دربارهٔ این سایت
told-hidden = چیزی که اکنون نمی‌توان آن را خواند
told-stop = توقف خبرهای این مورد
told-an-agency = دستگاه مسئول
told-answered = { $agency } پاسخ داد. مرحله از این پس: { $stage }.
told-answered-plain = { $agency } پاسخ داد.
told-asked = { $agency } از شهروندان پرسشی دارد.
told-assigned = از این پس { $agency } مسئول این ایده است.
told-merged = «{ $title }» و این ایده یکی شدند.
told-merged-plain = ایده‌ای که از آن حمایت کرده‌اید یا دنبالش می‌کنید با این ایده یکی شد.
told-voice = { $count ->
    [one] صدای شما در کنار { $n } نفر دیگر اینجا شمرده می‌شود.
   *[other] صدای شما در کنار { $n } نفر دیگر اینجا شمرده می‌شود.
}
told-voice-alone = صدای شما اینجا شمرده می‌شود.
told-voice-withdraw = حمایتم را پس می‌گیرم
told-withdrawn = حمایت شما از «{ $title }» پس گرفته شد.
told-joined = { $count ->
    [one] ایدهٔ دیگری همین را می‌گفت: { $n } صدای دیگر هم اینجا شمرده می‌شود.
   *[other] ایدهٔ دیگری همین را می‌گفت: { $n } صدای دیگر هم اینجا شمرده می‌شود.
}
told-joined-plain = ایدهٔ دیگری که همین را می‌گفت، اکنون در همین‌جاست.
told-unmerged = این ایده دوباره به‌تنهایی ایستاده است و صدای شما هم با آن.
told-split = یکی از ناظران پیشنهاد می‌کند نوشتهٔ شما یا بخشی از آن ایده‌ای جداگانه شود. تصمیم با شماست.
told-replied = { $who } به دیدگاه شما پاسخ داد.
told-replied-gone = کسی به دیدگاه شما پاسخ داد؛ پاسخ دیگر خواندنی نیست.
told-commented = { $who } دیدگاهی نوشت.
told-commented-gone = کسی دیدگاهی نوشت که دیگر خواندنی نیست.
told-case = { $who } مورد خودش را نوشت.
told-case-gone = یکی از شهروندان مورد خودش را نوشت.
told-mentioned = { $who } در یادداشتی داخلی از شما نام برد.
told-mentioned-gone = همکاری در یادداشتی داخلی از شما نام برد.
told-approved = { $subject ->
    [idea] ایدهٔ شما منتشر شد.
    [comment] دیدگاه شما منتشر شد.
    [case] مورد شما منتشر شد.
   *[other] نوشتهٔ شما منتشر شد.
}
told-hidden-by = { $subject ->
    [idea] یکی از ناظران ایدهٔ شما را پنهان کرد. دلیل و راه اعتراض را اینجا ببینید.
    [comment] یکی از ناظران دیدگاه شما را پنهان کرد. دلیل و راه اعتراض را اینجا ببینید.
    [case] یکی از ناظران مورد شما را پنهان کرد. دلیل و راه اعتراض را اینجا ببینید.
   *[other] یکی از ناظران نوشتهٔ شما را پنهان کرد. دلیل و راه اعتراض را اینجا ببینید.
}
told-restored = { $subject ->
    [idea] ایدهٔ شما دوباره خواندنی است.
    [comment] دیدگاه شما دوباره خواندنی است.
    [case] مورد شما دوباره خواندنی است.
   *[other] نوشتهٔ شما دوباره خواندنی است.
}
told-kept = { $subject ->
    [idea] یکی از ناظران ایدهٔ شما را بررسی کرد: همان‌طور که هست می‌ماند.
    [comment] یکی از ناظران دیدگاه شما را بررسی کرد: همان‌طور که هست می‌ماند.
    [case] یکی از ناظران مورد شما را بررسی کرد: همان‌طور که هست می‌ماند.
   *[other] یکی از ناظران نوشتهٔ شما را بررسی کرد: همان‌طور که هست می‌ماند.
}
told-held = { $subject ->
    [idea] یکی از ناظران ایدهٔ شما را بررسی می‌کند. تا آن زمان همچنان خواندنی است.
    [comment] یکی از ناظران دیدگاه شما را بررسی می‌کند. تا آن زمان همچنان خواندنی است.
    [case] یکی از ناظران مورد شما را بررسی می‌کند. تا آن زمان همچنان خواندنی است.
   *[other] یکی از ناظران نوشتهٔ شما را بررسی می‌کند. تا آن زمان همچنان خواندنی است.
}
told-edit-proposed = یکی از ناظران نگارش دیگری برای ایدهٔ شما پیشنهاد کرده است. تصمیم با شماست.
told-appeal-overturned = اعتراض شما پذیرفته شد: تصمیم پس گرفته شد.
told-appeal-upheld = ناظر دیگری اعتراض شما را بررسی کرد: تصمیم پابرجاست.
told-promised = این ایده به نقشهٔ راه شهر افزوده شد. مرحله: { $stage }.
told-promised-plain = این ایده به نقشهٔ راه شهر افزوده شد.
told-stage-moved = مرحله از «{ $from }» به «{ $stage }» تغییر کرد.
told-stage = مرحله تغییر کرد: { $stage }.
told-stage-plain = مرحله تغییر کرد.
told-date-moved = موعد تغییر کرد.
told-due-set = موعد: { $to }.
told-due-gone = فعلاً موعدی وعده داده نشده است؛ پیش از این: { $from }.
told-due-moved = { $how ->
    [later] کار بیشتر طول می‌کشد. موعد تازه: { $to }؛ پیش از این: { $from }.
    [earlier] کار زودتر انجام می‌شود. موعد تازه: { $to }؛ پیش از این: { $from }.
    [narrowed] موعد دقیق‌تر شد: { $to }؛ پیش از این: { $from }.
   *[widened] موعد کلی‌تر شد: { $to }؛ پیش از این: { $from }.
}
told-start-set = آغاز کار: { $to }.
told-start-gone = زمان آغاز کار دوباره نامعلوم است؛ پیش از این: { $from }.
told-start-moved = { $how ->
    [later] آغاز کار دیرتر شد: { $to }؛ پیش از این: { $from }.
    [earlier] آغاز کار زودتر شد: { $to }؛ پیش از این: { $from }.
    [narrowed] آغاز کار دقیق‌تر شد: { $to }؛ پیش از این: { $from }.
   *[widened] آغاز کار کلی‌تر شد: { $to }؛ پیش از این: { $from }.
}
told-handed-on = از این پس { $agency } به‌جای { $from } مسئول این وعده است.
told-milestone = یکی از گام‌ها به سرانجام رسید: { $title }.
told-milestone-plain = یکی از گام‌ها به سرانجام رسید.
told-posted = { $agency } خبر تازه‌ای دارد.
told-delivered = شهر می‌گوید این کار انجام شده است. مشکل شما حل شد؟
told-looked-at = چون گفته بودید گره‌گشا نبود، ناظران دوباره به آن نگاه کردند. انجام‌شده می‌ماند، به این دلیل:
told-published = { $who } این ایده را در آنچه دنبال می‌کنید ثبت کرد.
told-published-plain = ایده‌ای تازه در آنچه دنبال می‌کنید.

# Following
following = آنچه دنبال می‌کنید
following-lead = سرانجام این‌ها را در اعلان‌هایتان می‌خوانید. این فهرست را جز شما کسی نمی‌بیند.
following-none = هنوز چیزی را دنبال نمی‌کنید
following-none-text = هر ایده دکمه‌ای برای این کار دارد؛ فهرست هر موضوع، محله یا دستگاه هم همین‌طور.
following-ideas = ایده‌ها
following-topics = موضوع‌ها
following-areas = محله‌ها
following-agencies = دستگاه‌ها
following-items = نقشهٔ راه
following-more = ایده‌های دیگر
following-hidden = ایده‌ای که اکنون نمی‌توان آن را خواند
follow-topic = دنبال‌کردن این موضوع
follow-area = دنبال‌کردن این محله
follow-agency = دنبال‌کردن این دستگاه
follow-item = دنبال‌کردن این وعده
follow-stop = دیگر دنبال نمی‌کنم
follow-on = دنبال می‌کنید: { $name }
notice-follow-on = از تازه‌های آن باخبر می‌شوید.
notice-follow-off = دیگر خبری از آن به شما نمی‌دهیم.

# Feeds
feed-offer = خوراک این فهرست
feed-entry-comment = { $who } دیدگاهی نوشت
feed-entry-reply = { $who } پاسخ داد
feed-entry-answer = { $agency } پاسخ داد: { $stage }
feed-entry-idea = { $who } این ایده را ثبت کرد
feed-entry-imported = این ایده ثبت شد
feed-idea-title = { $title } – سرانجام این ایده
feed-roadmap-title = نقشهٔ راه { $city }
feed-item-made = در نقشهٔ راه: { $stage }
feed-item-stage = تغییر مرحله: { $stage }
feed-item-date = تغییر تاریخ
feed-item-handed-on = واگذاری به { $agency }
feed-item-update = خبر تازه
feed-item-evidence = انجام شد: شواهد
calendar-title = وعده‌های { $city }
calendar-offer = تاریخ‌ها به‌صورت تقویم
