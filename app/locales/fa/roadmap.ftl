
# Promised dates
promised-year = سال { $year }
promised-quarter-1 = سه‌ماههٔ نخست { $year }
promised-quarter-2 = سه‌ماههٔ دوم { $year }
promised-quarter-3 = سه‌ماههٔ سوم { $year }
promised-quarter-4 = سه‌ماههٔ چهارم { $year }
promised-season-1 = بهار { $year }
promised-season-2 = تابستان { $year }
promised-season-3 = پاییز { $year }
promised-season-4 = زمستان { $year }
promised-days = { $first } تا { $last }
promised-with-days = { $period } ({ $days })
promise-title = در نقشهٔ راه
promote = تبدیل به وعده

# The roadmap
nav-roadmap = نقشهٔ راه
roadmap = نقشهٔ راه
roadmap-lead = آنچه شهر وعده داده است، تا کی، و تا کجا پیش رفته. هیچ تاریخی در اینجا بی‌دلیلی که بتوانید بخوانید جابه‌جا نمی‌شود.
roadmap-description = آنچه { $city } به شهروندانش وعده داده است، تا کی، و تا کجا پیش رفته.
roadmap-views = نماهای نقشهٔ راه
roadmap-view-columns = بر پایهٔ مرحله
roadmap-view-timeline = خط زمان
roadmap-view-changelog = انجام‌شده‌ها
roadmap-filter = فیلتر وعده‌ها
roadmap-all-years = همهٔ سال‌ها
roadmap-empty = هنوز وعده‌ای داده نشده است.
roadmap-empty-filtered = هیچ وعده‌ای با این فیلترها جور نیست. یکی را بردارید تا بیشتر ببینید.
roadmap-column-none = فعلاً چیزی اینجا نیست.
roadmap-all-of-stage = همهٔ { $count }: { $stage }
roadmap-cut = بیش از آن است که اینجا بگنجد. برای دیدن بقیه، دستگاه، محله یا سال را انتخاب کنید.
roadmap-declined = { $count ->
    [one] ردشده: { $n }
   *[other] ردشده: { $n }
}
roadmap-new = وعدهٔ تازه
roadmap-new-lead = هر کس که از یکی از ایده‌های پشت آن حمایت کرده باشد، باخبر می‌شود.
roadmap-promise = افزودن به نقشهٔ راه

# Timeline
timeline-legend = نوار پر زمان کار است و نوار کم‌رنگ بازه‌ای که وعدهٔ پایانش داده شده. لوزی تاریخ نخستین وعده است و خط، امروز.
timeline-table = خط زمان به شکل جدول
timeline-item = وعده
timeline-first = نخستین وعده
timeline-none = –

# An item
item-promise-of = وعده
item-facts = وعده در یک نگاه
item-agency = مسئول
item-agency-choose = دستگاه را انتخاب کنید
item-helpers = با همکاری
item-start = آغاز
item-due = موعد
item-due-by = تا { $date }
item-due-on = در { $date }
item-delivered = انجام شد:
item-delivered-on = تاریخ انجام
item-overdue = از موعد گذشته
item-budget = بودجه
item-budget-hint = همان‌طور که مردم باید بخوانند، مانند «۱۲۰ هزار از صندوق خیابان‌ها». اگر علنی نیست خالی بگذارید.
item-voices = { $count ->
    [one] { $n } شهروند خواهان این کار است
   *[other] { $n } شهروند خواهان این کارند
}
item-told = آخرین خبر:
item-moved = { $count ->
    [one] یک بار جابه‌جا شده
   *[other] { $n } بار جابه‌جا شده
}
item-moved-twice = دو بار جابه‌جا شده
item-other-language = این متن فعلاً فقط به زبان { $language } در دسترس است.
item-ideas = { $count ->
    [one] ایدهٔ پشت آن
   *[other] { $n } ایدهٔ پشت آن
}
item-title = عنوان
item-summary = چه کاری انجام می‌شود
item-topic-none = بی‌موضوع
item-stage = مرحله
item-stage-and-dates = مرحله و تاریخ‌ها
item-date-hint = بیش از آنچه می‌دانید نگویید: ۱۴۰۶، {"\u2066"}1406-Q3{"\u2069"} برای پاییز، {"\u2066"}۱۴۰۶/۰۲{"\u2069"} یا {"\u2066"}۱۴۰۶/۰۲/۲۸{"\u2069"}. سال میلادی هم می‌شود.
item-reason = دلیل، برای همه
item-reason-hint = هر کس که چشم‌به‌راه این کار است آن را می‌خواند.
item-declining = اگر رد می‌کنید
item-decline-reason = چرا رد می‌شود
item-decline-choose = دلیل را انتخاب کنید
item-reopen-if = چه چیزی آن را دوباره به جریان می‌اندازد
item-move = جابه‌جایی
item-move-confirm = جابه‌جا شود
item-manage = ادارهٔ این وعده
item-manage-parts = بخش‌های این صفحه
item-change-lead = هر تغییر مرحله یا تاریخ، با نام و دلیل شما، برای همیشه در صفحه می‌ماند.
item-change-send = انتشار تغییر
item-texts = متن‌ها، جا و همکاران
item-texts-save = ذخیره
declined-title = رد شد: { $reason }

# Its history
story-title = سرگذشت این وعده
story-first = نخستین وعده: { $date }.
story-never-moved = تاریخ هیچ‌گاه جابه‌جا نشده است.
story-moved = { $count ->
    [one] یک بار جابه‌جا شده است.
   *[other] { $n } بار جابه‌جا شده است.
}
story-moved-twice = دو بار جابه‌جا شده است.
story-now = وعدهٔ کنونی: { $date }.
story-no-date = فعلاً تاریخی وعده داده نشده است.
story-kept = به همان نخستین وعده وفا شد.
story-kept-later = تا آخرین تاریخ وعده‌شده انجام شد، دیرتر از نخستین وعده.
story-late = دیرتر از وعده انجام شد.
story-made = به نقشهٔ راه آمد: { $stage }
story-stage = { $from } ← { $to }
story-due-set = موعد: { $date }
story-due-gone = دیگر وعده داده نمی‌شود: { $date }
story-due-moved = موعد: از { $from } به { $to } ({ $how })
story-start-set = آغاز: { $date }
story-start-gone = زمان آغاز دوباره نامعلوم است؛ پیش‌تر: { $date }
story-start-moved = آغاز: از { $from } به { $to } ({ $how })
shift-later = دیرتر
shift-earlier = زودتر
shift-narrowed = دقیق‌تر
shift-widened = کلی‌تر

# Milestones and news
milestones-title = گام‌ها
milestone = گام
milestone-due = تا کی
milestone-add = افزودن گام
milestone-reach = انجام شد
milestone-reached = انجام شد:
posts-title = خبرها
post-title = خبر تازه
post-kind = نوع خبر
post-update = خبر
post-evidence = سند انجام
post-body = متن
post-picture = تصویر
post-picture-hint = JPEG، ‏PNG یا WebP تا ۸ مگابایت. جا و زمان عکس پاک می‌شود.
post-picture-text = در تصویر چه دیده می‌شود
post-picture-text-hint = برای کسانی که آن را نمی‌بینند؛ همراه تصویر لازم است.
post-send = انتشار

# Whether it helped
outcome-title = آیا گره‌گشا بود؟
outcome-none = هنوز کسی پاسخ نداده است.
outcome-answers = { $count ->
    [one] { $n } نفر از خواهندگان پاسخ داده است.
   *[other] { $n } نفر از خواهندگان پاسخ داده‌اند.
}
outcome-share = { $count } ({ $percent }٪)
outcome-yes = بله، حل شد
outcome-partly = تا اندازه‌ای
outcome-no = نه
outcome-question = آیا این کار مشکل شما را حل کرد؟
outcome-verdict = پاسخ شما
outcome-why = چرا؟
outcome-why-hint = کسانی که در شهر پاسخ‌گوی این وعده‌اند آن را می‌خوانند؛ منتشر نمی‌شود.
outcome-send = پاسخ
outcome-change = تغییر پاسخم
outcome-visitor = از یکی از ایده‌های پشت آن حمایت کرده‌اید؟ پس بگویید گره‌گشا بود یا نه.
reopening-title = بازبینی دوباره
reopening-told = { $no } نفر از { $answers } نفری که پاسخ داده‌اند می‌گویند گره‌گشا نبود.
reopening-settled = ناظر تصمیم گرفت:
reopenings-title = انجام شده، اما بسیاری می‌گویند گره‌گشا نبود
reopenings-lead = این‌ها در انتظار تصمیم‌اند: کار ادامه یابد یا همان انجام‌شده بماند؟
settle-decision = حالا چه می‌شود؟
settle-reopen = کار ادامه می‌یابد: بازگشت به «در دست اجرا»
settle-keep = انجام‌شده می‌ماند
settle-send = ثبت تصمیم
subject-promise = وعده
reopening-manage = تغییر مرحله یا تاریخ‌ها
settled-reopen = کار ادامه می‌یابد
settled-keep = انجام‌شده می‌ماند
reopening-undone = تصمیم به ادامهٔ کار پس گرفته شد. ناظران دوباره به آن نگاه می‌کنند.

# Managing
manage-late-title = کس دیگری زودتر دست به کار شد
manage-late-now = اکنون: { $stage }
manage-late-text = چیزی از شما ذخیره نشد. آنچه نوشته‌اید پایین همین صفحه مانده است: یک بار دیگر ببینید و اگر هنوز همان را می‌خواهید دوباره بفرستید.
manage-ideas = ایده‌های پشت آن
manage-idea = شمارهٔ ایده‌ها
manage-idea-hint = شمارهٔ پایان نشانی ایده؛ چند شماره را با ویرگول جدا کنید.
manage-idea-add = افزودن
manage-idea-remove = برداشتن

# Handing it on
handover = واگذاری به دستگاه دیگر
handover-lead = اکنون { $agency } مسئول این وعده است. مرحله و تاریخ‌ها همان می‌ماند؛ این واگذاری، با نام و دلیل شما، برای همیشه در صفحه می‌ماند.
handover-agency = به کدام دستگاه
handover-stays = { $agency } همچنان همکاری می‌کند
handover-send = واگذار شود
error-handover-agency-missing = دستگاهی را که از این پس مسئول است انتخاب کنید.
notice-item-handed-on = واگذار شد و همراه دلیل شما منتشر شد.
story-handed-on = واگذاری از { $from } به { $to }

# You asked, we did
done-title = شما خواستید، ما انجام دادیم
done-lead = آنچه شهروندان { $city } خواستند و آنچه از آن برآمد، با همان کلمات خودشان.
done-empty = هنوز کاری به سرانجام نرسیده است. نخستین وعده‌ای که وفا شود اینجا می‌آید.
done-count = { $count ->
    [one] { $n } وعده به انجام رسیده است
   *[other] { $n } وعده به انجام رسیده است
}
done-asked = شما خواستید
done-author = – { $author }،
done-others = { $count ->
    [one] و یک ایدهٔ دیگر
   *[other] و { $n } ایدهٔ دیگر
}
done-helped = از { $answers } پاسخ، { $percent }٪ می‌گویند مشکل حل شده است.

field-optional = اختیاری
list-comma = ،{" "}
error-not-a-date = این تاریخ را نتوانستیم بخوانیم. بنویسید ۱۴۰۶، {"\u2066"}1406-Q3{"\u2069"}، {"\u2066"}۱۴۰۶/۰۲{"\u2069"} یا {"\u2066"}۱۴۰۶/۰۲/۲۸{"\u2069"}.
error-before-start = این پیش از آغاز کار است.
error-unchanged = نه مرحله عوض می‌شود و نه تاریخ.
error-not-a-picture = این تصویر JPEG، ‏PNG یا WebP خوانا نیست.
error-item-title-missing = عنوان را بنویسید.
error-item-summary-missing = بنویسید چه کاری انجام می‌شود.
error-item-agency-missing = دستگاهی را که وعده می‌دهد انتخاب کنید.
error-item-stage-missing = مرحله را انتخاب کنید.
error-item-start-missing = زمان آغاز را بنویسید.
error-item-due-missing = وعده تاریخ دارد. یک سال هم بس است.
error-item-reason-missing = دلیل را بنویسید: اینجا چیزی بی‌دلیل عوض نمی‌شود.
error-item-decline-reason-missing = دلیل رد را انتخاب کنید.
error-item-reopen-if-missing = بنویسید چه چیزی آن را دوباره به جریان می‌اندازد.
error-post-body-missing = خبر را بنویسید.
error-post-picture-text-missing = بنویسید در تصویر چه دیده می‌شود.
error-milestone-missing = نام گام را بنویسید.
error-milestone-due-missing = بنویسید تا کی.
error-manage-idea-missing = شمارهٔ ایده‌ای را بنویسید که هست، مانند ۷.
error-outcome-verdict-missing = یک پاسخ انتخاب کنید.
error-settle-decision-missing = انتخاب کنید که حالا چه می‌شود.
notice-item-made = به نقشهٔ راه آمد و همهٔ کسانی که پشت آن‌اند باخبر می‌شوند.
notice-item-changed = تغییر همراه دلیل شما منتشر شد.
notice-item-saved = ذخیره شد.
notice-item-posted = منتشر شد.
notice-milestone-reached = این گام انجام‌شده شد.
notice-outcome-told = سپاسگزاریم. پاسخ شما شمرده شد.
notice-reopening-settled = تصمیم همراه دلیل شما منتشر شد.
problem-late-title = کس دیگری زودتر دست به کار شد
problem-late-text = همین حالا کس دیگری این کار را انجام یا تغییر داده است. چیزی دو بار انجام نشد؛ ببینید اکنون چگونه است.
